"""Tests of warnings about merged cells and hidden rows in the table that is read."""

from __future__ import annotations

from smartgov.intake.tables.mark_reader import SheetMarks
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


def test_hidden_columns_with_content_are_told() -> None:
    grid = make_grid(("City", "vote", "plan", "hear"), ("Arco", "1", "", "2"))
    (problem,) = check_marks(grid, SheetMarks(columns=((2, 3), (4, 16_384), (9, 9))))
    assert (problem.code, problem.value) == ("hidden_columns", "B, D")


GREEN, RED = "rgb=FF00FF00", "rgb=FFFF0000"


def test_answers_given_by_color_are_told() -> None:
    grid = make_grid(("City", "Population", "vote", "plan"), *(("A", "", "", ""),) * 3)
    fills = {(2, 3): GREEN, (3, 3): RED, (4, 3): GREEN, (2, 4): GREEN, (4, 4): GREEN}
    (problem,) = check_marks(grid, SheetMarks(fills=fills | {(2, 2): GREEN, (4, 2): GREEN}))
    assert (problem.code, problem.value) == ("colored_answers", "C, D")


def test_colors_that_only_decorate_are_no_answers() -> None:
    grid = make_grid(("City", "vote"), *(("A", ""),) * 4)
    banded = {(row, column): GREEN for row in (2, 4) for column in (1, 2)}
    prepared = {(row, 2): GREEN for row in (2, 3)}
    for fills in (banded, prepared):
        assert check_marks(grid, SheetMarks(fills=fills)) == []
    answered = make_grid(("City", "vote"), ("A", "1"), ("B", "0"), ("C", "1"))
    assert check_marks(answered, SheetMarks(fills={(2, 2): GREEN, (3, 2): RED})) == []
