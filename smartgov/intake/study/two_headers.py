"""Handle headers that take two rows: a repeated header and a split one."""

from __future__ import annotations

from collections.abc import Sequence

from smartgov.intake.question_names import choose_questionnaire, name_questions
from smartgov.intake.tables.grid import Grid
from smartgov.intake.vocabulary import ids, key
from smartgov.model import Question
from smartgov.problems import Problem


def find_split_header(grid: Grid) -> Problem | None:
    """Report question names in the row above or below the header."""
    for row, cells, _ in (grid.above, grid.below):
        loose = [cell for position, cell in cells.items() if position not in grid.header]
        if loose and choose_questionnaire("", loose) is not None:
            return grid.problem("split_header", row, None)
    return None


def drop_second_header(grid: Grid, questions: Sequence[Question]) -> tuple[Grid, list[Problem]]:
    """Drop the row that repeats the header, and report it."""
    row, cells, _ = grid.below
    if not grid.rows or grid.rows[0] != row:
        return grid, []
    named = name_questions(questions, cells.values())
    known = {cell for cell in cells.values() if key(cell) in ids("cities") or cell in named}
    same = {cell for position, cell in cells.items() if grid.header.get(position) == cell}
    if len(known | same) < max(2, len(cells) / 2):
        return grid, []
    below = grid.keep(range(1, len(grid.rows)))
    return below, [grid.problem("second_header", row, None)]
