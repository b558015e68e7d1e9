"""Tests of tables with one row per answer."""

from __future__ import annotations

import numpy as np

from smartgov.intake.headers import city_columns
from smartgov.intake.study.answer_table import AnswerTable
from smartgov.intake.study.answers_long import first_rows, read_long
from smartgov.intake.study.city_table import CityTable
from tests.smartgov.intake.made_tables import make_grid
from tests.smartgov.made_studies import make_city, make_yes_no

ARCO, BRAE = make_city("arco"), make_city("brae")
VOTE, PLAN = make_yes_no("vote"), make_yes_no("plan")
NAMES = {"vote": VOTE, "Voting": VOTE, "plan": PLAN}


def table(*rows: tuple[str, str, str], own: bool = False) -> AnswerTable:
    grid = make_grid(("City", "Question", "Answer"), *rows)
    known = {2: ("arco", "Arco", "ES"), 3: ("brae", "Brae", "ES")}
    cities = CityTable({2: ARCO, 3: BRAE}, known)
    return AnswerTable(grid, city_columns(grid.header), cities, own, comma=False)


def test_answers_find_their_city_and_question() -> None:
    answers = table(("Arco", "vote", "1"), ("Brae", "plan", "no"), ("Arco", "plan", "yes"))
    answered, faults = read_long(answers, NAMES, (VOTE, PLAN), print)
    np.testing.assert_equal(answered.wide.to_numpy(), [[1, 1], [np.nan, 0]])
    assert (answered.cities, answered.left_out, faults.problems) == ((ARCO, BRAE), 0, ())


def test_answer_that_stands_twice_is_wrong_under_another_name_as_well() -> None:
    answers = table(("Arco", "vote", "1"), ("Arco", "Voting", "0"), ("Brae", "vote", "1"))
    answered, faults = read_long(answers, NAMES, (VOTE, PLAN), print)
    assert [(p.code, p.row) for p in faults.problems] == [("duplicate_answer_here", 3)]
    assert (answered.cities, answered.left_out) == ((BRAE,), 1)


def test_unknown_questions_are_told_once_and_blank_ones_each_time() -> None:
    answers = table(("Arco", "x", "1"), ("Brae", "x", "1"), ("Arco", "", "1"), ("Arco", "", "1"))
    answered, faults = read_long(answers, NAMES, (VOTE,), print)
    assert [(p.code, p.row) for p in faults.problems] == [
        ("unknown_question_here", 2),
        ("required", 4),
        ("required", 5),
    ]
    assert answered.cities == (BRAE,)


def test_strangers_and_cities_without_answers_are_counted() -> None:
    rows = (("Arco", "vote", "1"), ("Cove", "vote", "1"), ("Cove", "plan", "1"))
    answered, _ = read_long(table(*rows), NAMES, (VOTE, PLAN), print)
    assert (answered.absent, answered.left_out) == ((3,), 1)
    answered, _ = read_long(table(*rows, own=True), NAMES, (VOTE, PLAN), print)
    assert answered.left_out == 0


def test_first_row_of_each_city() -> None:
    grid = table(("Arco", "vote", "1"), ("Arco", "plan", "1"), ("Brae", "vote", "1")).grid
    assert first_rows(grid, {"name": 0}).rows == [2, 4]
