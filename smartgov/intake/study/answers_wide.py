"""Answers with a row for each city and a column for each question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from smartgov.intake.study.answer_table import Found, read_column, torn_numbers
from smartgov.intake.study.city_table import CityTable
from smartgov.intake.study.match_cities import match_cities
from smartgov.intake.tables.grid import Grid
from smartgov.model import City, Question
from smartgov.problems import Problem


@dataclass(frozen=True, eq=False)
class Answered:
    """Cities and their answers, and how many cities are left out.

    ``wide`` is cities × questions as floats, in the order of both, NaN where not answered.
    """

    cities: tuple[City, ...]
    wide: pd.DataFrame
    left_out: int


def read_wide(
    grid: Grid,
    questions: dict[int, Question],
    columns: dict[str, int],
    cities: CityTable,
    is_own: bool,
    comma: bool,
    progress: Callable[[float], None],
) -> tuple[Answered, Found]:
    """Read answers, a city in each row.

    Parameters
    ----------
    grid
        The table of the answers.
    questions
        Which question is asked in which column.
    columns
        Where what is known of the city stands.
    cities
        The cities, of this table where ``is_own``, else of a table of their own.
    is_own
        Whether the cities stand in the table of the answers itself.
    comma
        Whether a lone comma is always a decimal one.
    progress
        Told how much is done, from 0 to 1.
    """
    found = Found(unsound=torn_numbers(grid))
    row_of = list(grid.rows) if is_own else match_cities(grid, columns, cities, found, once=True)
    numbers = range(len(grid.rows))
    values = np.full((len(grid.rows), len(questions)), np.nan)
    for at, (position, question) in enumerate(questions.items()):
        values[:, at] = read_column(grid, position, numbers, question, comma, found)
        progress((at + 1) / len(questions))
    used = {row: n for n, row in enumerate(row_of) if row is not None and n not in found.unsound}
    at_fault = {row_of[n] for n in found.unsound}
    sound = {row: city for row, city in cities.sound.items() if row not in at_fault}
    found.absent = [row for row in sound if row not in used]
    strangers = sum(row_of[n] is None for n in found.unsound)
    blank = np.full(len(questions), np.nan)
    wide = pd.DataFrame(
        [values[used[row]] if row in used else blank for row in sound],
        index=pd.Index([city.id for city in sound.values()], name="city"),
        columns=[question.id for question in questions.values()],
        dtype=float,
    )
    left_out = len(cities.rows) - len(sound) + strangers
    return Answered(tuple(sound.values()), wide, left_out), found


def name_problems(
    grid: Grid, questions: dict[int, Question], used: set[int]
) -> tuple[list[Problem], bool]:
    """Return what is wrong with the columns, and whether the table cannot be read so."""
    seen: dict[str, int] = {}
    problems, broken = [], False
    for position, question in questions.items():
        if question.id in seen:
            problems.append(grid.problem("duplicate_column", grid.top, position))
            broken = True
        seen[question.id] = position
    for position in grid.header.keys() - questions.keys() - used:
        problems.append(grid.problem("unknown_column", grid.top, position))
    return problems, broken
