"""Match each row of a table of answers to a city."""

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
    """The city of each row of answers.

    Attributes
    ----------
    rows
        The row of the city, for each row of answers; None if there is none.
    faults
        The problems of the rows without a city.
    unmatched
        The unmatched cities, as id, name and country.
    """

    rows: tuple[int | None, ...]
    faults: Faults = NO_FAULTS
    unmatched: frozenset[tuple[str, ...]] = frozenset()


def match_cities(table: AnswerTable, *, once: bool) -> CityMatches:
    """Match each row of answers to the row of its city.

    Parameters
    ----------
    table
        The answers and the cities.
    once
        Whether each city may have only one row.

    Raises
    ------
    RefusedError
        If the rows name far more cities than a study may have.
    """
    grid, columns = table.grid, table.columns
    find = find_city(table.cities.rows)
    blank = [""] * len(grid.rows)
    parts = [grid.columns[columns[key]] if key in columns else blank for key in KEYS]
    known: dict[tuple[str, ...], tuple[int | None, str]] = {}
    rows: list[int | None] = []
    seen: set[int] = set()
    unmatched: set[tuple[str, ...]] = set()
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
            unmatched.add(cells)
        else:
            seen.add(row)
        if code:
            wrong.setdefault(code, []).append(number)
        rows.append(row)
    position = columns.get("name", columns.get("id", 0))
    faults = [column_faults(grid, code, numbers, position) for code, numbers in wrong.items()]
    return CityMatches(tuple(rows), merge_faults(faults), frozenset(unmatched))
