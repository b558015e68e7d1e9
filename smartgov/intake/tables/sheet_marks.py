"""Warn about merged cells and hidden rows, which are read differently from how they look."""

from __future__ import annotations

import re

from openpyxl.utils import column_index_from_string

from smartgov.intake.limits import MAX_ALIKE
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.sheet import SheetMarks
from smartgov.problems import Problem

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


def check_marks(grid: Grid, marks: SheetMarks) -> list[Problem]:
    """Report the merged cells and hidden rows of a table as warnings."""
    rows = set(grid.rows)
    problems = []
    for merged in marks.merged:
        found = _RANGE.fullmatch(merged)
        if found and _overlaps(grid, rows, int(found[2]), found[1], found[3]):
            problems.append(grid.problem("merged_cells", int(found[2]), None, merged))
    hidden = len(rows & marks.hidden)
    if hidden:
        problems.append(grid.spot.problem("hidden_rows", str(hidden)))
    return problems[:MAX_ALIKE]


def _overlaps(grid: Grid, rows: set[int], row: int, first: str, last: str) -> bool:
    """Check whether merged cells start in a table row and overlap columns that are read."""
    return row in rows and any(_position(first) <= at <= _position(last) for at in grid.header)


def _position(letters: str) -> int:
    """Convert column letters to a position, from 0."""
    return column_index_from_string(letters) - 1
