"""Which city each row of a table of answers is about."""

from __future__ import annotations

from smartgov.intake.cells import CODES
from smartgov.intake.limits import MAX_CITIES
from smartgov.intake.spot import RefusedError
from smartgov.intake.study.answer_table import Found
from smartgov.intake.study.city_table import KEYS, CityTable, find_city
from smartgov.intake.tables.grid import Grid


def match_cities(
    grid: Grid, columns: dict[str, int], cities: CityTable, found: Found, *, once: bool
) -> list[int | None]:
    """Return the row of the city that each row is about; what is wrong is added to ``found``.

    Parameters
    ----------
    grid
        The table of the answers.
    columns
        Where what is known of the city stands.
    cities
        The cities.
    found
        Takes up what is wrong.
    once
        Whether each city may stand in one row alone.
    """
    find = find_city(cities.rows)
    blank = [""] * len(grid.rows)
    parts = [grid.columns[columns[key]] if key in columns else blank for key in KEYS]
    known: dict[tuple[str, ...], tuple[int | None, str]] = {}
    rows: list[int | None] = []
    seen: set[int] = set()
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
        elif row is not None:
            seen.add(row)
        if row is None:
            found.strangers.add(cells)
        if code:
            wrong.setdefault(code, []).append(number)
        rows.append(row)
    for code, numbers in wrong.items():
        found.add(grid, code, numbers, columns.get("name", columns.get("id", 0)))
    return rows
