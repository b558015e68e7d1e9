"""Whom a city is compared with, and how it stands among them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.peers.differences import clear_differences, peer_profile, same_answers
from smartgov.peers.population import population_class
from smartgov.peers.rules import PEER_RULES, find_peers, find_similar
from tests.smartgov.made_studies import make_city, make_question, make_scores, make_study

NAN = np.nan


def study_of(*cities):
    return make_study([make_question("q")], {c.id: [1] for c in cities}, cities=cities)


# --- population classes ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("population", "name"),
    [
        (None, None),
        (1, "under_50k"),
        (49_999, "under_50k"),
        (50_000, "50k_250k"),
        (249_999, "50k_250k"),
        (250_000, "250k_1m"),
        (999_999, "250k_1m"),
        (1_000_000, "1m_5m"),
        (4_999_999, "1m_5m"),
        (5_000_000, "over_5m"),
        (40_000_000, "over_5m"),
    ],
)
def test_city_at_a_bound_is_in_the_class_above(population, name):
    assert population_class(population) == name


# --- rules -------------------------------------------------------------------------------------

SPAIN = [make_city(f"s{n}", country="ES", region="150", population=10_000) for n in range(4)]
FRANCE = [make_city(f"f{n}", country="FR", region="150", population=90_000) for n in range(3)]
CHILE = [make_city(f"c{n}", country="CL", region="419", population=10_000) for n in range(2)]
WORLD = study_of(*SPAIN, *FRANCE, *CHILE)


@pytest.mark.parametrize(
    ("rule", "peers"),
    [
        ("country", ("s1", "s2", "s3")),
        ("region", ("s1", "s2", "s3", "f0", "f1", "f2")),
        ("population", ("s1", "s2", "s3", "c0", "c1")),
        ("study", ("s1", "s2", "s3", "f0", "f1", "f2", "c0", "c1")),
    ],
)
def test_peers_are_the_others_that_share_what_the_rule_names(rule, peers):
    found = find_peers(WORLD, "s0", rule)
    assert (found.asked, found.rule, found.cities) == (rule, rule, peers)
    assert not found.widened


def test_rule_is_the_region_unless_another_is_asked_for():
    assert find_peers(WORLD, "f0").asked == "region"


@pytest.mark.parametrize(
    ("city", "asked", "rule"),
    [
        ("f0", "country", "region"),  # two other French cities are too few
        ("f0", "population", "study"),
        ("c0", "region", "study"),
        ("c0", "country", "study"),  # by way of the region, which is too few as well
    ],
)
def test_fewer_than_three_peers_take_the_next_wider_rule(city, asked, rule):
    found = find_peers(WORLD, city, asked)
    assert (found.asked, found.rule, found.widened) == (asked, rule, True)
    assert len(found.cities) >= 3


def test_picked_peers_are_those_of_the_study_in_its_order():
    found = find_peers(WORLD, "s0", "picked", picked=("c1", "nowhere", "f0", "s0", "s3"))
    assert (found.rule, found.cities) == ("picked", ("s3", "f0", "c1"))


def test_fewer_than_three_picked_are_widened_to_the_region():
    found = find_peers(WORLD, "s0", "picked", picked=("c1", "f0"))
    assert (found.asked, found.rule, len(found.cities)) == ("picked", "region", 6)


def test_similar_peers_are_the_nearest_first():
    study = study_of(*SPAIN)
    scores = make_scores({"s0": [50], "s1": [90], "s2": [50], "s3": [70]})
    scores.dimensions.columns = ["voice"]
    found = find_peers(study, "s0", "similar", scores=scores)
    assert (found.rule, found.cities) == ("similar", ("s2", "s3", "s1"))


def test_ten_cities_are_similar_at_most():
    cities = [make_city(f"x{n}") for n in range(15)]
    scores = make_scores({city.id: [n] for n, city in enumerate(cities)})
    scores.dimensions.columns = ["voice"]
    found = find_peers(study_of(*cities), "x0", "similar", scores=scores)
    assert found.cities == tuple(f"x{n}" for n in range(1, 11))


def test_without_scores_nobody_is_similar():
    found = find_peers(WORLD, "s0", "similar")
    assert (found.rule, len(found.cities)) == ("study", 8)


def test_widest_rule_stands_even_with_too_few():
    found = find_peers(study_of(*CHILE), "c0", "country")
    assert (found.rule, found.cities) == ("study", ("c1",))


def test_what_is_not_known_is_not_shared():
    unknown = [make_city(f"u{n}", region="", population=None, country=f"X{n}") for n in range(4)]
    for rule in ("region", "population"):
        assert find_peers(study_of(*unknown), "u0", rule).rule == "study"


@pytest.mark.parametrize("rule", PEER_RULES)
def test_unknown_city_is_an_error(rule):
    with pytest.raises(KeyError):
        find_peers(WORLD, "nowhere", rule)


# --- similar cities ----------------------------------------------------------------------------


def test_similar_cities_are_the_nearest_by_root_mean_square():
    """To far: √((30² + 40²) / 2) = 35.36; to near: √((6² + 8²) / 2) = 7.07."""
    scores = make_scores({"far": [30, 40], "city": [0, 0], "near": [6, 8]})
    similar = find_similar(scores, "city", ["d0", "d1"])
    assert list(similar.index) == ["near", "far"]
    assert similar["distance"].tolist() == pytest.approx([50**0.5, 1250**0.5])
    assert similar["shared"].tolist() == [2, 2]


def test_only_dimensions_that_both_have_are_compared():
    scores = make_scores({"city": [50, 50, NAN], "a": [50, 80, 99], "b": [NAN, 50, 0]})
    similar = find_similar(scores, "city", ["d0", "d1", "d2"])
    assert similar.loc["a"].tolist() == pytest.approx([(900 / 2) ** 0.5, 2])
    assert "b" not in similar.index  # one of three


def test_65_percent_of_the_dimensions_asked_about_are_enough():
    row = [10.0] * 20
    scores = make_scores(
        {"city": row, "13 of 20": row[:13] + [NAN] * 7, "12 of 20": row[:12] + [NAN] * 8}
    )
    assert list(find_similar(scores, "city", [f"d{n}" for n in range(20)]).index) == ["13 of 20"]


def test_dimensions_that_were_not_asked_about_do_not_count():
    scores = make_scores({"city": [10, NAN, 7], "a": [20, NAN, 99]})
    assert find_similar(scores, "city", ["d0"])["distance"].tolist() == [10]


def test_city_without_scores_is_similar_to_none():
    scores = make_scores({"city": [NAN, NAN], "a": [1, 2], "b": [3, 4]})
    assert find_similar(scores, "city", ["d0", "d1"]).empty


def test_no_more_similar_cities_than_asked_for_and_ties_in_order():
    scores = make_scores({"city": [50], "c": [60], "b": [40], "a": [50], "z": [60]})
    assert list(find_similar(scores, "city", ["d0"]).index) == ["a", "c", "b", "z"]
    assert list(find_similar(scores, "city", ["d0"], count=2).index) == ["a", "c"]


@given(st.lists(st.lists(st.none() | st.floats(0, 100), min_size=3, max_size=3), min_size=2))
def test_similarity_is_mutual(rows):
    scores = make_scores({f"c{n}": row for n, row in enumerate(rows)})
    asked = ["d0", "d1", "d2"]
    there, back = find_similar(scores, "c0", asked, 99), find_similar(scores, "c1", asked, 99)
    assert ("c1" in there.index) == ("c0" in back.index)
    if "c1" in there.index:
        assert there.loc["c1", "distance"] == back.loc["c0", "distance"]


# --- profiles ----------------------------------------------------------------------------------


def test_profile_shows_a_city_beside_the_quartiles_of_its_peers():
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


def test_profile_without_peers_is_blank_beside_the_city():
    profile = peer_profile(make_scores({"city": [70]}), "city", [], ["d0"])
    assert profile.loc["d0", "city"] == 70
    assert profile.loc["d0", "peers"] == 0
    assert profile.loc["d0", ["median", "low", "high"]].isna().all()


def test_clear_differences_are_10_points_or_more_the_largest_first():
    scores = make_scores(
        {"city": [60, 90, 49.9, 40, 10, NAN], "a": [50, 50, 40, 50, 50, 0], "b": [50] * 6}
    )
    profile = peer_profile(scores, "city", ["a", "b"], [f"d{n}" for n in range(6)])
    above, below = clear_differences(profile)
    assert above == ["d1", "d0"]
    assert below == ["d4", "d3"]


def test_same_answers_count_the_peers_that_answered_alike():
    questions = [make_question("p"), make_question("q")]
    study = make_study(questions, {"city": [1, None], "a": [1, 0], "b": [0, None], "c": [1, 1]})
    table = same_answers(study, "city", ["a", "b", "c"])
    assert table.loc["p"].to_dict() == {"answer": 1, "same": 2, "answered": 3}
    assert np.isnan(table.loc["q", "same"])
    assert np.isnan(table.loc["q", "answer"])
    assert table.loc["q", "answered"] == 2


def test_blank_peers_do_not_answer_alike():
    study = make_study([make_question("p")], {"city": [1], "a": [None], "b": [None]})
    assert same_answers(study, "city", ["a", "b"]).loc["p"].tolist() == [1, 0, 0]


def test_on_a_scale_a_higher_answer_counts_as_well():
    questions = [
        make_question("p", type="scale", high=4),
        make_question("q"),
        make_question("r", type="yes_no", high=1),
    ]
    study = make_study(
        questions, {"city": [2, 50, 0], "a": [2, 49, 1], "b": [4, 90, 0], "c": [1, None, 0]}
    )
    table = same_answers(study, "city", ["a", "b", "c"])
    assert table["same"].tolist() == [2, 1, 2]
    assert table["answered"].tolist() == [3, 2, 3]
