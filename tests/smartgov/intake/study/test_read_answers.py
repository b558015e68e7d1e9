"""Tests of reading answers in both layouts, in the order of the questionnaire."""

from __future__ import annotations

import numpy as np

from smartgov.intake.limits import MAX_ALIKE
from smartgov.intake.study.city_table import CityTable
from smartgov.intake.study.read_answers import Answers, read_answers
from smartgov.intake.tables.grid import Grid
from smartgov.problems import Problem
from smartgov.study.questionnaire import Questionnaire
from tests.smartgov.intake.made_tables import make_grid, make_tables
from tests.smartgov.made_studies import make_city, make_framework, make_yes_no

VOTE, PLAN = make_yes_no("vote"), make_yes_no("plan")
ASKED = Questionnaire("ours", make_framework({"all": ["voice"]}), (VOTE, PLAN))
CITIES = CityTable({2: make_city("arco")}, {2: ("arco", "Arco", "ES")})


def read(answers: Grid, cities: Grid | None = None) -> tuple[Answers, list[Problem]]:
    return read_answers(make_tables(answers, cities), ASKED, CITIES, lambda _: None)


def test_columns_come_in_the_order_of_the_questionnaire() -> None:
    answers, problems = read(make_grid(("City", "plan", "vote"), ("Arco", "0", "1")))
    assert answers.answered is not None
    assert (answers.questions, problems) == ((VOTE, PLAN), [])
    np.testing.assert_equal(answers.answered.wide.to_numpy(), [[1, 0]])


def test_answers_in_rows() -> None:
    header = ("City", "Question", "Answer")
    answers, problems = read(make_grid(header, ("Arco", "plan", "1")))
    assert answers.answered is not None
    assert (answers.questions, problems) == ((VOTE, PLAN), [])
    np.testing.assert_equal(answers.answered.wide.to_numpy(), [[np.nan, 1]])


def test_question_that_is_asked_twice_leaves_nothing() -> None:
    answers, problems = read(make_grid(("City", "vote", "vote"), ("Arco", "1", "1")))
    assert answers.answered is None
    assert [problem.code for problem in problems] == ["duplicate_column"]


def test_cities_without_answers_are_told_so_often_and_then_counted() -> None:
    many = MAX_ALIKE + 2
    rows = [(f"City {n}", "ES") for n in range(many)]
    cities = make_grid(("City", "Country"), *rows)
    known = CityTable(
        {n + 2: make_city(f"city-{n}") for n in range(many)},
        {n + 2: (f"city-{n}", f"City {n}", "ES") for n in range(many)},
    )
    answered = make_grid(("City", "vote", "plan"), ("City 0", "1", "1"))
    answers, problems = read_answers(make_tables(answered, cities), ASKED, known, print)
    assert [problem.code for problem in problems] == ["city_without_answers"] * MAX_ALIKE
    assert problems[0].value == "City 1"
    assert answers.unlisted == 1
