"""Tests of the answers that a question allows."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from smartgov.model import Question
from smartgov.study.allowed import (
    allowed_range,
    can_enter,
    entry_range,
    find_disallowed,
    is_in_range,
)
from tests.smartgov.made_studies import make_question, make_yes_no

YES_NO = make_yes_no("vote")
SCALE = make_question("hear", type="scale", low=0, high=4)
NUMBER = make_question("delay", low=0, high=4)
LOG = make_question("sets", low=1, high=1000, log10=True)
SAMPLE = make_question("staff", low=math.nan, high=math.nan, sample_range=True)
LARGE = make_question("big", low=0, high=1_234_567)
NAN = math.nan


@pytest.mark.parametrize(
    ("question", "inside", "outside"),
    [
        (YES_NO, [0, 1], [-1, 0.5, 2, NAN]),
        (SCALE, [0, 2, 4], [-1, 1.5, 5, NAN]),
        (NUMBER, [0, 2.5, 4], [-0.1, 4.1, NAN]),
    ],
    ids=["yes_no", "scale", "number"],
)
def test_range_is_the_goalposts_in_whole_steps_on_a_scale(
    question: Question, inside: list[float], outside: list[float]
) -> None:
    assert all(is_in_range(question, value) for value in inside)
    assert not any(is_in_range(question, value) for value in outside)


@pytest.mark.parametrize(
    ("question", "possible", "impossible"),
    [
        (YES_NO, [0, 1], [-1, 0.5, 2]),
        (SCALE, [0, 4], [-1, 1.5, 5]),
        (NUMBER, [0, 12.5, 51, -3, 1e15], [1e16, NAN]),
        (LOG, [0.1, 5000], [0, -1]),
        (SAMPLE, [-5, 7], [1e16, NAN]),
    ],
    ids=["yes_no", "scale", "number", "logarithm", "sample"],
)
def test_what_can_be_entered_are_steps_of_a_scale_and_numbers_within_reason(
    question: Question, possible: list[float], impossible: list[float]
) -> None:
    assert all(can_enter(question, value) for value in possible)
    assert not any(can_enter(question, value) for value in impossible)


@pytest.mark.parametrize(
    ("question", "allowed", "entered"),
    [
        (YES_NO, "0, 1", "0, 1"),
        (SCALE, "0 – 4", "0 – 4"),
        (NUMBER, "0 – 4", "\u2264 1e+15"),
        (LOG, "1 – 1000", "> 0"),
        (LARGE, "0 – 1234567", "\u2264 1e+15"),
    ],
    ids=["yes_no", "scale", "number", "logarithm", "large"],
)
def test_ranges_are_written_for_problems(question: Question, allowed: str, entered: str) -> None:
    assert allowed_range(question) == allowed
    assert entry_range(question) == entered


@pytest.mark.parametrize(
    ("question", "values", "found"),
    [
        (YES_NO, [0, 1, 0.5, 2, NAN], {"out_of_range": [False, False, True, True, False]}),
        (SCALE, [4, 1.5, -1, NAN], {"out_of_range": [False, True, True, False]}),
        (
            NUMBER,
            [-1, 2.5, 5, -1e16, NAN],
            {
                "out_of_range": [False, False, False, True, False],
                "beyond_goalposts": [True, False, True, False, False],
            },
        ),
        (
            LOG,
            [0, 0.5, 10, NAN],
            {
                "out_of_range": [False] * 4,
                "beyond_goalposts": [True, True, False, False],
                "log_of_non_positive": [True, False, False, False],
            },
        ),
        (SAMPLE, [-1, 5, 1e308], {"out_of_range": [False, False, True]}),
    ],
    ids=["yes_no", "scale", "number", "logarithm", "sample"],
)
def test_disallowed_answers_are_found_by_code(
    question: Question, values: list[float], found: dict[str, list[bool]]
) -> None:
    given = pd.Series(values, index=range(2, 2 + len(values)), dtype=float)
    wrong = find_disallowed(question, given)
    assert {code: mask.tolist() for code, mask in wrong.items()} == found
    assert all(mask.index.equals(given.index) for mask in wrong.values())
