"""Tests of a plan as a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.plan.plan import (
    MAX_RESPONSIBLE,
    MAX_TASKS,
    WHENS,
    Plan,
    Task,
    When,
    clean_note,
    with_task,
)


def test_tasks_are_in_order_and_each_once() -> None:
    plan = Plan("x", (Task("b", "later"), Task("a", "this_year")))
    assert [task.question for task in plan.tasks] == ["a", "b"]
    assert plan == Plan("x", (Task("a", "this_year"), Task("b", "later")))
    with pytest.raises(ValueError, match="once"):
        Plan("x", (Task("a", "later"), Task("a", "this_year")))
    with pytest.raises(ValueError, match="some"):
        Plan("x", ())
    with pytest.raises(ValueError, match="some"):
        Plan("x", tuple(Task(f"q{number}", "later") for number in range(MAX_TASKS + 1)))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([None, *WHENS]))))
def test_the_last_choice_of_each_practice_counts(choices: list[tuple[str, When | None]]) -> None:
    plan = None
    for question, when in choices:
        plan = with_task(plan, "x", question, when)
    last = {question: when for question, when in dict(choices).items() if when is not None}
    assert ({task.question: task.when for task in plan.tasks} if plan else {}) == last


def test_another_city_begins_its_own_plan() -> None:
    plan = with_task(None, "x", "a", "later")
    assert with_task(plan, "y", "b", "this_year") == Plan("y", (Task("b", "this_year"),))
    assert with_task(plan, "y", "b", None) is None


def test_notes_are_put_in_and_taken_out() -> None:
    plan = Plan("x", (Task("a", "later"), Task("b", "this_year")))
    noted = plan.with_notes({"b": "Finance", "c": "Nobody"})
    assert noted.tasks == (Task("a", "later"), Task("b", "this_year", "Finance"))
    assert noted.without_notes() == plan
    assert noted.at("this_year") == (Task("b", "this_year", "Finance"),)
    assert noted.at("two_years") == ()


def test_only_some_practices_are_kept() -> None:
    plan = Plan("x", (Task("a", "later"), Task("b", "this_year")))
    assert plan.limit_to({"a", "z"}) == Plan("x", (Task("a", "later"),))
    assert plan.limit_to(()) is None


@given(st.text())
def test_a_cleaned_note_is_one_printable_line(text: str) -> None:
    note = clean_note(text)
    assert note.isprintable()
    assert len(note) <= MAX_RESPONSIBLE
    assert note == note.strip() == clean_note(note)
