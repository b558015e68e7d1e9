"""Tests of the practices of a recommendation, and of those that a city has in place."""

from __future__ import annotations

import numpy as np
import pytest

from smartgov.advice.practices import (
    circumstances_of,
    count_answered,
    in_place,
    is_graded,
    lacking_practices,
    practices_of,
    unlinked_practices,
)
from tests.smartgov.advice.made_advice import LISTEN, PLAN, SCORES, STUDY, ids
from tests.smartgov.made_studies import make_yes_no

NAN = np.nan


def test_practices_are_the_scored_questions_that_name_a_recommendation() -> None:
    assert ids(practices_of(STUDY, "listen")) == ["meet", "hear", "strategy"]
    assert ids(practices_of(STUDY, "plan")) == ["strategy"]
    assert practices_of(STUDY, "boast") == ()


def test_circumstances_are_the_others_that_name_it() -> None:
    assert ids(circumstances_of(STUDY, "plan")) == ["region", "money"]
    assert circumstances_of(STUDY, "listen") == ()


def test_unlinked_practices_are_scored_questions_of_its_dimensions_that_name_none() -> None:
    assert ids(unlinked_practices(STUDY, LISTEN)) == ["vote"]
    assert unlinked_practices(STUDY, PLAN) == ()


def test_practice_is_in_place_from_three_quarters_up() -> None:
    assert in_place(SCORES).loc["some"].tolist() == [0, 1, 1, 0]
    assert in_place(SCORES).loc["little"].tolist() == [0, 0, 0, 0]
    assert in_place(SCORES).loc["blank"].tolist() == pytest.approx([1, *[NAN] * 3], nan_ok=True)


def test_lacking_are_the_practices_that_a_city_answered_not_to_have() -> None:
    assert ids(lacking_practices(STUDY, SCORES, "some", "listen")) == ["strategy"]
    assert ids(lacking_practices(STUDY, SCORES, "little", "listen")) == ["meet", "hear", "strategy"]
    assert lacking_practices(STUDY, SCORES, "blank", "listen") == ()
    assert lacking_practices(STUDY, SCORES, "all", "listen") == ()


def test_questions_are_graded_where_one_is_more_than_yes_or_no() -> None:
    assert is_graded(STUDY.scored)
    assert not is_graded([make_yes_no("q"), make_yes_no("p")])


def test_answers_about_practices_are_counted() -> None:
    assert count_answered(STUDY, SCORES, "little", "listen") == 3
    assert count_answered(STUDY, SCORES, "hear", "listen") == 1
    assert count_answered(STUDY, SCORES, "blank", "listen") == 0
