"""Tests of cities with similar profiles, computed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.peers.similar import (
    SIMILAR_LISTED,
    SIMILAR_PEERS,
    find_similar,
    order_by_similarity,
)
from tests.smartgov.made_studies import make_scores

NAN = np.nan


def test_similar_cities_are_the_nearest_by_root_mean_square() -> None:
    """To far: √((30² + 40²) / 2) = 35.36; to near: √((6² + 8²) / 2) = 7.07."""
    scores = make_scores({"far": [30, 40], "city": [0, 0], "near": [6, 8]})
    similar = find_similar(scores, "city", ["d0", "d1"])
    assert list(similar.index) == ["near", "far"]
    assert similar["distance"].tolist() == pytest.approx([50**0.5, 1250**0.5])
    assert similar["shared"].tolist() == [2, 2]


def test_only_dimensions_that_both_have_are_compared() -> None:
    scores = make_scores({"city": [50, 50, NAN], "a": [50, 80, 99], "b": [NAN, 50, 0]})
    similar = find_similar(scores, "city", ["d0", "d1", "d2"])
    assert similar.loc["a"].tolist() == pytest.approx([(900 / 2) ** 0.5, 2])
    assert "b" not in similar.index  # one of three


def test_65_percent_of_the_dimensions_asked_about_are_enough() -> None:
    row = [10.0] * 20
    scores = make_scores(
        {"city": row, "13 of 20": row[:13] + [NAN] * 7, "12 of 20": row[:12] + [NAN] * 8}
    )
    assert list(find_similar(scores, "city", [f"d{n}" for n in range(20)]).index) == ["13 of 20"]


def test_dimensions_that_were_not_asked_about_do_not_count() -> None:
    scores = make_scores({"city": [10, NAN, 7], "a": [20, NAN, 99]})
    assert find_similar(scores, "city", ["d0"])["distance"].tolist() == [10]


def test_city_without_scores_is_similar_to_none() -> None:
    scores = make_scores({"city": [NAN, NAN], "a": [1, 2], "b": [3, 4]})
    assert find_similar(scores, "city", ["d0", "d1"]).empty


def test_no_more_similar_cities_than_asked_for_and_ties_in_order() -> None:
    scores = make_scores({"city": [50], "c": [60], "b": [40], "a": [50], "z": [60]})
    assert list(find_similar(scores, "city", ["d0"]).index) == ["a", "c", "b", "z"]
    assert list(find_similar(scores, "city", ["d0"], count=2).index) == ["a", "c"]


@given(st.lists(st.lists(st.none() | st.floats(0, 100), min_size=3, max_size=3), min_size=2))
def test_similarity_is_mutual(rows) -> None:
    scores = make_scores({f"c{n}": row for n, row in enumerate(rows)})
    asked = ["d0", "d1", "d2"]
    there, back = find_similar(scores, "c0", asked, 99), find_similar(scores, "c1", asked, 99)
    assert ("c1" in there.index) == ("c0" in back.index)
    if "c1" in there.index:
        assert there.loc["c1", "distance"] == back.loc["c0", "distance"]


def test_a_list_is_shorter_than_the_peers() -> None:
    scores = make_scores({f"c{n}": [n] for n in range(20)})
    assert len(find_similar(scores, "c0", ["d0"])) == SIMILAR_LISTED == 5
    assert len(find_similar(scores, "c0", ["d0"], SIMILAR_PEERS)) == 10


def test_the_nearest_profile_comes_first_and_the_unknown_last() -> None:
    scores = make_scores(
        {"far": [30, 40], "none": [NAN, NAN], "city": [0, 0], "near": [6, 8], "left": [1, 1]}
    )
    others = ["none", "far", "near"]
    assert order_by_similarity(scores, "city", others, ["d0", "d1"]) == ("near", "far", "none")
    assert order_by_similarity(scores, "city", [], ["d0", "d1"]) == ()
