"""Answers with a row for each city and a column for each question."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from smartgov.intake.study.answer_table import (
    Answered,
    AnswerTable,
    Faults,
    check_readable,
    collect_sound,
    merge_faults,
    read_column,
)
from smartgov.intake.study.match_cities import CityMatches, match_cities
from smartgov.model import Question


def read_wide(
    table: AnswerTable, questions: Mapping[int, Question], progress: Callable[[float], None]
) -> tuple[Answered, Faults]:
    """Read answers, a city in each row.

    Parameters
    ----------
    table
        The table of the answers.
    questions
        Which question is asked in which column, by position.
    progress
        Told how much is done, from 0 to 1.

    Raises
    ------
    RefusedError
        Where nearly no answer can be read.
    """
    matches = _match_rows(table)
    values, faults = _read_columns(table, questions, progress)
    faults = merge_faults([Faults(unsound=table.torn), matches.faults, faults])
    row_of = matches.rows
    used = {row: n for n, row in enumerate(row_of) if row is not None and n not in faults.unsound}
    sound, absent = collect_sound(table, {row_of[n] for n in faults.unsound}, used)
    strangers = sum(row_of[n] is None for n in faults.unsound)
    blank = np.full(len(questions), np.nan)
    wide = pd.DataFrame(
        [values[used[row]] if row in used else blank for row in sound],
        index=pd.Index([city.id for city in sound.values()], name="city"),
        columns=[question.id for question in questions.values()],
        dtype=float,
    )
    left_out = len(table.cities.rows) - len(sound) + strangers
    return Answered(tuple(sound.values()), wide, left_out, absent), faults


def _match_rows(table: AnswerTable) -> CityMatches:
    """Return the row of the city that each row is about; its own where cities stand here."""
    if table.has_own_cities:
        return CityMatches(tuple(table.grid.rows))
    return match_cities(table, once=True)


def _read_columns(
    table: AnswerTable, questions: Mapping[int, Question], progress: Callable[[float], None]
) -> tuple[np.ndarray, Faults]:
    """Return the answers as rows × questions, and what is wrong with them."""
    grid = table.grid
    numbers = range(len(grid.rows))
    values = np.full((len(grid.rows), len(questions)), np.nan)
    faults = []
    unreadable: set[str] = set()
    for at, (position, question) in enumerate(questions.items()):
        column = read_column(grid, position, numbers, question, table.comma)
        unreadable |= column.unreadable
        check_readable(grid, unreadable)
        values[:, at] = column.values
        faults.append(column.faults)
        progress((at + 1) / len(questions))
    return values, merge_faults(faults)
