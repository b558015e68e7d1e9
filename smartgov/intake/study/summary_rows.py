"""Rows that are no cities: totals and averages, and what stands beside or below the table."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import replace

from smartgov.intake.cells import is_blank
from smartgov.intake.headers import city_columns
from smartgov.intake.tables.grid import Grid
from smartgov.intake.vocabulary import ids, key
from smartgov.problems import Problem


def drop_blank(grid: Grid, positions: Collection[int]) -> Grid:
    """Return a table without the rows that say nothing in the columns that are read.

    They belong to a legend beside the table, or to a list filled down with "don't know".
    """
    columns = [grid.columns[position] for position in positions]
    there = {at for at in range(len(grid.rows)) if any(not is_blank(c[at]) for c in columns)}
    return grid if len(there) == len(grid.rows) or not there else _keep(grid, there)


def drop_summaries(grid: Grid, cities: Container[str] = ()) -> tuple[Grid, list[Problem]]:
    """Return a table without the rows that sum others up, and that they were there.

    Such a row is called "Total" or the like, has no country, and is none of the ``cities``.
    """
    columns = city_columns(grid.header)
    if "name" not in columns:
        return grid, []
    known, names = ids("summaries"), grid.columns[columns["name"]]
    blank = [""] * len(names)
    countries = grid.columns[columns["country"]] if "country" in columns else blank
    said = [n or c if not (n and c) else "" for n, c in zip(names, countries, strict=True)]
    words = list(map(key, said))
    dropped = [at for at, word in enumerate(words) if word in known and word not in cities]
    told = [grid.problem("summary_row", grid.rows[at], columns["name"], said[at]) for at in dropped]
    return _keep(grid, set(range(len(names))) - set(dropped)) if told else grid, told


def _keep(grid: Grid, kept: set[int]) -> Grid:
    """Return a table with some of its rows, counted from 0."""
    order = sorted(kept)
    cells = {position: [column[at] for at in order] for position, column in grid.columns.items()}
    return replace(grid, rows=[grid.rows[at] for at in order], columns=cells)
