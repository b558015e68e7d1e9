"""Answers with a row for each of them: city, question, value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from smartgov.intake.study.answer_table import Found, read_column, torn_numbers
from smartgov.intake.study.answers_wide import Answered
from smartgov.intake.study.city_table import CityTable
from smartgov.intake.study.match_cities import match_cities
from smartgov.intake.tables.grid import Grid
from smartgov.intake.vocabulary import ids, key
from smartgov.model import Question


def answer_columns(header: dict[int, str]) -> dict[str, int]:
    """Return where city, question and value stand."""
    known = ids("answers")
    found: dict[str, int] = {}
    for position, name in header.items():
        column = known.get(key(name))
        if column is not None:
            found.setdefault(column, position)
    return found


def first_rows(grid: Grid, columns: dict[str, int]) -> Grid:
    """Return the rows in which a city stands for the first time."""
    parts = [grid.columns[columns[c]] for c in ("id", "name", "country") if c in columns]
    first: dict[tuple[str, ...], int] = {}
    for number, known in enumerate(zip(*parts, strict=True)):
        first.setdefault(known, number)
    kept = list(first.values())
    cells = {position: [column[n] for n in kept] for position, column in grid.columns.items()}
    return replace(grid, rows=[grid.rows[n] for n in kept], columns=cells)


def read_long(
    grid: Grid,
    questions: dict[str, Question],
    asked: tuple[Question, ...],
    columns: dict[str, int],
    cities: CityTable,
    comma: bool,
    progress: Callable[[float], None],
) -> tuple[Answered, Found]:
    """Read answers, one in each row.

    Parameters
    ----------
    grid
        The table of the answers.
    questions
        Which question is called how.
    asked
        All questions.
    columns
        Where what stands, ``question`` and ``value`` included.
    cities
        The cities.
    comma
        Whether a lone comma is always a decimal one.
    progress
        Told how much is done, from 0 to 1.
    """
    found = Found(unsound=torn_numbers(grid))
    row_of = match_cities(grid, columns, cities, found, once=False)
    names = grid.columns[columns["question"]]
    numbers_of: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        numbers_of.setdefault(name, []).append(number)
    at_row = {row: at for at, row in enumerate(cities.rows)}
    values = np.full((len(at_row), len(asked)), np.nan)
    at_question = {question.id: at for at, question in enumerate(asked)}
    for done, (name, numbers) in enumerate(numbers_of.items()):
        progress((done + 1) / len(numbers_of))
        question = questions.get(name)
        if question is None:
            code = "unknown_question_here" if name else "required"
            found.add(grid, code, numbers[:1] if name else numbers, columns["question"])
            continue
        known = [number for number in numbers if row_of[number] is not None]
        answers = read_column(grid, columns["value"], known, question, comma, found)
        at = at_question[question.id]
        twice = []
        seen = set()
        for number, answer in zip(known, answers, strict=True):
            row = row_of[number]
            assert row is not None
            if (row, at) in seen:
                twice.append(number)
            seen.add((row, at))
            values[at_row[row], at] = answer
        found.add(grid, "duplicate_answer_here", twice, columns["value"])
    at_fault = {row_of[number] for number in found.unsound}
    sound = {row: city for row, city in cities.sound.items() if row not in at_fault}
    answered = set(row_of)
    found.absent = [row for row in sound if row not in answered]
    wide = pd.DataFrame(
        [values[at_row[row]] for row in sound],
        index=pd.Index([city.id for city in sound.values()], name="city"),
        columns=list(at_question),
        dtype=float,
    )
    return Answered(tuple(sound.values()), wide, len(cities.rows) - len(sound)), found
