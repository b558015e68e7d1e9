"""Tests of differences between a city and its peers, computed by hand."""

from __future__ import annotations

import numpy as np

from smartgov.peers.differences import clear_differences, compare_answers, peer_profile
from tests.smartgov.made_studies import make_question, make_scores, make_study

NAN = np.nan


def test_profile_shows_a_city_beside_the_quartiles_of_its_peers() -> None:
    scores = make_scores(
        {"city": [70, NAN], "a": [10, 40], "b": [20, NAN], "c": [30, NAN], "d": [60, NAN]}
    )
    profile = peer_profile(scores, "city", ["a", "b", "c", "d"], ["d0", "d1"])
    assert profile.loc["d0"].to_dict() == {
        "city": 70,
        "median": 25,
        "low": 17.5,
        "high": 37.5,
        "peers": 4,
    }
    assert np.isnan(profile.loc["d1", "city"])
    assert profile.loc["d1", ["median", "peers"]].tolist() == [40, 1]


def test_profile_without_peers_is_blank_beside_the_city() -> None:
    profile = peer_profile(make_scores({"city": [70]}), "city", [], ["d0"])
    assert profile.loc["d0", "city"] == 70
    assert profile.loc["d0", "peers"] == 0
    assert profile.loc["d0", ["median", "low", "high"]].isna().all()


def test_clear_differences_are_10_points_or_more_the_largest_first() -> None:
    scores = make_scores(
        {"city": [60, 90, 49.9, 40, 10, NAN], "a": [50, 50, 40, 50, 50, 0], "b": [50] * 6}
    )
    profile = peer_profile(scores, "city", ["a", "b"], [f"d{n}" for n in range(6)])
    above, below = clear_differences(profile)
    assert above == ["d1", "d0"]
    assert below == ["d4", "d3"]


def test_same_answers_count_the_peers_that_answered_alike() -> None:
    questions = [make_question("p"), make_question("q")]
    study = make_study(questions, {"city": [1, None], "a": [1, 0], "b": [0, None], "c": [1, 1]})
    table = compare_answers(study, "city", ["a", "b", "c"])
    assert table.loc["p"].to_dict() == {"answer": 1, "same": 2, "answered": 3}
    assert np.isnan(table.loc["q", "same"])
    assert np.isnan(table.loc["q", "answer"])
    assert table.loc["q", "answered"] == 2


def test_blank_peers_do_not_answer_alike() -> None:
    study = make_study([make_question("p")], {"city": [1], "a": [None], "b": [None]})
    assert compare_answers(study, "city", ["a", "b"]).loc["p"].tolist() == [1, 0, 0]


def test_on_a_scale_a_higher_answer_counts_as_well() -> None:
    questions = [
        make_question("p", type="scale", high=4),
        make_question("q"),
        make_question("r", type="yes_no", high=1),
    ]
    study = make_study(
        questions, {"city": [2, 50, 0], "a": [2, 49, 1], "b": [4, 90, 0], "c": [1, None, 0]}
    )
    table = compare_answers(study, "city", ["a", "b", "c"])
    assert table["same"].tolist() == [2, 1, 2]
    assert table["answered"].tolist() == [3, 2, 3]
