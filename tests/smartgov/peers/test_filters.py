"""Tests of the cities that a filter selects."""

from __future__ import annotations

import pytest

from smartgov.model import Study
from smartgov.peers.filters import CityFilter
from tests.smartgov.made_studies import make_city, make_question, make_study

CITIES = [
    make_city("malaga", name="Málaga", country="ES", region="150", population=570_000),
    make_city("teruel", name="Teruel", country="ES", region="150", population=35_000),
    make_city("lima", name="Lima", country="PE", region="419", population=8_000_000),
    make_city(
        "diyarbakir",
        name="Diyarbak\N{LATIN SMALL LETTER DOTLESS I}r",
        country="TR",
        region="142",
        population=None,
    ),
]
STUDY = make_study([make_question("q")], {c.id: [1] for c in CITIES}, cities=CITIES)


def chosen(**parts):
    return CityFilter(**parts).choose(STUDY)


def test_empty_filter_lets_every_city_through_in_the_order_of_the_study() -> None:
    assert chosen() == ["malaga", "teruel", "lima", "diyarbakir"]


@pytest.mark.parametrize(
    ("parts", "cities"),
    [
        ({"regions": ("150",)}, ["malaga", "teruel"]),
        ({"regions": ("419", "142")}, ["lima", "diyarbakir"]),
        ({"countries": ("PE",)}, ["lima"]),
        ({"sizes": ("under_50k", "over_5m")}, ["teruel", "lima"]),
        ({"search": "lima"}, ["lima"]),
    ],
    ids=str,
)
def test_values_of_a_part_are_joined_by_or(parts, cities) -> None:
    assert chosen(**parts) == cities


def test_parts_are_joined_by_and() -> None:
    assert chosen(regions=("150",), sizes=("250k_1m",)) == ["malaga"]
    assert chosen(countries=("ES",), search="LIMA") == []
    assert chosen(regions=("150",), countries=("PE",)) == []


def test_city_of_unknown_size_is_in_no_class() -> None:
    sizes = ("under_50k", "50k_250k", "250k_1m", "1m_5m", "over_5m")
    assert "diyarbakir" not in chosen(sizes=sizes)


@pytest.mark.parametrize("search", ["malaga", "MÁLAGA", "Málaga", "  laga ", "Ma\u0301laga"])
def test_search_does_not_mind_accents_case_or_spaces_around(search) -> None:
    assert chosen(search=search) == ["malaga"]


@pytest.mark.parametrize(
    "search", ["diyarbakir", "Diyarbak\N{LATIN SMALL LETTER DOTLESS I}r", "DİYARBAKIR"]
)
def test_search_does_not_mind_the_dots_of_turkish(search) -> None:
    assert chosen(search=search) == ["diyarbakir"]


@pytest.mark.parametrize("search", ["", "   "])
def test_search_for_nothing_finds_all(search) -> None:
    assert len(chosen(search=search)) == 4


@pytest.mark.parametrize("words", ["Gent", "gante", "GAND", "ghent"])
def test_a_city_is_found_by_any_of_its_names(survey: Study, words: str) -> None:
    assert CityFilter(search=words).choose(survey) == ["ghent"]
