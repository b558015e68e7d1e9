"""Tests of the weighted mean that ignores missing values, and of when it is missing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.scoring.aggregate import aggregate, coverage

NAN = np.nan
BLANK_OR_SCORE = st.none() | st.floats(0, 100)
WEIGHTS = st.floats(0.01, 100)


def mean(values, weights=None, **how):
    """Return the mean of one row; equal weights unless they are given."""
    row = np.array(values, dtype=float)
    return float(aggregate(row, np.array(weights or [1] * len(row), dtype=float), **how))


def cells(size):
    """Return pairs of a score (or blank) and a weight."""
    return st.lists(st.tuples(BLANK_OR_SCORE, WEIGHTS), min_size=size, max_size=12)


def split(pairs):
    return [NAN if value is None else value for value, _ in pairs], [w for _, w in pairs]


# --- coverage ----------------------------------------------------------------------------------


def test_coverage_is_the_share_of_the_weight_that_is_not_blank() -> None:
    values = np.array([[1, 2, 3], [1, NAN, 3], [NAN, NAN, NAN]])
    assert coverage(values, np.array([1.0, 2.0, 1.0])).tolist() == [1, 0.5, 0]


def test_coverage_of_no_weight_is_blank() -> None:
    assert np.isnan(coverage(np.array([[1.0, 2.0]]), np.zeros(2))).all()
    assert np.isnan(coverage(np.ones((3, 0)), np.zeros(0))).tolist() == [True] * 3


# --- the mean ----------------------------------------------------------------------------------


def test_rows_of_the_method_at_65_percent() -> None:
    rows = np.array([(1, 3, 1), (2, NAN, NAN), (3, NAN, 1)])
    result = aggregate(rows, np.ones(3), min_coverage=0.65)
    assert result.tolist() == pytest.approx([5 / 3, NAN, 2], nan_ok=True)


def test_weights_are_relative() -> None:
    assert mean([100, 0], [3, 1]) == 75
    assert mean([100, 0], [0.3, 0.1]) == pytest.approx(75)


def test_weight_of_a_blank_is_shared_by_the_others() -> None:
    assert mean([100, 0, NAN], [2, 2, 1]) == 50


def test_weight_of_zero_takes_no_part() -> None:
    assert mean([10, 90], [1, 0]) == 10
    assert mean([10, NAN], [1, 0], min_coverage=1) == 10
    assert np.isnan(mean([NAN, 90], [1, 0], min_coverage=0))


def test_no_weight_at_all_is_blank() -> None:
    assert np.isnan(mean([10, 90], [0, 0], min_coverage=0))
    assert np.isnan(mean([], [], min_coverage=0))


@pytest.mark.parametrize(
    ("values", "at_0", "at_65", "at_100"),
    [
        ((1, 2, 3), 2, 2, 2),
        ((1, NAN, 3), 2, 2, NAN),
        ((1, NAN, NAN), 1, NAN, NAN),
        ((NAN, NAN, NAN), NAN, NAN, NAN),
    ],
)
@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_minimum_coverage_decides_what_is_blank(values, at_0, at_65, at_100, aggregation) -> None:
    blank = [
        np.isnan(mean(values, aggregation=aggregation, min_coverage=least))
        for least in (0, 0.65, 1)
    ]
    assert blank == [np.isnan(expected) for expected in (at_0, at_65, at_100)]
    results = [mean(values, min_coverage=least) for least in (0, 0.65, 1)]
    assert results == pytest.approx([at_0, at_65, at_100], nan_ok=True)


def test_default_is_65_percent() -> None:
    assert mean([1] * 13 + [NAN] * 7) == 1
    assert np.isnan(mean([1] * 12 + [NAN] * 8))


def test_rounding_does_not_make_a_gap_of_exact_coverage() -> None:
    """1.3 of 2.0 is 65 %; in floats it comes out as 0.6499999999999999."""
    values, weights = [1, NAN, 1, 1, NAN], [0.1, 0.1, 0.6, 0.6, 0.6]
    assert coverage(np.array(values), np.array(weights)) < 0.65
    assert mean(values, weights, min_coverage=0.65) == pytest.approx(1)
    assert np.isnan(mean(values, weights, min_coverage=0.6501))


def test_geometric_means_of_the_method() -> None:
    assert mean([21, 1, 1, 1]) == mean([6, 6, 6, 6]) == 6
    assert mean([21, 1, 1, 1], aggregation="geometric") == pytest.approx(21**0.25)
    assert round(mean([21, 1, 1, 1], aggregation="geometric"), 2) == 2.14
    assert mean([6, 6, 6, 6], aggregation="geometric") == pytest.approx(6)


def test_geometric_mean_is_weighted() -> None:
    assert mean([2, 16], [2, 1], aggregation="geometric") == pytest.approx(4)
    assert mean([2, NAN, 16], [2, 1, 1], aggregation="geometric") == pytest.approx(4)


def test_geometric_mean_reads_less_than_1_as_1() -> None:
    assert mean([0, 100], aggregation="geometric") == pytest.approx(10)
    assert mean([0.5, 100], aggregation="geometric") == pytest.approx(10)
    assert mean([0, 0], aggregation="geometric") == 1


def test_mean_is_along_the_last_axis() -> None:
    values = np.arange(24, dtype=float).reshape(2, 3, 4)
    result = aggregate(values, np.ones(4))
    assert result.shape == (2, 3)
    assert result[1, 2] == 21.5


def test_values_are_not_written_into() -> None:
    values = np.array([[1.0, NAN], [0.2, 5.0]])
    before = values.copy()
    aggregate(values, np.ones(2), "geometric")
    assert np.array_equal(values, before, equal_nan=True)


# --- what holds for all numbers ----------------------------------------------------------------


@given(cells(1), st.sampled_from(["arithmetic", "geometric"]))
def test_mean_is_between_the_smallest_and_the_largest(pairs, aggregation) -> None:
    values, weights = split(pairs)
    result = mean(values, weights, aggregation=aggregation, min_coverage=0)
    there = [max(v, 1) if aggregation == "geometric" else v for v in values if not np.isnan(v)]
    if there:
        assert min(there) - 1e-9 <= result <= max(there) + 1e-9
    else:
        assert np.isnan(result)


@given(cells(1), st.floats(0.001, 1000), st.sampled_from(["arithmetic", "geometric"]))
def test_all_weights_times_a_number_give_the_same_mean(pairs, factor, aggregation) -> None:
    values, weights = split(pairs)
    once = mean(values, weights, aggregation=aggregation, min_coverage=0)
    times = mean(values, [w * factor for w in weights], aggregation=aggregation, min_coverage=0)
    assert times == pytest.approx(once, abs=1e-9, nan_ok=True)


@given(cells(1))
def test_geometric_mean_is_never_above_the_arithmetic(pairs) -> None:
    values, weights = split(pairs)
    floored = [value if np.isnan(value) else max(value, 1) for value in values]
    arithmetic = mean(floored, weights, min_coverage=0)
    geometric = mean(floored, weights, aggregation="geometric", min_coverage=0)
    assert np.isnan(arithmetic) or geometric <= arithmetic + 1e-9


@given(cells(2))
def test_a_blank_is_the_same_as_a_question_less(pairs) -> None:
    values, weights = split(pairs)
    without = mean(values[1:], weights[1:], min_coverage=0)
    assert mean([NAN, *values[1:]], weights, min_coverage=0) == pytest.approx(without, nan_ok=True)
