"""Read a table with one row per answer: city, question, value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set

import numpy as np
import pandas as pd

from smartgov.intake.headers import answer_columns
from smartgov.intake.study.answer_table import (
    Answered,
    AnswerTable,
    Faults,
    check_readable,
    collect_sound,
    column_faults,
    merge_faults,
    read_column,
)
from smartgov.intake.study.match_cities import match_cities
from smartgov.intake.tables.grid import Grid
from smartgov.model import Question


def first_rows(grid: Grid, columns: Mapping[str, int]) -> Grid:
    """Select the first row of each city."""
    parts = [grid.columns[columns[c]] for c in ("id", "name", "country") if c in columns]
    first: dict[tuple[str, ...], int] = {}
    for number, known in enumerate(zip(*parts, strict=True)):
        first.setdefault(known, number)
    return grid.keep(list(first.values()))


def read_long(
    table: AnswerTable,
    questions: Mapping[str, Question],
    asked: Sequence[Question],
    progress: Callable[[float], None],
) -> tuple[Answered, Faults]:
    """Read a table with one row per answer.

    Parameters
    ----------
    table
        The table of the answers.
    questions
        The questions by the names used in the table.
    asked
        All questions.
    progress
        Callback that receives the completed share, from 0 to 1.

    Raises
    ------
    RefusedError
        If almost no answer can be read.
    """
    where = answer_columns(table.grid.header)
    matches = match_cities(table, once=False)
    at_row = {row: at for at, row in enumerate(table.cities.rows)}
    at_question = {question.id: at for at, question in enumerate(asked)}
    values = np.full((len(at_row), len(asked)), np.nan)
    parts = [Faults(unsound=table.misaligned), matches.faults]
    unreadable: set[str] = set()
    answered: defaultdict[str, set[int]] = defaultdict(set)
    numbers_of = rows_of_names(table.grid.columns[where["question"]])
    for done, (name, numbers) in enumerate(numbers_of.items()):
        progress((done + 1) / len(numbers_of))
        question = questions.get(name)
        if question is None:
            parts.append(_unknown_question(table.grid, name, numbers, where["question"]))
            continue
        known = {n: row for n in numbers if (row := matches.rows[n]) is not None}
        column = read_column(table.grid, where["value"], list(known), question, table.comma)
        unreadable |= column.unreadable
        check_readable(table.grid, unreadable)
        values[[at_row[row] for row in known.values()], at_question[question.id]] = column.values
        twice = _repeated(known, answered[question.id])
        answered[question.id].update(known.values())
        repeated = column_faults(table.grid, "duplicate_answer_here", twice, where["value"])
        parts += [column.faults, repeated]
    faults = merge_faults(parts)
    at_fault = {matches.rows[number] for number in faults.unsound}
    sound, absent = collect_sound(table, at_fault, matches.rows)
    wide = pd.DataFrame(
        [values[at_row[row]] for row in sound],
        index=pd.Index([city.id for city in sound.values()], name="city"),
        columns=list(at_question),
        dtype=float,
    )
    unmatched = 0 if table.has_own_cities else len(matches.unmatched)
    left_out = len(table.cities.rows) - len(sound) + unmatched
    return Answered(tuple(sound.values()), wide, left_out, absent, unmatched), faults


def rows_of_names(names: Sequence[str]) -> dict[str, list[int]]:
    """Group the rows, counted from 0, by the question name in them."""
    numbers_of: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        numbers_of.setdefault(name, []).append(number)
    return numbers_of


def _unknown_question(grid: Grid, name: str, numbers: Sequence[int], position: int) -> Faults:
    """Report rows that name no question: once per unknown name, each row if blank."""
    if name:
        return column_faults(grid, "unknown_question_here", numbers[:1], position)
    return column_faults(grid, "required", numbers, position)


def _repeated(cities: Mapping[int, int], answered: Set[int]) -> list[int]:
    """Find the rows that answer the same question for the same city again.

    ``cities`` maps each row to the row of its city; ``answered`` are the cities whose answers to
    this question were already read, under another name of the question.
    """
    seen = set(answered)
    twice = []
    for number, row in cities.items():
        if row in seen:
            twice.append(number)
        seen.add(row)
    return twice
