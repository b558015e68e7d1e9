"""The order in which the cases of other cities are shown to a city."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.cases.near_city import (
    NEARNESS,
    find_same_city,
    is_same_city,
    nearness_of,
    order_for_city,
)
from smartgov.cases.read_cases import read_sound_collection
from smartgov.model import City, Study
from smartgov.text import Text
from tests.smartgov.cases.made_cases import make_case
from tests.smartgov.made_studies import make_city

HOME = make_city("home", region="150", population=300_000)
PEER = make_city("peer", country="CL", region="419", population=10_000)
NEAR = make_city("near", country="FR", region="150", population=10_000)
ALIKE = make_city("alike", country="JP", region="142", population=900_000)
FAR = make_city("far", country="KE", region="002", population=10_000)


def test_peers_come_first_then_region_size_and_the_rest() -> None:
    cases = [make_case(city.id, city) for city in (FAR, ALIKE, NEAR, PEER, HOME)]
    found = order_for_city(cases, HOME, [PEER])
    assert [(near.case.id, near.nearness) for near in found] == [
        ("peer", "peer"),
        ("near", "region"),
        ("alike", "size"),
        ("far", "elsewhere"),
    ]


def test_among_equals_the_order_of_the_cases_stays() -> None:
    cases = [make_case(name, NEAR) for name in ("c", "a", "b")]
    assert [near.case.id for near in order_for_city(cases, HOME, [])] == ["c", "a", "b"]


@given(st.permutations([HOME, PEER, NEAR, ALIKE, FAR]), st.lists(st.sampled_from([PEER, FAR])))
def test_the_order_never_turns_back_and_loses_only_the_citys_own(
    cities: list[City], peers: list[City]
) -> None:
    found = order_for_city([make_case(city.id, city) for city in cities], HOME, peers)
    ranks = [NEARNESS.index(near.nearness) for near in found]
    assert ranks == sorted(ranks)
    assert {near.case.id for near in found} == {"peer", "near", "alike", "far"}


def test_a_city_of_unknown_place_and_size_has_only_peers() -> None:
    unknown = make_city("unknown", region="", population=None)
    blank = make_city("blank", country="PT", region="", population=None)
    assert nearness_of(blank, unknown, []) == "elsewhere"
    assert nearness_of(blank, unknown, [blank]) == "peer"


def test_the_same_city_may_have_another_id_and_name() -> None:
    one = make_city("bogota", name="Bogotá", country="CO", latitude=4.6, longitude=-74.1)
    other = make_city(
        "b1", name="Santa Fe", country="CO", other_names=("BOGOTA",), latitude=4.7, longitude=-74.0
    )
    assert is_same_city(one, other)
    assert find_same_city(one, [HOME, other]) is other
    assert find_same_city(one, [HOME, PEER]) is None


@pytest.mark.parametrize(
    ("fields", "same"),
    [
        ({}, True),
        ({"country": "US"}, False),
        ({"name": "Nagoya"}, False),
        ({"latitude": None, "longitude": None}, True),
        ({"latitude": 10.2, "longitude": 123.8}, False),
        ({"names": Text("", "Naga")}, True),
    ],
)
def test_country_a_name_and_the_place_decide(fields: dict[str, object], same: bool) -> None:
    naga = make_city("naga", name="Naga", country="PH", latitude=13.6, longitude=123.2)
    other = {"name": "Naga", "country": "PH", "latitude": 13.5, "longitude": 123.3, **fields}
    assert is_same_city(naga, make_city("x", **other)) is same
    assert is_same_city(make_city("x", **other), naga) is same


def test_cities_of_the_survey_are_found_by_name(survey: Study) -> None:
    """Their ids are the same in the project's tables, which is no condition."""
    cities = read_sound_collection().cities
    found = {city.id: find_same_city(city, survey.cities) for city in cities}
    assert {one: same.id for one, same in found.items() if same} == {
        one: one for one in found if one in survey.city_by_id
    }
    assert sum(same is not None for same in found.values()) == 19
