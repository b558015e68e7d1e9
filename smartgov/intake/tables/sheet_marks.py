"""What a sheet shows otherwise than it is read: merged cells and hidden rows."""

from __future__ import annotations

import re

from openpyxl.utils import column_index_from_string

from smartgov.intake.limits import MAX_ALIKE
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.sheet import SheetMarks
from smartgov.problems import Problem

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


def check_marks(grid: Grid, marks: SheetMarks) -> list[Problem]:
    """Return a warning for merged cells and hidden rows that a table reads."""
    rows = set(grid.rows)
    problems = []
    for merged in marks.merged:
        found = _RANGE.fullmatch(merged)
        if found and _touches(grid, rows, int(found[2]), found[1], found[3]):
            problems.append(grid.problem("merged_cells", int(found[2]), None, merged))
    hidden = len(rows & marks.hidden)
    if hidden:
        problems.append(grid.spot.problem("hidden_rows", str(hidden)))
    return problems[:MAX_ALIKE]


def _touches(grid: Grid, rows: set[int], row: int, first: str, last: str) -> bool:
    """Whether merged cells begin in a row below the header and in columns that are read."""
    return row in rows and any(_position(first) <= at <= _position(last) for at in grid.header)


def _position(letters: str) -> int:
    """Return the position of a column, from 0."""
    return column_index_from_string(letters) - 1
