"""Read a table with one row per city and one column per question."""

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
    """Read a table with one row per city.

    Parameters
    ----------
    table
        The table of the answers.
    questions
        The question of each column, by position.
    progress
        Callback that receives the completed share, from 0 to 1.

    Raises
    ------
    RefusedError
        If almost no answer can be read.
    """
    matches = _match_rows(table)
    values, faults = _read_columns(table, questions, progress)
    faults = merge_faults([Faults(unsound=table.misaligned), matches.faults, faults])
    row_of = matches.rows
    used = {row: n for n, row in enumerate(row_of) if row is not None and n not in faults.unsound}
    sound, absent = collect_sound(table, {row_of[n] for n in faults.unsound}, used)
    unmatched = sum(row_of[n] is None for n in faults.unsound)
    blank = np.full(len(questions), np.nan)
    wide = pd.DataFrame(
        [values[used[row]] if row in used else blank for row in sound],
        index=pd.Index([city.id for city in sound.values()], name="city"),
        columns=[question.id for question in questions.values()],
        dtype=float,
    )
    left_out = len(table.cities.rows) - len(sound) + unmatched
    return Answered(tuple(sound.values()), wide, left_out, absent, unmatched), faults


def _match_rows(table: AnswerTable) -> CityMatches:
    """Match each row of answers to the row of its city, which may be the same row."""
    if table.has_own_cities:
        return CityMatches(tuple(table.grid.rows))
    return match_cities(table, once=True)


def _read_columns(
    table: AnswerTable, questions: Mapping[int, Question], progress: Callable[[float], None]
) -> tuple[np.ndarray, Faults]:
    """Read the answers as an array of rows × questions, with their problems."""
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
