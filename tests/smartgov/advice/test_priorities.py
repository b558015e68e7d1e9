"""Tests of common gaps, and of practices in place by group, computed by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from smartgov.advice.needs import compute_lacks, compute_needs
from smartgov.advice.priorities import in_place_by, order_by_gap, prioritize
from tests.smartgov.advice.made_advice import BOAST, LISTEN, PLAN, SCORES, STUDY, frame

NAN = np.nan
NEEDS = compute_needs(STUDY, SCORES, [LISTEN, PLAN, BOAST])
LACKS = compute_lacks(STUDY, SCORES, [LISTEN, PLAN, BOAST])


def test_priority_is_how_many_lack_it_and_how_far_they_are() -> None:
    """Listen: two of four lack it, on average by (37.5 + 87.5) / 2 points."""
    table = prioritize(NEEDS, LACKS)
    assert list(table.index) == ["listen", "plan"]
    assert table.loc["listen"].to_dict() == {
        "answered": 4,
        "lacking": 2,
        "lack": 0.5,
        "distance": 62.5,
        "in_place": 68.75,
    }
    assert table.loc["plan", ["answered", "lacking", "distance"]].tolist() == [3, 2, 100]


def test_priority_counts_lacks_where_they_are_given() -> None:
    table = prioritize(frame(r=[25, 75, NAN]), frame(r=[0, 1, NAN]))
    assert table.loc["r", ["answered", "lacking", "lack", "distance"]].tolist() == [2, 1, 0.5, 75]
    assert table.loc["r", "in_place"] == 50


def test_what_nobody_lacks_is_at_no_distance() -> None:
    table = prioritize(frame(r=[0, 0, NAN]), frame(r=[0, 0, NAN]))
    assert table.loc["r"].to_dict() == {
        "answered": 2,
        "lacking": 0,
        "lack": 0,
        "distance": 0,
        "in_place": 100,
    }


def test_the_widest_gap_comes_first_and_equal_ones_stay_in_order() -> None:
    """Shares lacking times their needs: 1 × 30, 1/2 × 90, 1/2 × 60, 1 × 30."""
    needs_of = frame(a=[30, 30], b=[0, 90], c=[60, 0], d=[30, 30])
    lacks_of = frame(a=[1, 1], b=[0, 1], c=[1, 0], d=[1, 1])
    assert order_by_gap(prioritize(needs_of, lacks_of)) == ["b", "a", "c", "d"]


def test_group_is_shown_from_three_cities_that_answered() -> None:
    needs_of = frame(r=[0, 50, 100, 20, 40, NAN], s=[NAN] * 6)
    groups = pd.Series(["150"] * 3 + ["002"] * 3, needs_of.index)
    table = in_place_by(needs_of, groups)
    assert list(table.index) == ["r"]
    assert table.loc["r", "150"] == 50
    assert np.isnan(table.loc["r", "002"])


def test_groups_may_come_in_any_order_and_of_more_cities() -> None:
    needs_of = frame(r=[0, 0, 30])
    groups = pd.Series({"elsewhere": "b", "c2": "a", "c0": "a", "c1": "a"})
    assert in_place_by(needs_of, groups).loc["r", "a"] == 90
