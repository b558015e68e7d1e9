"""Which city each row of a table of answers is about."""

from __future__ import annotations

from dataclasses import dataclass

from smartgov.intake.cells import CODES
from smartgov.intake.limits import MAX_CITIES
from smartgov.intake.spot import RefusedError
from smartgov.intake.study.answer_table import (
    NO_FAULTS,
    AnswerTable,
    Faults,
    column_faults,
    merge_faults,
)
from smartgov.intake.study.city_table import KEYS, find_city


@dataclass(frozen=True)
class CityMatches:
    """Which city each row of answers is about.

    Attributes
    ----------
    rows
        For each row of answers the row of its city; None where there is none.
    faults
        What is wrong with the rows without a city.
    strangers
        What those rows say of the city they mean: id, name and country.
    """

    rows: tuple[int | None, ...]
    faults: Faults = NO_FAULTS
    strangers: frozenset[tuple[str, ...]] = frozenset()


def match_cities(table: AnswerTable, *, once: bool) -> CityMatches:
    """Return the row of the city that each row of answers is about.

    Parameters
    ----------
    table
        The answers and the cities.
    once
        Whether each city may stand in one row alone.

    Raises
    ------
    RefusedError
        Where the rows name far more cities than a study may have.
    """
    grid, columns = table.grid, table.columns
    find = find_city(table.cities.rows)
    blank = [""] * len(grid.rows)
    parts = [grid.columns[columns[key]] if key in columns else blank for key in KEYS]
    known: dict[tuple[str, ...], tuple[int | None, str]] = {}
    rows: list[int | None] = []
    seen: set[int] = set()
    strangers: set[tuple[str, ...]] = set()
    wrong: dict[str, list[int]] = {}
    for number, cells in enumerate(zip(*parts, strict=True)):
        if cells not in known:
            unread = next((CODES[cell] for cell in cells if cell in CODES), "")
            known[cells] = (None, unread) if unread else find(cells)
            if len(known) > 2 * MAX_CITIES:
                raise RefusedError(grid.spot.problem("too_many_cities", allowed=f"{MAX_CITIES:,}"))
        row, code = known[cells]
        if once and row is not None and row in seen:
            row, code = None, "duplicate_city"
        if row is None:
            strangers.add(cells)
        else:
            seen.add(row)
        if code:
            wrong.setdefault(code, []).append(number)
        rows.append(row)
    position = columns.get("name", columns.get("id", 0))
    faults = [column_faults(grid, code, numbers, position) for code, numbers in wrong.items()]
    return CityMatches(tuple(rows), merge_faults(faults), frozenset(strangers))
