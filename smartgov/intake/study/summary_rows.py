"""Drop rows that are not cities: totals, averages and notes around the table."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import replace

from smartgov.intake.cells import is_blank
from smartgov.intake.headers import city_columns, is_long
from smartgov.intake.question_names import name_questions
from smartgov.intake.study.country_names import country_code
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.read_tables import Tables
from smartgov.intake.vocabulary import ids, key
from smartgov.model import Question
from smartgov.places.gazetteer import find_exact
from smartgov.problems import Problem

#: Words between a summary and its country, in any language.
_OF = frozenset({"de", "del", "of", "for", "du", "des", "d", "en", "in"})


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

    Such a row is named "Total" or similar, is not one of ``cities``, and has no id. It may have a
    country, unless a place of that name lies there: Media is a city in Pennsylvania.
    """
    columns = city_columns(grid.header)
    if "name" not in columns:
        return grid, []
    blank = [""] * len(grid.rows)
    names, countries, given = (
        grid.columns[columns[column]] if column in columns else blank
        for column in ("name", "country", "id")
    )
    said = [name or country for name, country in zip(names, countries, strict=True)]
    likely = [
        at
        for at, cell in enumerate(said)
        if not given[at] and key(cell) not in cities and _is_summary(cell)
    ]
    places = find_exact((names[at], country_code(countries[at]) or "") for at in likely)
    dropped = [
        at
        for at in likely
        if not (names[at] and countries[at] and (names[at], country_code(countries[at])) in places)
    ]
    told = [grid.problem("summary_row", grid.rows[at], columns["name"], said[at]) for at in dropped]
    if not dropped:
        return grid, []
    kept = sorted(set(range(len(names))) - set(dropped))
    return grid.keep(kept), told


def _is_summary(cell: str) -> bool:
    """Check for a word such as "Total", also with a country after it: "Media de España"."""
    word, known = key(cell), ids("summaries")
    if word in known:
        return True
    first, _, rest = word.partition(" ")
    of = rest.split(" ", 1)
    country = of[1] if of[0] in _OF and len(of) > 1 else rest
    return first in known and country_code(country) is not None
