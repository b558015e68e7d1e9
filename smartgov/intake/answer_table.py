"""The answers of a visitor's file, each city in a row or each answer in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from smartgov.answers import allowed_range, judge
from smartgov.intake.answer_cells import answer_reader
from smartgov.intake.cells import CODES, is_formula_error
from smartgov.intake.grid import Grid
from smartgov.intake.limits import MAX_ALIKE
from smartgov.model import Question
from smartgov.problems import WARNINGS, Problem


@dataclass(eq=False)
class Found:
    """What came of answers: the problems that are told, how many are not, and the rows at fault."""

    problems: list[Problem] = field(default_factory=list)
    untold: int = 0
    unsound: set[int] = field(default_factory=set)

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
    wrong: dict[tuple[str, str], list[int]] = {}
    for at, number in enumerate(numbers):
        cell = cells[number]
        if not cell:
            continue
        if cell in CODES:
            wrong.setdefault((CODES[cell], ""), []).append(number)
        elif cell[0] == "#" and is_formula_error(cell):
            wrong.setdefault(("formula_error", ""), []).append(number)
        else:
            answer = read(cell)
            if answer.code:
                wrong.setdefault((answer.code, answer.allowed), []).append(number)
            else:
                values[at] = answer.value
    for (code, allowed), rows in wrong.items():
        found.add(grid, code, rows, position, allowed)
    for code, mask in judge(question, pd.Series(values)).items():
        rows = [numbers[int(at)] for at in np.flatnonzero(mask.to_numpy())]
        found.add(grid, code, rows, position, allowed_range(question))
    return values
