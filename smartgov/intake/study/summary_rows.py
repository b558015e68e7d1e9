"""Drop rows that are not cities: totals, averages and notes around the table."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import replace

from smartgov.intake.cells import is_blank
from smartgov.intake.headers import city_columns, is_long
from smartgov.intake.question_names import name_questions
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.read_tables import Tables
from smartgov.intake.vocabulary import ids, key
from smartgov.model import Question
from smartgov.problems import Problem


def drop_other_rows(tables: Tables, questions: Sequence[Question]) -> tuple[Tables, list[Problem]]:
    """Drop the rows that are not cities from the tables of cities and answers."""
    grids = dict(tables.grids)
    problems: list[Problem] = []
    cities: set[str] = set()
    for role in ("cities", "answers"):
        if role not in grids:
            continue
        grid, found = drop_summaries(grids[role], cities)
        problems += found
        columns = city_columns(grid.header)
        if "name" in columns:
            cities = set(map(key, grid.columns[columns["name"]]))
        named = name_questions(questions, grid.header.values())
        read = {at for at, name in grid.header.items() if name in named} | set(columns.values())
        grids[role] = grid if is_long(list(grid.header.values())) else drop_blank(grid, read)
    return replace(tables, grids=grids), problems


def drop_blank(grid: Grid, positions: Collection[int]) -> Grid:
    """Drop the rows that are blank in all columns that are read.

    They belong to a legend beside the table, or to a list filled down with "don't know".
    """
    columns = [grid.columns[position] for position in positions]
    there = {at for at in range(len(grid.rows)) if any(not is_blank(c[at]) for c in columns)}
    return grid if len(there) == len(grid.rows) or not there else grid.keep(sorted(there))


def drop_summaries(grid: Grid, cities: Container[str] = ()) -> tuple[Grid, list[Problem]]:
    """Drop the rows that summarize others, and report them.

    Such a row is named "Total" or similar, has no country, and is not one of ``cities``.
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
    if not dropped:
        return grid, []
    kept = sorted(set(range(len(names))) - set(dropped))
    return grid.keep(kept), told
