"""Tests of competition ranks: ties share the smaller number, blanks are not ranked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.model import Spec, Study
from smartgov.scoring.rank import TIE_TOLERANCE, compare_ranks, rank, rank_measure
from smartgov.scoring.score import score

NAN = np.nan


def ranks(*scores):
    return rank(np.array(scores, dtype=float)).tolist()


def test_highest_is_first() -> None:
    assert ranks(10, 30, 20) == [3, 1, 2]


def test_ties_share_the_smaller_number_and_the_next_is_left_out() -> None:
    assert ranks(50, 80, 80, 20) == [3, 1, 1, 4]


def test_blank_has_no_rank_and_takes_none_away() -> None:
    assert ranks(NAN, 10, NAN, 20) == pytest.approx([NAN, 2, NAN, 1], nan_ok=True)


def test_floating_point_breaks_no_tie() -> None:
    assert 0.1 + 0.2 != 0.3
    assert ranks(0.1 + 0.2, 0.3) == [1, 1]
    assert ranks(66, 66 + 0.9 * TIE_TOLERANCE) == [1, 1]


def test_neighbors_that_are_equal_share_a_rank_all_together() -> None:
    assert ranks(50, 50 + 0.9e-9, 50 + 1.8e-9, 40) == [1, 1, 1, 4]


def test_every_row_is_ranked_by_itself() -> None:
    rows = np.array([[[1, 2, NAN], [5, 5, 4]], [[NAN, NAN, NAN], [3, 2, 1]]])
    expected = [[[2, 1, NAN], [1, 1, 3]], [[NAN, NAN, NAN], [1, 2, 3]]]
    np.testing.assert_array_equal(rank(rows), expected)


def test_what_differs_by_more_than_the_tolerance_is_no_tie() -> None:
    assert TIE_TOLERANCE == 1e-9
    assert ranks(66, 66 + 2e-9) == [2, 1]


def test_scores_are_not_rounded() -> None:
    assert ranks(80.600001, 80.600002) == [2, 1]


def test_nothing_to_rank() -> None:
    assert ranks() == []
    assert np.isnan(ranks(NAN, NAN)).all()


@given(st.lists(st.integers(0, 100) | st.none(), max_size=40))
def test_rank_is_one_more_than_the_number_of_higher_scores(values) -> None:
    scores = [NAN if value is None else value for value in values]
    expected = [
        NAN if value is None else 1 + sum(other > value for other in values if other is not None)
        for value in values
    ]
    assert ranks(*scores) == pytest.approx(expected, nan_ok=True)


@given(st.lists(st.floats(0, 100), min_size=1), st.randoms())
def test_order_of_the_rows_is_of_no_consequence(scores, random) -> None:
    order = list(range(len(scores)))
    random.shuffle(order)
    of_each = ranks(*scores)
    assert ranks(*(scores[n] for n in order)) == [of_each[n] for n in order]


def test_only_cities_ranked_under_both_weightings_are_compared(survey: Study) -> None:
    before = score(survey, Spec(min_coverage=0))
    after = score(survey, Spec((("participation", 3.0),)))
    ranks = compare_ranks(before, after)
    assert list(ranks.index) == list(after.overall.dropna().index)
    assert ranks["before"].equals(rank_measure(before, "overall")[ranks.index].rename("before"))
    assert ranks["after"].equals(rank_measure(after, "overall")[ranks.index].rename("after"))
