"""Which cases a filter leaves."""

from __future__ import annotations

import pytest

from smartgov.cases.case_filter import CaseFilter
from smartgov.peers.filters import CityFilter
from smartgov.text import Text
from tests.smartgov.cases.made_cases import make_case
from tests.smartgov.made_studies import make_city

MALAGA = make_city("malaga", name="Málaga", region="150", population=570_000)
LIMA = make_city("lima", name="Lima", country="PE", region="419", names=Text("", "", "Lima-fr"))

CASES = [
    make_case("plan", MALAGA, name=Text("A plan", "Un plan", "Un projet")),
    make_case("panel", LIMA, recommendation="look_ahead", what=Text("A panel", "Un comité")),
    make_case("study", LIMA, led_to=Text("Fewer cars", "Menos coches", "Moins de voitures")),
]


def chosen(language: str = "en", **parts: object) -> list[str]:
    return [case.id for case in CaseFilter(**parts).choose(CASES, language)]


def test_an_empty_filter_lets_every_case_through() -> None:
    assert chosen() == ["plan", "panel", "study"]


@pytest.mark.parametrize(
    ("parts", "ids"),
    [
        ({"recommendation": "look_ahead"}, ["panel"]),
        ({"cities": CityFilter(regions=("150",))}, ["plan"]),
        ({"cities": CityFilter(countries=("PE",))}, ["panel", "study"]),
        ({"cities": CityFilter(sizes=("250k_1m",))}, ["plan"]),
        ({"words": "malaga"}, ["plan"]),
        ({"words": "LIMA-FR"}, ["panel", "study"]),
        ({"words": "fewer"}, ["study"]),
        ({"words": "a panel"}, ["panel"]),
        ({"recommendation": "look_ahead", "words": "fewer"}, []),
        ({"words": "<script>"}, []),
    ],
    ids=str,
)
def test_each_part_selects_and_all_have_to_match(parts: dict[str, object], ids: list[str]) -> None:
    assert chosen(**parts) == ids


def test_words_are_looked_for_in_the_language_that_is_read() -> None:
    assert chosen("es", words="comite") == ["panel"]
    assert chosen("en", words="comite") == []
    assert chosen("fr", words="voitures") == ["study"]
    assert chosen("fr", words="a panel") == ["panel"]  # not translated, so it is read in English
