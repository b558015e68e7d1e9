"""Tests of the rules that choose the peers of a city."""

from __future__ import annotations

import pytest

from smartgov.peers.rules import PEER_RULES, find_peers
from tests.smartgov.made_studies import make_city, make_question, make_scores, make_study


def study_of(*cities):
    return make_study([make_question("q")], {c.id: [1] for c in cities}, cities=cities)


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
def test_peers_are_the_others_that_share_what_the_rule_names(rule, peers) -> None:
    found = find_peers(WORLD, "s0", rule)
    assert (found.asked, found.rule, found.cities) == (rule, rule, peers)
    assert not found.widened


def test_rule_is_the_region_unless_another_is_asked_for() -> None:
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
def test_fewer_than_three_peers_take_the_next_wider_rule(city, asked, rule) -> None:
    found = find_peers(WORLD, city, asked)
    assert (found.asked, found.rule, found.widened) == (asked, rule, True)
    assert len(found.cities) >= 3


def test_picked_peers_are_those_of_the_study_in_its_order() -> None:
    found = find_peers(WORLD, "s0", "picked", picked=("c1", "nowhere", "f0", "s0", "s3"))
    assert (found.rule, found.cities) == ("picked", ("s3", "f0", "c1"))


def test_fewer_than_three_picked_are_widened_to_the_region() -> None:
    found = find_peers(WORLD, "s0", "picked", picked=("c1", "f0"))
    assert (found.asked, found.rule, len(found.cities)) == ("picked", "region", 6)


def test_similar_peers_are_the_nearest_first() -> None:
    study = study_of(*SPAIN)
    scores = make_scores({"s0": [50], "s1": [90], "s2": [50], "s3": [70]})
    scores.dimensions.columns = ["voice"]
    found = find_peers(study, "s0", "similar", scores=scores)
    assert (found.rule, found.cities) == ("similar", ("s2", "s3", "s1"))


def test_ten_cities_are_similar_at_most() -> None:
    cities = [make_city(f"x{n}") for n in range(15)]
    scores = make_scores({city.id: [n] for n, city in enumerate(cities)})
    scores.dimensions.columns = ["voice"]
    found = find_peers(study_of(*cities), "x0", "similar", scores=scores)
    assert found.cities == tuple(f"x{n}" for n in range(1, 11))


def test_without_scores_nobody_is_similar() -> None:
    found = find_peers(WORLD, "s0", "similar")
    assert (found.rule, len(found.cities)) == ("study", 8)


def test_widest_rule_stands_even_with_too_few() -> None:
    found = find_peers(study_of(*CHILE), "c0", "country")
    assert (found.rule, found.cities) == ("study", ("c1",))


def test_what_is_not_known_is_not_shared() -> None:
    unknown = [make_city(f"u{n}", region="", population=None, country=f"X{n}") for n in range(4)]
    for rule in ("region", "population"):
        assert find_peers(study_of(*unknown), "u0", rule).rule == "study"


@pytest.mark.parametrize("rule", PEER_RULES)
def test_unknown_city_is_an_error(rule) -> None:
    with pytest.raises(KeyError):
        find_peers(WORLD, "nowhere", rule)
