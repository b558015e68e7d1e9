"""Tests of practices gained and lost between two editions."""

from __future__ import annotations

from smartgov.editions.practices import (
    count_practices_by_edition,
    find_steps_taken,
    practice_changes,
)
from smartgov.study.framework import read_recommendations
from tests.smartgov.editions.made_editions import NOW, QUESTIONS, THEN, compare, make_edition

SCORED = compare(make_edition("2014", THEN), make_edition("2018", NOW))
PLANS = [r for r in read_recommendations() if r.id == "plan_stronger"]


def test_gained_and_lost_by_answer() -> None:
    table = practice_changes(SCORED)
    assert table.loc["arco"].to_dict() == {
        "vote": 0,
        "listen": 1,
        "sets": 0,
        "strategy": 1,
        "budget": 1,
    }
    assert table.loc["brae", "budget"] == -1


def test_a_question_without_answer_is_neither() -> None:
    then = {**THEN, "arco": [None, 60, 20, 0, 0]}
    scored = compare(make_edition("2014", then), make_edition("2018", NOW))
    assert practice_changes(scored).isna().loc["arco"].to_dict() == {
        q.id: q.id == "vote" for q in QUESTIONS
    }


def test_counts_are_of_the_cities_that_answered_twice() -> None:
    now = {**NOW, "brae": [49, 52, 50, 1, None]}
    scored = compare(make_edition("2014", THEN), make_edition("2018", now))
    table = count_practices_by_edition(scored, QUESTIONS[3:], ["arco", "brae"])
    assert table.loc["strategy"].to_dict() == {
        "before": 1,
        "after": 2,
        "answered": 2,
        "gained": 1,
        "lost": 0,
    }
    assert table.loc["budget"].to_dict() == {
        "before": 0,
        "after": 1,
        "answered": 1,
        "gained": 1,
        "lost": 0,
    }


def test_steps_taken_name_what_was_gained_and_what_is_left() -> None:
    (step,) = find_steps_taken(SCORED, PLANS, "arco")
    assert [q.id for q in step.gained] == ["strategy", "budget"]
    assert (step.left, step.done) == ((), True)
    assert find_steps_taken(SCORED, PLANS, "brae") == ()


def test_a_step_with_something_left_is_not_done() -> None:
    now = {**NOW, "arco": [60, 90, 40, 1, 0]}
    scored = compare(make_edition("2014", THEN), make_edition("2018", now))
    (step,) = find_steps_taken(scored, PLANS, "arco")
    assert [q.id for q in step.left] == ["budget"]
    assert not step.done
