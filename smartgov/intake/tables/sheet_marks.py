"""Warn about merged, hidden and colored cells, which are read differently from how they look."""

from __future__ import annotations

import re
from itertools import pairwise

from openpyxl.utils import column_index_from_string, get_column_letter

from smartgov.intake.headers import city_columns
from smartgov.intake.limits import MAX_ALIKE
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.mark_reader import SheetMarks
from smartgov.problems import Problem

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


def check_marks(grid: Grid, marks: SheetMarks) -> list[Problem]:
    """Report merged, hidden and colored cells of a table as warnings."""
    rows = set(grid.rows)
    problems = []
    for merged in marks.merged:
        found = _RANGE.fullmatch(merged)
        if found and _overlaps(grid, rows, int(found[2]), found[1], found[3]):
            problems.append(grid.problem("merged_cells", int(found[2]), None, merged))
    hidden = len(rows & marks.hidden)
    if hidden:
        problems.append(grid.spot.problem("hidden_rows", str(hidden)))
    columns = [at for at in grid.header if _is_hidden(at, marks) and any(grid.columns[at])]
    if columns:
        shown = ", ".join(get_column_letter(at + 1) for at in columns)
        problems.append(grid.spot.problem("hidden_columns", shown))
    colored = [at for at in _asked_positions(grid) if _is_colored(grid, at, marks)]
    if colored:
        shown = ", ".join(get_column_letter(at + 1) for at in colored)
        problems.append(grid.spot.problem("colored_answers", shown))
    return problems[:MAX_ALIKE]


def _asked_positions(grid: Grid) -> list[int]:
    """List the columns that are not about the city itself."""
    cities = city_columns(grid.header).values()
    return [at for at in grid.header if at not in cities]


def _is_colored(grid: Grid, position: int, marks: SheetMarks) -> bool:
    """Check for a blank column with cells of several colors.

    Colors that alternate from row to row are also those of the first column, and cells that were
    prepared for answers are only colored down to some row.
    """
    if not marks.fills or any(grid.columns[position]):
        return False
    first = min(grid.header)
    own, rows = (
        [marks.fills.get((row, at + 1), "") for row in grid.rows] for at in (position, first)
    )
    changes = sum(before != after for before, after in pairwise(own))
    return own != rows and (changes > 1 or len({*own} - {""}) > 1)


def _is_hidden(position: int, marks: SheetMarks) -> bool:
    """Check whether a column is hidden, by its position from 0."""
    return any(first <= position + 1 <= last for first, last in marks.columns)


def _overlaps(grid: Grid, rows: set[int], row: int, first: str, last: str) -> bool:
    """Check whether merged cells start in a table row and overlap columns that are read."""
    return row in rows and any(_position(first) <= at <= _position(last) for at in grid.header)


def _position(letters: str) -> int:
    """Convert column letters to a position, from 0."""
    return column_index_from_string(letters) - 1
