"""Tests of normalizing answers to 0–100: examples by hand, and general properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smartgov.scoring.normalize import goalposts, normalize, normalize_answers
from tests.smartgov.made_studies import make_question, make_study, make_yes_no

NAN = np.nan

#: Magnitudes of real indicators, and then some.
AMOUNTS = st.floats(-1e9, 1e9)

#: Goalposts nearer to each other are nobody's, and dividing by what is between them overflows.
CLOSEST = 1e-9


def scaled(values, low, high, **how):
    return normalize(np.array(values, dtype=float), low, high, **how).tolist()


def test_goalposts_become_0_and_100_and_the_way_between_is_straight() -> None:
    assert scaled([10, 15, 20, 30], 10, 30) == [0, 25, 50, 100]


def test_values_beyond_the_goalposts_are_clipped() -> None:
    assert scaled([-5, 105], 0, 100) == [0, 100]


def test_less_is_better_turns_the_scale_around() -> None:
    assert scaled([0, 10, 50, 60], 0, 50, direction=-1) == [100, 80, 0, 0]


def test_logarithm_is_taken_of_values_and_goalposts() -> None:
    assert scaled([1, 10, 100, 1000], 1, 1000, log10=True) == pytest.approx(
        [0, 100 / 3, 200 / 3, 100]
    )


def test_there_is_no_logarithm_of_zero_or_less() -> None:
    assert scaled([0, -3, 10], 1, 100, log10=True) == pytest.approx([NAN, NAN, 50], nan_ok=True)


@pytest.mark.parametrize("direction", [1, -1])
def test_blank_stays_blank(direction) -> None:
    result = scaled([NAN, 50], 0, 100, direction=direction)
    assert result == pytest.approx([NAN, 50], nan_ok=True)


@pytest.mark.parametrize(("low", "high"), [(5, 5), (6, 5), (NAN, NAN)])
def test_goalposts_that_tell_nothing_apart_give_blank(low, high) -> None:
    assert np.isnan(scaled([4, 5, 6], low, high)).all()


def test_shape_is_kept() -> None:
    assert normalize(np.full((2, 3, 4), 7.0), 0, 10).shape == (2, 3, 4)
    assert normalize(np.full((2, 3), 7.0), 1, 1).shape == (2, 3)


def test_fixed_goalposts_do_not_look_at_the_sample() -> None:
    question = make_question("q", low=-1, high=9)
    assert goalposts(question, np.array([3.0, 400.0])) == (-1, 9)


def test_sample_range_is_the_observed_minimum_and_maximum() -> None:
    question = make_question("q", sample_range=True)
    assert goalposts(question, np.array([3.0, NAN, 7.0, 5.0])) == (3, 7)


def test_sample_range_of_nothing_is_blank() -> None:
    assert np.isnan(goalposts(make_question("q", sample_range=True), np.array([NAN, NAN]))).all()


def test_each_question_is_scored_on_its_own_scale() -> None:
    questions = [
        make_yes_no("yes"),
        make_question("scale", type="scale", low=1, high=5),
        make_question("less", high=50, direction=-1),
        make_question("log", low=1, high=100, log10=True),
        make_question("sample", sample_range=True),
        make_yes_no("context", role="context"),
    ]
    study = make_study(questions, {"a": [1, 2, 10, 10, 30, 1], "b": [0, 5, None, 1, 50, 0]})

    result = normalize_answers(study.answers, study.scored)

    assert list(result.columns) == ["yes", "scale", "less", "log", "sample"]
    assert result.index.name == "city"
    assert result.loc["a"].tolist() == pytest.approx([100, 25, 80, 50, 0])
    assert result.loc["b"].tolist() == pytest.approx([0, 100, NAN, 0, 100], nan_ok=True)


def test_answers_are_not_written_into() -> None:
    study = make_study([make_question("q", direction=-1)], {"a": [20], "b": [None]})
    before = study.answers.copy()
    normalize_answers(study.answers, study.scored)
    assert study.answers.equals(before)


@given(value=AMOUNTS, low=AMOUNTS, high=AMOUNTS, direction=st.sampled_from([1, -1]))
def test_result_is_from_0_to_100(value, low, high, direction) -> None:
    assume(high - low > CLOSEST)
    (result,) = scaled([value], low, high, direction=direction)
    assert 0 <= result <= 100


@given(values=st.lists(AMOUNTS, min_size=2), low=AMOUNTS, high=AMOUNTS)
def test_order_is_kept_or_reversed_by_the_direction(values, low, high) -> None:
    assume(high - low > CLOSEST)
    ascending = sorted(values)
    more = scaled(ascending, low, high)
    less = scaled(ascending, low, high, direction=-1)
    assert more == sorted(more)
    assert less == sorted(less, reverse=True)


@given(
    values=st.lists(st.floats(1e-6, 1e9), min_size=2),
    low=st.floats(1e-6, 1e3),
    high=st.floats(1e4, 1e9),
)
def test_logarithms_keep_the_order_and_the_bounds(values, low, high) -> None:
    result = scaled(sorted(values), low, high, log10=True)
    assert result == sorted(result)
    assert 0 <= result[0] <= result[-1] <= 100
