"""Tests of choosing the questions of a file and their columns."""

from __future__ import annotations

import pytest

from smartgov.intake.limits import MAX_QUESTIONS
from smartgov.intake.question_names import known_questionnaires
from smartgov.intake.spot import RefusedError
from smartgov.intake.study.choose_questions import (
    choose_questions,
    keep_asked,
    question_columns,
    question_names,
)
from smartgov.study.questionnaire import Questionnaire
from tests.smartgov.intake.made_tables import make_grid
from tests.smartgov.made_studies import make_framework, make_yes_no

VOTE, PLAN = make_yes_no("vote"), make_yes_no("plan")
ASKED = Questionnaire("ours", make_framework({"all": ["voice"]}), (VOTE, PLAN))


def test_questionnaire_is_that_of_the_columns() -> None:
    first, *_ = known_questionnaires()
    grid = make_grid(("City", *(question.id for question in first.questions)))
    assert choose_questions(grid, "") == (first, [])


def test_file_without_questions_is_told_which_questionnaires_there_are() -> None:
    asked, (problem,) = choose_questions(make_grid(("City", "x")), "")
    assert (asked, problem.code) == (None, "no_questions")
    assert all(known.id in problem.allowed for known in known_questionnaires())


def test_names_of_questions_stand_in_a_column_where_answers_are_rows() -> None:
    header = ("City", "Question", "Answer")
    assert question_names(make_grid(("City", "vote"))) == ["City", "vote"]
    assert question_names(make_grid(header, ("Arco", "a", "1"), ("Brae", "a", "1"))) == ["a"]
    many = [("Arco", str(n), "1") for n in range(2 * MAX_QUESTIONS + 1)]
    with pytest.raises(RefusedError, match="too_many_questions"):
        question_names(make_grid(header, *many))


def test_columns_of_questions_leave_those_of_the_city_out() -> None:
    grid = make_grid(("City", "vote", "x", "plan"))
    columns, problems = question_columns(grid, ASKED.questions, {"name": 0})
    assert columns == {1: VOTE, 3: PLAN}
    assert [(p.code, p.letter) for p in problems] == [("unknown_column", "C")]


def test_two_columns_of_one_question_cannot_be_read() -> None:
    columns, problems = question_columns(make_grid(("City", "vote", "vote")), (VOTE,), {"name": 0})
    assert (columns, [problem.code for problem in problems]) == (None, ["duplicate_column"])


def test_questions_without_a_column_are_left_out_and_told() -> None:
    grid = make_grid(("City", "plan"))
    assert keep_asked(ASKED, {1: VOTE, 2: PLAN}, grid, "ours") == ((VOTE, PLAN), [])
    questions, (problem,) = keep_asked(ASKED, {1: PLAN}, grid, "ours")
    assert questions == (PLAN,)
    assert (problem.code, problem.value, problem.allowed) == ("questions_left_out", "vote", "ours")
