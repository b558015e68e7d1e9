"""Tests of headers that take two rows."""

from __future__ import annotations

from smartgov.intake.question_names import known_questionnaires
from smartgov.intake.study.two_headers import drop_second_header, find_split_header
from tests.smartgov.intake.made_tables import make_grid
from tests.smartgov.made_studies import make_yes_no

QUESTIONS = (make_yes_no("vote"), make_yes_no("plan"))


def test_header_that_is_said_twice_is_left_out_and_told() -> None:
    grid = make_grid(("City", "Voting", "Plan"), ("City", "vote", "plan"), ("Arco", "1", "0"))
    below, problems = drop_second_header(grid, QUESTIONS)
    assert below.rows == [3]
    assert below.columns == {0: ["Arco"], 1: ["1"], 2: ["0"]}
    assert [(p.code, p.row) for p in problems] == [("second_header", 2)]
    assert list(grid.rows) == [2, 3]


def test_row_of_a_city_is_no_header() -> None:
    grid = make_grid(("City", "vote", "plan"), ("Arco", "1", "0"))
    assert drop_second_header(grid, QUESTIONS) == (grid, [])
    assert find_split_header(grid) is None


def test_names_of_questions_beside_the_header_are_told() -> None:
    first, *_ = known_questionnaires()
    names = [question.id for question in first.questions[:3]]
    grid = make_grid(("City", "Country"), ("", "", *names), ("Arco", "ES", "1", "1", "1"))
    problem = find_split_header(grid)
    assert problem is not None
    assert (problem.code, problem.row) == ("split_header", 2)
