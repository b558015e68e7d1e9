"""Grids created without a file."""

from __future__ import annotations

from collections.abc import Sequence

from smartgov.intake.headers import is_city_header, row_limit
from smartgov.intake.spot import Row, Spot
from smartgov.intake.tables.grid import Grid, read_grid
from smartgov.intake.tables.read_tables import Tables

SPOT = Spot("file.csv")


def make_rows(*rows: Sequence[str], first: int = 1) -> list[Row]:
    """Return rows with their widths, as a CSV file has them."""
    return [
        Row(number, {at: cell for at, cell in enumerate(row) if cell}, len(row))
        for number, row in enumerate(rows, start=first)
    ]


def make_grid(*rows: Sequence[str]) -> Grid:
    """Return a table of cities or answers whose first row is the header."""
    grid, _ = read_grid(SPOT, iter(make_rows(*rows)), is_city_header, row_limit)
    assert grid is not None
    return grid


def make_tables(answers: Grid, cities: Grid | None = None, comma: bool = False) -> Tables:
    """Return the tables of a file."""
    grids = {"answers": answers} if cities is None else {"cities": cities, "answers": answers}
    return Tables(SPOT, grids=grids, comma=comma)
