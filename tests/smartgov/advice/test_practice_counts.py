"""Tests of the number of cities with a practice, among those that answered."""

from __future__ import annotations

import numpy as np
import pytest

from smartgov.advice.practice_counts import count_answers, count_practices
from tests.smartgov.advice.made_advice import SCORES, STUDY


def test_practices_are_counted_among_those_that_answered() -> None:
    counts = count_practices(SCORES, STUDY.scored)
    assert counts["have"].tolist() == [2, 2, 3, 1]
    assert counts["answered"].tolist() == [5, 3, 4, 3]
    assert counts["share"].tolist() == pytest.approx([2 / 5, 2 / 3, 3 / 4, 1 / 3])


def test_practices_are_counted_in_chosen_cities() -> None:
    counts = count_practices(SCORES, [STUDY.question_by_id["meet"]], ["some", "little", "blank"])
    assert counts.loc["meet"].tolist() == [1, 2, 0.5]


def test_share_among_nobody_is_blank() -> None:
    counts = count_practices(SCORES, STUDY.scored, ["blank"])
    assert counts.loc["meet", ["have", "answered"]].tolist() == [0, 0]
    assert np.isnan(counts.loc["meet", "share"])
    assert count_practices(SCORES, STUDY.scored, [])["answered"].tolist() == [0, 0, 0, 0]


def test_answers_of_any_role_are_counted_where_they_are_yes_or_no() -> None:
    counts = count_answers(STUDY, STUDY.questions)
    assert list(counts.index) == ["vote", "meet", "strategy", "region", "money"]
    assert counts.loc["money"].tolist() == pytest.approx([2, 3, 2 / 3])
    assert count_answers(STUDY, STUDY.with_role("barrier"), ["little"]).loc["money", "have"] == 0
