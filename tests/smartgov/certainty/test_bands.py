"""Tests of bands: cities that the intervals of their ranks cannot tell apart."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.certainty.bands import rank_bands, tied_with
from smartgov.certainty.robustness import rank_intervals
from smartgov.model import Scores, Study
from tests.conftest import at_most

NAN = np.nan


def table_of(*rows: tuple[float, float, float]) -> pd.DataFrame:
    """Return intervals of cities called a, b, c, …: rank and both ends."""
    columns = ["rank", "rank_p05", "rank_p95"]
    return pd.DataFrame(rows, index=list("abcdefgh"[: len(rows)]), columns=columns, dtype=float)


def bands_of(*rows: tuple[float, float, float]) -> list[float]:
    return rank_bands(table_of(*rows)).tolist()


def test_band_begins_with_the_first_interval_that_lies_below_the_leader() -> None:
    assert bands_of((1, 1, 2), (2, 1, 3), (3, 2.5, 5), (4, 4, 5), (5, 5.5, 6)) == [1, 1, 2, 2, 3]


def test_interval_that_touches_the_leader_is_not_below_it() -> None:
    assert bands_of((1, 1, 2), (2, 2, 3), (3, 2.1, 4)) == [1, 1, 2]


def test_city_is_told_apart_from_the_leader_and_not_from_each_of_its_band() -> None:
    """The second city is as far down as 9; it does not lead, so the third is another band."""
    assert bands_of((1, 1, 2), (2, 1, 9), (3, 3, 4)) == [1, 1, 2]


def test_wide_interval_below_the_edge_stays_below_it() -> None:
    assert bands_of((1, 1, 2), (2, 3, 4), (3, 1, 6)) == [1, 2, 2]


def test_equal_ranks_share_a_band_with_the_widest_of_their_intervals() -> None:
    assert bands_of((1, 1, 1), (1, 1, 5), (3, 3, 4), (4, 6, 7)) == [1, 1, 1, 2]
    assert bands_of((1, 1, 1), (2, 1, 5), (2, 3, 5), (4, 5, 6)) == [1, 1, 1, 2]


def test_order_of_the_rows_does_not_matter() -> None:
    table = table_of((3, 3, 3), (1, 1, 1), (2, 2, 2))
    assert rank_bands(table).to_dict() == {"a": 3, "b": 1, "c": 2}


def test_city_without_a_rank_has_no_band() -> None:
    bands = rank_bands(table_of((1, 1, 1), (NAN, NAN, NAN), (2, 2, 2)))
    assert bands.tolist() == pytest.approx([1, NAN, 2], nan_ok=True)
    assert rank_bands(table_of((NAN, NAN, NAN))).isna().all()


def test_rank_without_an_interval_counts_as_it_is() -> None:
    assert bands_of((1, NAN, NAN), (2, 1, 2), (3, 2, 3)) == [1, 1, 2]


def test_nothing_is_written_into_the_intervals(survey: Study, survey_scores: Scores) -> None:
    table = rank_intervals(survey, survey_scores, draws=20)
    before = table.copy()
    rank_bands(table)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(
    "measure", ["overall", "open_government", "strategic_management", "participation", "foresight"]
)
def test_bands_of_the_survey(survey: Study, survey_scores: Scores, measure: str) -> None:
    """Ordered, exhaustive, and each as long as the interval of its leaders says."""
    table = rank_intervals(survey, survey_scores, measure)
    table["band"] = rank_bands(table)
    ranked = table.dropna(subset="rank").sort_values("rank")
    assert table["band"].notna().equals(table["rank"].notna())
    assert ranked["band"].is_monotonic_increasing
    assert set(ranked["band"]) == set(range(1, int(ranked["band"].max()) + 1))
    assert 2 <= ranked["band"].max() < len(ranked) / 2
    assert (ranked.groupby("rank")["band"].nunique() == 1).all()
    for band, cities in ranked.groupby("band"):
        lead = cities[cities["rank"] == cities["rank"].min()]
        above = ranked[ranked["band"] == band - 1]
        if len(above):
            last = above[above["rank"] == above["rank"].min()]["rank_p95"].max()
            assert lead["rank_p05"].min() > last
        for _, tied in cities.groupby("rank"):
            assert tied["rank_p05"].min() <= lead["rank_p95"].max()


def test_first_bands_of_the_survey(survey: Study, survey_scores: Scores) -> None:
    bands = rank_bands(rank_intervals(survey, survey_scores))
    assert bands.value_counts().sort_index().tolist() == [4, 13, 16, 12, 10, 8, 3, 2, 1]


def test_bands_of_one_question_are_its_answers(survey: Study, survey_scores: Scores) -> None:
    bands = rank_bands(rank_intervals(survey, survey_scores, "strategic_planning"))
    scores = survey_scores.dimensions["strategic_planning"]
    assert scores.groupby(bands).agg(set).to_dict() == {1: {100}, 2: {0}}


ROWS = st.lists(
    st.tuples(st.none() | st.integers(1, 9), st.floats(0, 3), st.floats(0, 3)), max_size=8
)


@at_most(100)
@given(ROWS)
def test_bands_are_ordered_and_exhaustive(rows) -> None:
    """Whatever the intervals: no gap between the numbers, and no band for none."""
    made = [(NAN,) * 3 if r is None else (r, r - low, r + high) for r, low, high in rows]
    table = table_of(*made)
    bands = rank_bands(table)
    assert bands.notna().equals(table["rank"].notna())
    ordered = bands[table["rank"].sort_values().index].dropna()
    assert ordered.is_monotonic_increasing
    assert set(ordered) == set(range(1, 1 + ordered.nunique()))
    assert (ordered.groupby(table["rank"]).nunique() == 1).all()


def test_ties_are_counted() -> None:
    ranks = pd.Series([1, 2, 2, NAN, 2, NAN, 5], index=list("abcdefg"))
    expected = [0, 2, 2, NAN, 2, NAN, 0]
    assert tied_with(ranks).tolist() == pytest.approx(expected, nan_ok=True)
