"""Tests of reading texts, numbers and lists from valid rows."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from smartgov.problems import Problem
from smartgov.study import schema
from smartgov.study.checked_rows import (
    check_columns,
    list_of,
    number_of,
    read_checked,
    text_of,
    unsound_rows,
)
from smartgov.text import Text


def test_columns_that_may_be_left_out_come_as_blank(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("value,city,question\n1,arco,vote\n", encoding="utf-8")
    frame, problems = read_checked(path, schema.ANSWERS)
    assert problems == []
    assert frame is not None
    assert list(frame.columns) == list(schema.ANSWERS.columns)
    assert frame.loc[2, ["city", "question", "value"]].tolist() == ["arco", "vote", "1"]
    table = pd.DataFrame({"id": ["p"], "parent": [""], "label_en": ["P"]}, index=[2])
    checked, _ = check_columns(table, schema.FRAMEWORK, "framework.csv")
    assert checked is not None
    assert checked.loc[2, "definition_fr"] == ""


def test_a_column_that_is_missing_is_told_and_nothing_returned() -> None:
    frame, problems = check_columns(pd.DataFrame({"city": ["a"]}, [2]), schema.ANSWERS, "a.csv")
    assert frame is None
    assert {problem.code for problem in problems} == {"missing_column"}


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    frame, problems = read_checked(tmp_path / "answers.csv", schema.ANSWERS)
    assert frame is None
    assert problems == [Problem("missing_file", "answers.csv")]


def test_rows_with_an_error_are_unsound_and_those_with_a_warning_are_not() -> None:
    problems = [
        Problem("required", "a.csv", 3),
        Problem("no_coordinates", "a.csv", 4),
        Problem("missing_column", "a.csv"),
    ]
    assert unsound_rows(problems) == {3}


def test_text_is_read_in_three_languages() -> None:
    row = {"label_en": "City", "label_es": "Ciudad", "label_fr": ""}
    assert text_of(row, "label") == Text("City", "Ciudad", "")


@pytest.mark.parametrize(("cell", "number"), [("2.5", 2.5), ("0", 0), ("", 7)])
def test_a_blank_number_is_the_default(cell: str, number: float) -> None:
    assert number_of({"weight": cell}, "weight", 7) == number


@pytest.mark.parametrize(
    ("cell", "ids"), [("a; b", ("a", "b")), ("a;;b;", ("a", "b")), ("", ()), (" ; ", ())]
)
def test_a_list_is_separated_by_semicolons(cell: str, ids: tuple[str, ...]) -> None:
    assert list_of(cell) == ids
