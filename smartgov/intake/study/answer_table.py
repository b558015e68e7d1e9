"""Read the columns of a table of answers, and collect what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from smartgov.intake.limits import MAX_ALIKE, MAX_UNREADABLE
from smartgov.intake.spot import RefusedError
from smartgov.intake.study.answer_cells import Wrong, answer_reader
from smartgov.intake.study.city_table import CityTable
from smartgov.intake.tables.grid import Grid
from smartgov.model import City, Question
from smartgov.problems import WARNINGS, Problem
from smartgov.study.allowed import allowed_range, find_disallowed


@dataclass(frozen=True, eq=False)
class AnswerTable:
    """A table of answers, and how to read it.

    Attributes
    ----------
    grid
        The table.
    columns
        Positions of the city columns, by name.
    cities
        The cities that the answers may refer to.
    has_own_cities
        Whether the cities are in this table, not in a separate one.
    comma
        Whether the decimal sign is a comma.
    """

    grid: Grid
    columns: Mapping[str, int]
    cities: CityTable
    has_own_cities: bool
    comma: bool

    @property
    def misaligned(self) -> frozenset[int]:
        """The rows, counted from 0, whose cells do not line up with the header."""
        rows = enumerate(self.grid.rows)
        return frozenset(number for number, row in rows if row in self.grid.misaligned)


@dataclass(frozen=True, eq=False)
class Answered:
    """Cities and their answers.

    Attributes
    ----------
    cities
        The cities whose rows are valid.
    wide
        Answers as floats, cities × questions in the order of both; NaN if not answered.
    left_out
        Number of cities left out.
    absent
        The rows of valid cities without answers.
    unmatched
        Number of cities among the answers that are none, or more than one, of the file's.
    """

    cities: tuple[City, ...]
    wide: pd.DataFrame
    left_out: int
    absent: tuple[int, ...] = ()
    unmatched: int = 0


@dataclass(frozen=True)
class Faults:
    """What is wrong with answers.

    Attributes
    ----------
    problems
        The problems listed, at most `MAX_ALIKE` of the same kind per column.
    unlisted
        Number of problems that are not listed.
    unsound
        The rows at fault, counted from 0.
    """

    problems: tuple[Problem, ...] = ()
    unlisted: int = 0
    unsound: frozenset[int] = frozenset()


#: No problems.
NO_FAULTS = Faults()


def merge_faults(parts: Iterable[Faults]) -> Faults:
    """Combine the faults of several columns, in their order."""
    every = list(parts)
    return Faults(
        tuple(problem for part in every for problem in part.problems),
        sum(part.unlisted for part in every),
        frozenset().union(*(part.unsound for part in every)),
    )


def column_faults(
    grid: Grid, code: str, numbers: Sequence[int], position: int, allowed: str = ""
) -> Faults:
    """Report the same problem for several cells of a column, by row number from 0."""
    cells = grid.columns[position]
    problems = tuple(
        grid.problem(code, grid.rows[n], position, cells[n].strip("\0"), allowed)
        for n in numbers[:MAX_ALIKE]
    )
    unsound = frozenset() if code in WARNINGS else frozenset(numbers)
    return Faults(problems, max(0, len(numbers) - MAX_ALIKE), unsound)


@dataclass(frozen=True, eq=False)
class ColumnAnswers:
    """The answers to one question.

    Attributes
    ----------
    values
        Answers as floats, one per requested row; NaN if missing.
    faults
        What is wrong with them.
    unreadable
        The distinct cells that cannot be read.
    """

    values: np.ndarray
    faults: Faults
    unreadable: frozenset[str]


def read_column(
    grid: Grid, position: int, numbers: Sequence[int], question: Question, comma: bool
) -> ColumnAnswers:
    """Read the answers to one question, with their problems.

    Parameters
    ----------
    grid, position
        The column of the answers.
    numbers
        The rows, counted from 0, that answer this question.
    question
        The question.
    comma
        Whether the decimal sign is a comma.

    Raises
    ------
    RefusedError
        If almost no answer can be read.
    """
    cells = grid.columns[position]
    read = answer_reader(question, comma)
    values = np.full(len(numbers), np.nan)
    wrong: dict[Wrong, list[int]] = {}
    unreadable: set[str] = set()
    for at, number in enumerate(numbers):
        cell = cells[number]
        if not cell:
            continue
        answer = read(cell)
        if isinstance(answer, Wrong):
            wrong.setdefault(answer, []).append(number)
            unreadable.add(cell)
            check_readable(grid, unreadable)
        else:
            values[at] = answer
    faults = [column_faults(grid, w.code, rows, position, w.allowed) for w, rows in wrong.items()]
    for code, mask in find_disallowed(question, pd.Series(values)).items():
        rows = [numbers[int(at)] for at in np.flatnonzero(mask.to_numpy())]
        faults.append(column_faults(grid, code, rows, position, allowed_range(question)))
    return ColumnAnswers(values, merge_faults(faults), frozenset(unreadable))


def check_readable(grid: Grid, unreadable: set[str]) -> None:
    """Refuse a file in which almost no answer can be read."""
    if len(unreadable) > MAX_UNREADABLE:
        raise RefusedError(grid.spot.problem("hardly_any_answers"))


def collect_sound(
    table: AnswerTable, at_fault: set[int | None], answered: Iterable[int | None]
) -> tuple[dict[int, City], tuple[int, ...]]:
    """Select the cities without a row at fault, by their row, and the rows without answers."""
    sound = {row: city for row, city in table.cities.sound.items() if row not in at_fault}
    there = set(answered)
    return sound, tuple(row for row in sound if row not in there)
