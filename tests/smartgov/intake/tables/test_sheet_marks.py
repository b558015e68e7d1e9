"""Tests of warnings about merged cells and hidden rows in the table that is read."""

from __future__ import annotations

from smartgov.intake.tables.sheet import SheetMarks
from smartgov.intake.tables.sheet_marks import check_marks
from tests.smartgov.intake.made_tables import make_grid

GRID = make_grid(("City", "vote"), ("Arco", "1"), ("Brae", "2"))


def test_marks_that_touch_the_table_are_told() -> None:
    problems = check_marks(GRID, SheetMarks(frozenset({3, 9}), ("B2:B3", "B1:C1", "D2:E3", "?")))
    assert [(p.code, p.row, p.value) for p in problems] == [
        ("merged_cells", 2, "B2:B3"),
        ("hidden_rows", None, "1"),
    ]


def test_sheet_without_marks_says_nothing() -> None:
    assert check_marks(GRID, SheetMarks()) == []
