"""Tests of the cities that a city can learn from."""

from __future__ import annotations

import numpy as np

from smartgov.advice.needs import compute_needs
from smartgov.advice.teachers import find_teachers
from smartgov.scoring.score import score
from tests.smartgov.advice.made_advice import LISTEN, frame
from tests.smartgov.made_studies import make_question, make_scores, make_study

NAN = np.nan


def test_cities_to_learn_from_have_most_in_place_then_the_better_rank_then_the_id() -> None:
    needs_of = frame(r=[0, 100, NAN, 25, 0, 0, 50])
    cities = list(needs_of.index)
    ranks = {"c0": 3, "c1": 1, "c2": 1, "c3": 1, "c4": 2, "c5": 3, "c6": NAN}
    scores = make_scores({city: [0] for city in cities}, ranks)
    assert find_teachers(needs_of, scores, "r", cities) == ["c4", "c0", "c5", "c3", "c6"]
    assert find_teachers(needs_of, scores, "r", cities[::-1]) == ["c4", "c0", "c5", "c3", "c6"]
    assert find_teachers(needs_of, scores, "r", cities, count=2) == ["c4", "c0"]
    assert find_teachers(needs_of, scores, "r", ["c1", "c2", "c6"]) == ["c6"]


def test_city_without_a_rank_comes_after_those_with_one() -> None:
    needs_of = frame(r=[0, 0])
    scores = make_scores({"c0": [0], "c1": [0]}, {"c0": NAN, "c1": 9})
    assert find_teachers(needs_of, scores, "r", ["c0", "c1"]) == ["c1", "c0"]


def test_nobody_learns_from_a_city_that_has_none_of_it_but_for_rounding() -> None:
    needs_of = frame(r=[100 - 1e-12, 99])
    scores = make_scores({"c0": [0], "c1": [0]}, {"c0": 1, "c1": 2})
    assert find_teachers(needs_of, scores, "r", ["c0", "c1"]) == ["c1"]


def test_a_plan_is_nothing_to_learn_from() -> None:
    hear = make_question("hear", "voice", type="scale", high=4, recommendations=("listen",))
    study = make_study([hear], {"plans": [1], "tries": [2], "does": [3]})
    scores = score(study)
    needs_of = compute_needs(study, scores, [LISTEN])
    assert find_teachers(needs_of, scores, "listen", list(needs_of.index)) == [
        "does",
        "tries",
        "plans",
    ]
    assert find_teachers(
        needs_of, scores, "listen", list(needs_of.index), practices=study.scored
    ) == ["does"]
