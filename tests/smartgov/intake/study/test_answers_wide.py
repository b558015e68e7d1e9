"""Tests of tables with one row per city."""

from __future__ import annotations

import numpy as np

from smartgov.intake.headers import city_columns
from smartgov.intake.study.answer_table import AnswerTable
from smartgov.intake.study.answers_wide import read_wide
from smartgov.intake.study.city_table import CityTable
from tests.smartgov.intake.made_tables import make_grid
from tests.smartgov.made_studies import make_city, make_yes_no

ARCO, BRAE = make_city("arco"), make_city("brae")
VOTE, PLAN = make_yes_no("vote"), make_yes_no("plan")
QUESTIONS = {1: VOTE, 2: PLAN}


def table(*rows: tuple[str, ...], own: bool = True) -> AnswerTable:
    grid = make_grid(("City", "vote", "plan"), *rows)
    known = {2: ("arco", "Arco", "ES"), 3: ("brae", "Brae", "ES")}
    cities = CityTable({2: ARCO, 3: BRAE}, known)
    return AnswerTable(grid, city_columns(grid.header), cities, own, comma=False)


def test_answers_stand_below_their_questions() -> None:
    shares: list[float] = []
    answers = table(("Arco", "1", ""), ("Brae", "no", "yes"))
    answered, faults = read_wide(answers, QUESTIONS, shares.append)
    assert answered.cities == (ARCO, BRAE)
    np.testing.assert_equal(answered.wide.to_numpy(), [[1, np.nan], [0, 1]])
    assert (list(answered.wide.index), list(answered.wide.columns)) == (
        ["arco", "brae"],
        ["vote", "plan"],
    )
    assert (answered.left_out, answered.absent, faults.problems) == (0, (), ())
    assert shares == [0.5, 1]


def test_city_with_a_wrong_answer_is_left_out() -> None:
    answered, faults = read_wide(table(("Arco", "7", ""), ("Brae", "1", "")), QUESTIONS, print)
    assert (answered.cities, answered.left_out) == ((BRAE,), 1)
    assert [problem.code for problem in faults.problems] == ["out_of_range"]


def test_city_without_a_row_is_blank_and_a_stranger_is_left_out() -> None:
    answers = table(("Brae", "1", "1"), ("Cove", "1", "1"), own=False)
    answered, faults = read_wide(answers, QUESTIONS, print)
    assert answered.cities == (ARCO, BRAE)
    assert answered.absent == (2,)
    assert answered.wide.loc["arco"].isna().all()
    assert answered.left_out == 1
    assert [problem.code for problem in faults.problems] == ["unknown_city_here"]
