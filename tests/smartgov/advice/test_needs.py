"""Tests of what a city lacks of the recommended practices, computed by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.advice.needs import compute_lacks, compute_needs, order_by_need
from smartgov.advice.practices import in_place
from smartgov.scoring.score import score
from tests.smartgov.advice.made_advice import BOAST, LISTEN, PLAN, QUESTIONS, SCORES, STUDY, frame
from tests.smartgov.made_studies import make_question, make_study, make_yes_no

NAN = np.nan
NEEDS = compute_needs(STUDY, SCORES, [LISTEN, PLAN, BOAST])


def test_need_is_the_weighted_share_of_practices_not_yet_there() -> None:
    """Listen: meet 1, hear 2 and strategy 1 of weight; hearing 3 of 4 is 25 points short.

    Some: (0 + 2 · 25 + 100) / 4 = 37.5; little: (100 + 2 · 75 + 100) / 4 = 87.5.
    """
    assert NEEDS["listen"].tolist() == pytest.approx([0, 37.5, 87.5, NAN, 0], nan_ok=True)
    assert NEEDS["plan"].tolist() == pytest.approx([0, 100, 100, NAN, NAN], nan_ok=True)


def test_need_counts_one_answer_however_little_it_covers() -> None:
    study = make_study(QUESTIONS[:4], {"a": [None, 0, None, None]})
    assert compute_needs(study, score(study), [LISTEN]).loc["a", "listen"] == 100


def test_need_of_what_the_study_does_not_ask_about_is_blank() -> None:
    assert list(NEEDS.columns) == ["listen", "plan", "boast"]
    assert NEEDS["boast"].isna().all()


@given(
    st.lists(st.lists(st.sampled_from([0, 1, None]), min_size=4, max_size=4), min_size=1),
)
def test_need_and_practices_in_place_add_up_to_100(rows) -> None:
    questions = [make_yes_no(f"q{n}", recommendations=("listen",)) for n in range(4)]
    study = make_study(questions, {f"c{n}": row for n, row in enumerate(rows)})
    scores = score(study)
    share = in_place(scores).mean(axis=1) * 100
    need = compute_needs(study, scores, [LISTEN])["listen"]
    np.testing.assert_allclose(need, 100 - share, atol=1e-9)


def test_lack_is_a_practice_that_is_not_in_place() -> None:
    """A scale at 3 of 4 is in place: a need of a quarter, and no lack."""
    study = make_study(
        [make_question("hear", "voice", type="scale", high=4, recommendations=("listen",))],
        {"top": [4], "there": [3], "pilot": [2], "none": [0], "blank": [None]},
    )
    found = compute_lacks(study, score(study), [LISTEN, BOAST])
    assert found["listen"].tolist()[:4] == [0, 0, 1, 1]
    assert np.isnan(found.loc["blank", "listen"])
    assert found["boast"].isna().all()


def test_yes_and_no_lack_what_they_need() -> None:
    questions = [make_yes_no(f"q{n}", recommendations=("listen",)) for n in range(2)]
    study = make_study(questions, {"a": [1, 1], "b": [1, 0], "c": [None, 0], "d": [None, None]})
    scores = score(study)
    need = compute_needs(study, scores, [LISTEN])
    wanted = (need > 0).astype(float).where(need.notna())
    pd.testing.assert_frame_equal(compute_lacks(study, scores, [LISTEN]), wanted)


def test_largest_need_comes_first_and_what_was_not_answered_is_left_out() -> None:
    needs_of = frame(little=[10], much=[90], unknown=[NAN], none=[0])
    assert order_by_need(needs_of, "c0", []) == [("much", 90), ("little", 10), ("none", 0)]


def test_equal_needs_are_ordered_by_what_more_peers_already_do() -> None:
    needs_of = frame(rare=[100, 90, 80], usual=[100, 0, 10], unknown=[100, NAN, NAN])
    order = [name for name, _ in order_by_need(needs_of, "c0", ["c1", "c2"])]
    assert order == ["usual", "rare", "unknown"]


def test_only_the_peers_decide_between_equal_needs() -> None:
    needs_of = frame(first=[100, 0, 100, 100], second=[100, 100, 0, 0])
    assert order_by_need(needs_of, "c0", ["c1"])[0][0] == "first"
    assert order_by_need(needs_of, "c0", ["c2"])[0][0] == "second"
