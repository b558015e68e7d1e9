"""Tests of turning sheets into one table, and of finding its cells in the file."""

from __future__ import annotations

import pytest

from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables import layouts
from smartgov.intake.tables.layouts import check_countries, find_blocks, turn_blocks
from smartgov.problems import Problem
from tests.smartgov.intake.made_files import PLAN, VOTING
from tests.smartgov.intake.made_tables import make_rows

FILE = Spot("file.xlsx")
SHEETS = [
    (Spot("file.xlsx", "A"), make_rows(("City: Arco",), (VOTING, "yes"), (PLAN, "no"))),
    (
        Spot("file.xlsx", "B"),
        make_rows(("x",), ("City", "Brae"), (PLAN, "1"), (VOTING, "0")),
    ),
]


def test_the_same_question_has_one_column_wherever_it_stands() -> None:
    blocks, problems = find_blocks(SHEETS)
    assert problems == []
    grid, layout = turn_blocks(FILE, blocks)
    assert dict(grid.header) == {0: "City", 1: VOTING, 2: PLAN}
    assert dict(grid.columns) == {0: ["Arco", "Brae"], 1: ["yes", "0"], 2: ["no", "1"]}
    assert layout.kind == "sheets"


def test_a_problem_is_located_in_the_sheet_of_its_city() -> None:
    grid, layout = turn_blocks(FILE, find_blocks(SHEETS)[0])

    def located(problem: Problem) -> tuple[str, int | None, str]:
        found = layout.locate(problem)
        return found.sheet, found.row, found.letter

    assert located(grid.problem("required", 1, 2)) == ("A", 3, "B")
    assert located(grid.problem("required", 2, 2)) == ("B", 3, "B")
    assert located(grid.problem("required", 2, None)) == ("B", None, "B")
    assert located(grid.problem("unknown_column", 0, 1)) == ("A", 2, "")
    assert located(Problem("no_rows", "file.xlsx")) == ("", None, "")
    assert located(Problem("x", "file.xlsx", 7, sheet="Other")) == ("Other", 7, "")
    assert [layout.place(at) for at in range(3)] == ["2", "2", "3"]


def test_cities_without_a_country_are_told_by_sheet() -> None:
    found = check_countries(find_blocks(SHEETS)[0])
    assert [(p.code, p.sheet, p.value) for p in found] == [
        ("down_without_country", "A", "Arco"),
        ("down_without_country", "B", "Brae"),
    ]


@pytest.mark.parametrize(
    ("limit", "code"), [("MAX_CITIES", "too_many_cities"), ("MAX_COLUMNS", "too_many_questions")]
)
def test_limits_hold(monkeypatch: pytest.MonkeyPatch, limit: str, code: str) -> None:
    monkeypatch.setattr(layouts, limit, 1)
    with pytest.raises(RefusedError, match=code):
        turn_blocks(FILE, find_blocks(SHEETS)[0])
