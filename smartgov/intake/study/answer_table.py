"""The answers of a visitor's file, each city in a row or each answer in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from smartgov.intake.limits import MAX_ALIKE, MAX_UNREADABLE
from smartgov.intake.spot import RefusedError
from smartgov.intake.study.answer_cells import Wrong, answer_reader
from smartgov.intake.tables.grid import Grid
from smartgov.model import Question
from smartgov.problems import WARNINGS, Problem
from smartgov.study.allowed import allowed_range, find_disallowed
from smartgov.study.checked_rows import unsound_rows


@dataclass(eq=False)
class Found:
    """What came of answers: the problems that are told, how many are not, and the rows at fault.

    ``absent`` are the rows of cities that no answers belong to, ``strangers`` what answers without
    a city say of it.
    """

    problems: list[Problem] = field(default_factory=list)
    untold: int = 0
    unsound: set[int] = field(default_factory=set)
    absent: list[int] = field(default_factory=list)
    strangers: set[tuple[str, ...]] = field(default_factory=set)
    _unreadable: set[str] = field(default_factory=set)

    def count_unreadable(self, grid: Grid, cell: str) -> None:
        """Count an answer that cannot be read; `RefusedError` where nearly none can."""
        self._unreadable.add(cell)
        if len(self._unreadable) > MAX_UNREADABLE:
            raise RefusedError(grid.spot.problem("hardly_any_answers"))

    def add(
        self, grid: Grid, code: str, numbers: Iterable[int], position: int, allowed: str = ""
    ) -> None:
        """Add the same problem of several cells of a column."""
        wrong = list(numbers)
        self.untold += max(0, len(wrong) - MAX_ALIKE)
        cells = grid.columns[position]
        self.problems += [
            grid.problem(code, grid.rows[n], position, cells[n].strip("\0"), allowed)
            for n in wrong[:MAX_ALIKE]
        ]
        if code not in WARNINGS:
            self.unsound.update(wrong)


def torn_numbers(grid: Grid) -> set[int]:
    """Return the rows, counted from 0, that are wrong as such, whatever stands in them."""
    torn = unsound_rows(grid.problems)
    return {number for number, row in enumerate(grid.rows) if row in torn}


def read_column(
    grid: Grid,
    position: int,
    numbers: Sequence[int],
    question: Question,
    comma: bool,
    found: Found,
) -> np.ndarray:
    """Return the answers to a question as floats; what is wrong is added to ``found``.

    Parameters
    ----------
    grid, position
        The column that the answers stand in.
    numbers
        Which of its rows, counted from 0, are about this question.
    question
        What was asked.
    comma
        Whether a lone comma is always a decimal one.
    """
    cells = grid.columns[position]
    read = answer_reader(question, comma)
    values = np.full(len(numbers), np.nan)
    wrong: dict[Wrong, list[int]] = {}
    for at, number in enumerate(numbers):
        cell = cells[number]
        if not cell:
            continue
        answer = read(cell)
        if isinstance(answer, Wrong):
            wrong.setdefault(answer, []).append(number)
            found.count_unreadable(grid, cell)
        else:
            values[at] = answer
    for what, rows in wrong.items():
        found.add(grid, what.code, rows, position, what.allowed)
    for code, mask in find_disallowed(question, pd.Series(values)).items():
        rows = [numbers[int(at)] for at in np.flatnonzero(mask.to_numpy())]
        found.add(grid, code, rows, position, allowed_range(question))
    return values
