"""Choose the table of a visitor's file that lists its cities, and read them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.headers import city_columns, is_long
from smartgov.intake.limits import MAX_CITIES
from smartgov.intake.study.answers_long import first_rows
from smartgov.intake.study.city_table import KEYS, NEEDED, CityTable, read_cities
from smartgov.intake.study.damaged import find_damaged
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.read_tables import Tables
from smartgov.intake.vocabulary import words
from smartgov.problems import Problem
from smartgov.text import LANGUAGES


def answer_city_columns(tables: Tables) -> dict[str, int]:
    """Locate the city columns in the table of answers.

    If the cities have a table of their own, only the columns that identify a city are used.
    """
    columns = city_columns(tables.grids["answers"].header)
    if "cities" not in tables.grids:
        return columns
    return {name: at for name, at in columns.items() if name in KEYS}


def choose_cities(
    tables: Tables, choices: Choices = NO_CHOICES, asked: Collection[str] = ()
) -> tuple[CityTable | None, list[Problem]]:
    """Read the cities of a file; None if they cannot be read.

    They are in a table of their own, or else in the rows of the answers. Columns that the visitor
    is ``asked`` about are not reported as missing.
    """
    answers = tables.grids["answers"]
    grid = tables.grids.get("cities", answers)
    if grid is answers and is_long(list(answers.header.values())):
        named = answer_city_columns(tables)
        grid = first_rows(answers, named) if named else answers
    columns = city_columns(grid.header)
    problems = _check_table(grid, answers, columns, asked)
    if problems or not set(NEEDED) <= columns.keys():
        return None, problems
    cities, problems = read_cities(grid, columns, tables.comma, choices)
    if "cities" in tables.grids:
        unknown = grid.header.keys() - columns.values()
        problems += [grid.problem("unknown_column", grid.top, at) for at in unknown]
    return cities, problems


def _check_table(
    grid: Grid, answers: Grid, columns: Mapping[str, int], asked: Collection[str]
) -> list[Problem]:
    """Report the problems that make a table of cities unreadable."""
    problems = []
    for column in NEEDED:
        damaged = find_damaged(grid.header, column) if column not in columns else None
        if damaged is not None:
            at, name = damaged
            problems.append(grid.problem("damaged_header", grid.top, at, grid.header[at], name))
        elif column not in columns and column not in asked:
            names = dict.fromkeys(words(language)["cities"][column][0] for language in LANGUAGES)
            allowed = ", ".join(names)
            problems.append(grid.problem("missing_city_column", grid.top, None, allowed=allowed))
    tables = [grid] if grid is answers else [grid, answers]
    problems += [table.spot.problem("no_rows") for table in tables if not table.rows]
    if not problems and len(grid.rows) > MAX_CITIES:
        problems.append(grid.spot.problem("too_many_cities", allowed=f"{MAX_CITIES:,}"))
    return problems
