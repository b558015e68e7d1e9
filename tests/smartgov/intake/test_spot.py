"""Tests that problems of a whole table contain its file and sheet."""

from __future__ import annotations

from smartgov.intake.spot import NO_ROW, RefusedError, Spot


def test_problem_of_a_sheet() -> None:
    problem = Spot("a.xlsx", "Hoja1").problem("no_header", "found", "right")
    assert (problem.file, problem.sheet, problem.row) == ("a.xlsx", "Hoja1", None)
    assert (problem.value, problem.allowed) == ("found", "right")
    assert RefusedError(problem).problem is problem


def test_no_row_is_blank() -> None:
    assert (NO_ROW.number, dict(NO_ROW.cells), NO_ROW.width) == (0, {}, 0)
