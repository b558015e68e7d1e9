"""What a city lacks of what the study recommends, worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.advice.needs import in_place_by, lacks, learn_from, needs, order_by_need, prioritize
from smartgov.advice.practices import (
    beside,
    circumstances_of,
    count_answers,
    count_practices,
    in_place,
    is_graded,
    lacking,
    practices_of,
)
from smartgov.model import Recommendation
from smartgov.scoring.score import score
from smartgov.text import Text
from tests.smartgov.made_studies import make_question, make_scores, make_study, make_yes_no

NAN = np.nan


def recommend(recommendation_id, *dimensions):
    return Recommendation(recommendation_id, "all", dimensions, Text(""), Text(""))


LISTEN, PLAN, BOAST = (
    recommend("listen", "voice"),
    recommend("plan", "plan"),
    recommend("boast", "voice"),
)

QUESTIONS = (
    make_yes_no("vote", "voice"),
    make_yes_no("meet", "voice", recommendations=("listen",)),
    make_question("hear", "voice", type="scale", high=4, weight=2, recommendations=("listen",)),
    make_yes_no("strategy", "plan", recommendations=("plan", "listen")),
    make_yes_no("region", "plan", role="context", recommendations=("plan",)),
    make_yes_no("money", None, role="barrier", recommendations=("plan",)),
)

#                vote  meet  hear  strategy region money
ANSWERS = {
    "all": [1, 1, 4, 1, 1, 1],
    "some": [0, 1, 3, 0, 0, 1],
    "little": [0, 0, 1, 0, None, 0],
    "blank": [1, None, None, None, None, None],
    "hear": [0, None, 4, None, None, None],
}

STUDY = make_study(QUESTIONS, ANSWERS)
SCORES = score(STUDY)
NEEDS = needs(STUDY, SCORES, [LISTEN, PLAN, BOAST])


def ids(questions):
    return [question.id for question in questions]


def frame(**columns):
    cities = [f"c{n}" for n in range(len(next(iter(columns.values()))))]
    return pd.DataFrame(columns, index=cities, dtype=float)


# --- practices ---------------------------------------------------------------------------------


def test_practices_are_the_scored_questions_that_name_a_recommendation():
    assert ids(practices_of(STUDY, "listen")) == ["meet", "hear", "strategy"]
    assert ids(practices_of(STUDY, "plan")) == ["strategy"]
    assert practices_of(STUDY, "boast") == ()


def test_circumstances_are_the_others_that_name_it():
    assert ids(circumstances_of(STUDY, "plan")) == ["region", "money"]
    assert circumstances_of(STUDY, "listen") == ()


def test_beside_are_scored_questions_of_its_dimensions_that_name_none():
    assert ids(beside(STUDY, LISTEN)) == ["vote"]
    assert beside(STUDY, PLAN) == ()


def test_practice_is_in_place_from_three_quarters_up():
    assert in_place(SCORES).loc["some"].tolist() == [0, 1, 1, 0]
    assert in_place(SCORES).loc["little"].tolist() == [0, 0, 0, 0]
    assert in_place(SCORES).loc["blank"].tolist() == pytest.approx([1, *[NAN] * 3], nan_ok=True)


def test_practices_are_counted_among_those_that_answered():
    counts = count_practices(SCORES, STUDY.scored)
    assert counts["have"].tolist() == [2, 2, 3, 1]
    assert counts["answered"].tolist() == [5, 3, 4, 3]
    assert counts["share"].tolist() == pytest.approx([2 / 5, 2 / 3, 3 / 4, 1 / 3])


def test_practices_are_counted_in_chosen_cities():
    counts = count_practices(SCORES, [STUDY.question_by_id["meet"]], ["some", "little", "blank"])
    assert counts.loc["meet"].tolist() == [1, 2, 0.5]


def test_share_among_nobody_is_blank():
    counts = count_practices(SCORES, STUDY.scored, ["blank"])
    assert counts.loc["meet", ["have", "answered"]].tolist() == [0, 0]
    assert np.isnan(counts.loc["meet", "share"])
    assert count_practices(SCORES, STUDY.scored, [])["answered"].tolist() == [0, 0, 0, 0]


def test_answers_of_any_role_are_counted_where_they_are_yes_or_no():
    counts = count_answers(STUDY, STUDY.questions)
    assert list(counts.index) == ["vote", "meet", "strategy", "region", "money"]
    assert counts.loc["money"].tolist() == pytest.approx([2, 3, 2 / 3])
    assert count_answers(STUDY, STUDY.with_role("barrier"), ["little"]).loc["money", "have"] == 0


# --- needs -------------------------------------------------------------------------------------


def test_need_is_the_weighted_share_of_practices_not_yet_there():
    """Listen: meet 1, hear 2 and strategy 1 of weight; hearing 3 of 4 is 25 points short.

    Some: (0 + 2 · 25 + 100) / 4 = 37.5; little: (100 + 2 · 75 + 100) / 4 = 87.5.
    """
    assert NEEDS["listen"].tolist() == pytest.approx([0, 37.5, 87.5, NAN, 0], nan_ok=True)
    assert NEEDS["plan"].tolist() == pytest.approx([0, 100, 100, NAN, NAN], nan_ok=True)


def test_need_counts_one_answer_however_little_it_covers():
    study = make_study(QUESTIONS[:4], {"a": [None, 0, None, None]})
    assert needs(study, score(study), [LISTEN]).loc["a", "listen"] == 100


def test_need_of_what_the_study_does_not_ask_about_is_blank():
    assert list(NEEDS.columns) == ["listen", "plan", "boast"]
    assert NEEDS["boast"].isna().all()


def test_lacking_are_the_practices_that_a_city_answered_not_to_have():
    assert ids(lacking(STUDY, SCORES, "some", "listen")) == ["strategy"]
    assert ids(lacking(STUDY, SCORES, "little", "listen")) == ["meet", "hear", "strategy"]
    assert lacking(STUDY, SCORES, "blank", "listen") == ()
    assert lacking(STUDY, SCORES, "all", "listen") == ()


@given(
    st.lists(st.lists(st.sampled_from([0, 1, None]), min_size=4, max_size=4), min_size=1),
)
def test_need_and_practices_in_place_add_up_to_100(rows):
    questions = [make_yes_no(f"q{n}", recommendations=("listen",)) for n in range(4)]
    study = make_study(questions, {f"c{n}": row for n, row in enumerate(rows)})
    scores = score(study)
    share = in_place(scores).mean(axis=1) * 100
    need = needs(study, scores, [LISTEN])["listen"]
    np.testing.assert_allclose(need, 100 - share, atol=1e-9)


def test_lack_is_a_practice_that_is_not_in_place():
    """A scale at 3 of 4 is in place: a need of a quarter, and no lack."""
    study = make_study(
        [make_question("hear", "voice", type="scale", high=4, recommendations=("listen",))],
        {"top": [4], "there": [3], "pilot": [2], "none": [0], "blank": [None]},
    )
    found = lacks(study, score(study), [LISTEN, BOAST])
    assert found["listen"].tolist()[:4] == [0, 0, 1, 1]
    assert np.isnan(found.loc["blank", "listen"])
    assert found["boast"].isna().all()


def test_yes_and_no_lack_what_they_need():
    questions = [make_yes_no(f"q{n}", recommendations=("listen",)) for n in range(2)]
    study = make_study(questions, {"a": [1, 1], "b": [1, 0], "c": [None, 0], "d": [None, None]})
    scores = score(study)
    need = needs(study, scores, [LISTEN])
    wanted = (need > 0).astype(float).where(need.notna())
    pd.testing.assert_frame_equal(lacks(study, scores, [LISTEN]), wanted)


def test_questions_are_graded_where_one_is_more_than_yes_or_no():
    assert is_graded(STUDY.scored)
    assert not is_graded([make_yes_no("q"), make_yes_no("p")])


# --- over all cities ---------------------------------------------------------------------------


def test_priority_is_how_many_lack_it_and_how_far_they_are():
    """Listen: two of four lack it, on average by (37.5 + 87.5) / 2 points."""
    table = prioritize(NEEDS)
    assert list(table.index) == ["listen", "plan"]
    assert table.loc["listen"].to_dict() == {
        "answered": 4,
        "lacking": 2,
        "lack": 0.5,
        "distance": 62.5,
        "in_place": 68.75,
    }
    assert table.loc["plan", ["answered", "lacking", "distance"]].tolist() == [3, 2, 100]


def test_priority_counts_lacks_where_they_are_given():
    table = prioritize(frame(r=[25, 75, NAN]), frame(r=[0, 1, NAN]))
    assert table.loc["r", ["answered", "lacking", "lack", "distance"]].tolist() == [2, 1, 0.5, 75]
    assert table.loc["r", "in_place"] == 50


def test_what_nobody_lacks_is_at_no_distance():
    table = prioritize(frame(r=[0, 0, NAN]))
    assert table.loc["r"].to_dict() == {
        "answered": 2,
        "lacking": 0,
        "lack": 0,
        "distance": 0,
        "in_place": 100,
    }


def test_group_is_shown_from_three_cities_that_answered():
    needs_of = frame(r=[0, 50, 100, 20, 40, NAN], s=[NAN] * 6)
    groups = pd.Series(["150"] * 3 + ["002"] * 3, needs_of.index)
    table = in_place_by(needs_of, groups)
    assert list(table.index) == ["r"]
    assert table.loc["r", "150"] == 50
    assert np.isnan(table.loc["r", "002"])


def test_groups_may_come_in_any_order_and_of_more_cities():
    needs_of = frame(r=[0, 0, 30])
    groups = pd.Series({"elsewhere": "b", "c2": "a", "c0": "a", "c1": "a"})
    assert in_place_by(needs_of, groups).loc["r", "a"] == 90


# --- for one city ------------------------------------------------------------------------------


def test_largest_need_comes_first_and_what_was_not_answered_is_left_out():
    needs_of = frame(little=[10], much=[90], unknown=[NAN], none=[0])
    assert order_by_need(needs_of, "c0", []) == [("much", 90), ("little", 10), ("none", 0)]


def test_equal_needs_are_ordered_by_what_more_peers_already_do():
    needs_of = frame(rare=[100, 90, 80], usual=[100, 0, 10], unknown=[100, NAN, NAN])
    order = [name for name, _ in order_by_need(needs_of, "c0", ["c1", "c2"])]
    assert order == ["usual", "rare", "unknown"]


def test_only_the_peers_decide_between_equal_needs():
    needs_of = frame(first=[100, 0, 100, 100], second=[100, 100, 0, 0])
    assert order_by_need(needs_of, "c0", ["c1"])[0][0] == "first"
    assert order_by_need(needs_of, "c0", ["c2"])[0][0] == "second"


def test_cities_to_learn_from_have_most_in_place_then_the_better_rank_then_the_id():
    needs_of = frame(r=[0, 100, NAN, 25, 0, 0, 50])
    cities = list(needs_of.index)
    ranks = {"c0": 3, "c1": 1, "c2": 1, "c3": 1, "c4": 2, "c5": 3, "c6": NAN}
    scores = make_scores({city: [0] for city in cities}, ranks)
    assert learn_from(needs_of, scores, "r", cities) == ["c4", "c0", "c5", "c3", "c6"]
    assert learn_from(needs_of, scores, "r", cities[::-1]) == ["c4", "c0", "c5", "c3", "c6"]
    assert learn_from(needs_of, scores, "r", cities, count=2) == ["c4", "c0"]
    assert learn_from(needs_of, scores, "r", ["c1", "c2", "c6"]) == ["c6"]


def test_city_without_a_rank_comes_after_those_with_one():
    needs_of = frame(r=[0, 0])
    scores = make_scores({"c0": [0], "c1": [0]}, {"c0": NAN, "c1": 9})
    assert learn_from(needs_of, scores, "r", ["c0", "c1"]) == ["c1", "c0"]


def test_nobody_learns_from_a_city_that_has_none_of_it_but_for_rounding():
    needs_of = frame(r=[100 - 1e-12, 99])
    scores = make_scores({"c0": [0], "c1": [0]}, {"c0": 1, "c1": 2})
    assert learn_from(needs_of, scores, "r", ["c0", "c1"]) == ["c1"]


def test_a_plan_is_nothing_to_learn_from():
    hear = make_question("hear", "voice", type="scale", high=4, recommendations=("listen",))
    study = make_study([hear], {"plans": [1], "tries": [2], "does": [3]})
    scores = score(study)
    needs_of = needs(study, scores, [LISTEN])
    assert learn_from(needs_of, scores, "listen", list(needs_of.index)) == [
        "does",
        "tries",
        "plans",
    ]
    assert learn_from(needs_of, scores, "listen", list(needs_of.index), practices=study.scored) == [
        "does"
    ]
