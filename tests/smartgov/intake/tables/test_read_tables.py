"""Tests of reading the tables of a file by role, with their problems."""

from __future__ import annotations

import pytest

from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.read_tables import Tables, read_csv, read_workbook
from smartgov.problems import Problem
from tests.smartgov.intake.made_files import CITIES, HEADER, Rows, make_csv, make_workbook


def read(sheets: dict[str, Rows]) -> tuple[Tables, list[Problem]]:
    return read_workbook(Archive(make_workbook(sheets), Spot("file.xlsx")), lambda _: None)


@pytest.mark.parametrize(("separator", "comma"), [(",", False), (";", True)])
def test_csv_is_a_table_of_answers(separator: str, comma: bool) -> None:
    content = make_csv(CITIES, HEADER, separator)
    tables, problems = read_csv(content, Spot("file.csv"), lambda _: None)
    assert (list(tables.grids), tables.comma, problems) == (["answers"], comma, [])
    assert len(tables.grids["answers"].rows) == len(CITIES)


def test_sheets_of_a_workbook_by_what_they_hold() -> None:
    cities = [("City", "Country"), ("Arco", "ES")]
    answers = [("City", "voting"), ("Arco", 1)]
    tables, problems = read(
        {"Study": [("Title", "x")], "Answers": answers, "Cities": cities, "Notes": [("a",)]}
    )
    assert tables.study is not None
    assert [row.cells for row in tables.study.rows] == [{0: "Title", 1: "x"}]
    assert {role: grid.spot.sheet for role, grid in tables.grids.items()} == {
        "cities": "Cities",
        "answers": "Answers",
    }
    assert tables.sheets == ("Study", "Answers", "Cities", "Notes")
    assert [(p.code, p.sheet) for p in problems] == [("unknown_sheet", "Notes")]


def test_cities_that_are_alone_hold_the_answers() -> None:
    tables, _ = read({"Cities": [HEADER, *CITIES]})
    assert list(tables.grids) == ["answers"]


def test_workbook_without_answers_is_told() -> None:
    _, problems = read({"Hoja1": [("a", "b")]})
    assert "no_answers_sheet" in {problem.code for problem in problems}


def test_blank_sheet_of_answers_is_refused() -> None:
    with pytest.raises(RefusedError, match="no_rows"):
        read({"Answers": []})


def test_progress_is_that_of_the_answers() -> None:
    shares: list[float] = []
    read_workbook(
        Archive(make_workbook({"Answers": [HEADER, *CITIES]}), Spot("a.xlsx")), shares.append
    )
    assert shares[-1] == 1
