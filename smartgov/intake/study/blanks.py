"""Find the columns in which a blank may mean no, and fill them in as the visitor decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from smartgov.intake.choices import Choices
from smartgov.intake.study.answer_cells import answer_reader
from smartgov.intake.study.asked_cells import AskedCells
from smartgov.intake.tables.grid import Grid
from smartgov.intake.understood import BlankColumn

#: Cells that stand for nothing; in a list of ticks they may stand for no.
_NOTHING = frozenset({"", "-", "--", "–", "—", "/", "."})


@dataclass(frozen=True)
class _Ticks:
    """The answers in a column of a yes/no question, counted."""

    asked: AskedCells
    yes: int
    no: int
    blank: int


def find_blank_columns(
    grid: Grid, asked: Sequence[AskedCells], choices: Choices
) -> tuple[BlankColumn, ...]:
    """Find the yes/no columns that contain only yes and blanks.

    Where a file contains no "no" at all, columns in which nothing is ticked are among them.
    """
    counted = [_count(grid, cells) for cells in asked if cells.question.type == "yes_no"]
    only_yes = [ticks for ticks in counted if not ticks.no and ticks.blank]
    if any(ticks.no for ticks in counted):
        doubtful = [ticks for ticks in only_yes if ticks.yes]
    else:
        doubtful = only_yes if any(ticks.yes for ticks in counted) else []
    return tuple(
        BlankColumn(
            ticks.asked.question.id,
            ticks.asked.name,
            ticks.yes,
            ticks.blank,
            choices.blank_means(ticks.asked.question.id),
        )
        for ticks in doubtful
    )


def _count(grid: Grid, asked: AskedCells) -> _Ticks:
    read = answer_reader(asked.question, comma=False)
    counts = Counter(asked.cells(grid.columns))
    blank = sum(counts.pop(nothing, 0) for nothing in _NOTHING)
    answers = [(read(cell), count) for cell, count in counts.items()]
    yes, no = (sum(count for answer, count in answers if answer == to) for to in (1, 0))
    return _Ticks(asked, yes, no, blank)


def fill_blanks(grid: Grid, asked: Sequence[AskedCells], blanks: Sequence[BlankColumn]) -> Grid:
    """Write "no" into the blank cells of the columns in which a blank means no."""
    means_no = {column.question for column in blanks if column.means == "no"}
    columns = {position: list(cells) for position, cells in grid.columns.items()}
    for found in asked:
        if found.question.id in means_no:
            column = columns[found.position]
            for row in found.rows:
                if column[row] in _NOTHING:
                    column[row] = "no"
    return replace(grid, columns=columns) if means_no else grid
