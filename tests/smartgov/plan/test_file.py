"""Tests of plans saved to a file and read back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.i18n import translator
from smartgov.model import Study
from smartgov.plan.file import MAX_BYTES, read_plan_file, to_plan_json
from smartgov.plan.plan import MAX_RESPONSIBLE, MAX_TASKS, WHENS, Plan, Task, clean_note
from smartgov.problems import Problem
from smartgov.text import LANGUAGES
from tests.conftest import SURVEY, load_shipped

STUDY = load_shipped(SURVEY)
PRACTICES = [question.id for question in STUDY.scored]

PLANS = st.dictionaries(
    st.sampled_from(PRACTICES),
    st.tuples(st.sampled_from(WHENS), st.text().map(clean_note)),
    min_size=1,
).map(lambda tasks: Plan("ghent", tuple(Task(q, *rest) for q, rest in tasks.items())))


def read(content: bytes, practices: list[str] = PRACTICES) -> tuple[Plan | None, list[Problem]]:
    plan, problems = read_plan_file(content, "plan.json", STUDY, "ghent", practices)
    return plan, list(problems)


@given(PLANS)
def test_a_plan_comes_back_as_it_was(plan: Plan) -> None:
    assert read(to_plan_json(plan, STUDY)) == (plan, [])


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_give_problems_and_no_error(content: bytes) -> None:
    plan, problems = read(content)
    assert plan is None
    assert problems


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(st.lists(JSON | st.fixed_dictionaries({"practice": JSON, "when": JSON}), max_size=4))
def test_any_tasks_are_checked(tasks: list[Any]) -> None:
    plan, problems = read(written(tasks))
    assert (plan is None) == bool(problems)


def written(tasks: object, **changed: object) -> bytes:
    """Return a file with some tasks, and other fields changed."""
    whole = {"format": "smart-governance-plan", "version": 1, "study": STUDY.info.id}
    return json.dumps({**whole, "city": "ghent", "tasks": tasks, **changed}).encode()


GOOD = {"practice": PRACTICES[0], "when": "later"}


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", ["empty_file"]),
        (b"\xff\xfe\x00", ["not_text"]),
        (b"{", ["not_json"]),
        (b"[]", ["not_ours"]),
        (b"[" * 100_000, ["not_json"]),
        (b" " * (MAX_BYTES + 1), ["too_large"]),
        (b'{"a": 1, "a": 2}', ["repeated"]),
        (b'{"a": "\\ud800"}', ["not_text"]),
        (written([GOOD], format="other"), ["not_ours"]),
        (written("x"), ["not_ours"]),
        (written([GOOD], version=2), ["version"]),
        (written([GOOD], study="x", city="bilbao"), ["other_study", "other_city"]),
        (written([GOOD] * (MAX_TASKS + 1)), ["too_many"]),
        (written([]), ["nothing"]),
        (written([3, {**GOOD, "when": "now"}]), ["not_a_task", "bad_when"]),
        (written([{**GOOD, "practice": "x", "responsible": 3}]), ["unknown_practice", "not_words"]),
        (written([{**GOOD, "responsible": "x" * (MAX_RESPONSIBLE + 1)}]), ["too_long"]),
        (written([{**GOOD, "who": "x"}]), ["unknown_field"]),
        (written([GOOD, GOOD]), ["repeated_practice"]),
    ],
)
def test_every_problem_is_told_at_once(content: bytes, codes: list[str]) -> None:
    plan, problems = read(content)
    assert plan is None
    assert [problem.code for problem in problems] == codes
    for language in LANGUAGES:
        for problem in problems:
            key = f"plan.problems.{problem.code}"
            assert translator(language)(key, value=problem.value, allowed=problem.allowed)


def test_a_field_that_occurs_twice_is_told() -> None:
    twice = written([GOOD]).replace(b'"when"', b'"when": "this_year", "when"')
    assert [problem.code for problem in read(twice)[1]] == ["repeated_field"]


def test_a_problem_says_where(survey: Study) -> None:
    _, (problem,) = read(written([GOOD, {**GOOD, "practice": PRACTICES[1], "when": "<b>"}]))
    assert (problem.file, problem.column, problem.value) == ("plan.json", "tasks[2].when", "<b>")
    assert survey.info.id == STUDY.info.id


def test_what_is_in_place_by_now_is_left_out() -> None:
    content = written([GOOD, {"practice": PRACTICES[1], "when": "this_year"}])
    assert read(content, PRACTICES[1:]) == (Plan("ghent", (Task(PRACTICES[1], "this_year"),)), [])
    assert [problem.code for problem in read(content, [])[1]] == ["nothing"]
