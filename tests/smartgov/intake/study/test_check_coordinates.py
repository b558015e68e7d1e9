"""Tests of comparing coordinates with the places that cities are called after."""

from __future__ import annotations

import math

import pytest

from smartgov.intake.choices import ALL, NO_CHOICES, Choices, Coordinates
from smartgov.intake.read_file import FileStudy
from smartgov.intake.study.check_coordinates import check_places, find_doubt
from smartgov.model import Study
from smartgov.places.gazetteer import find_exact
from smartgov.problems import describe
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import VOTING
from tests.smartgov.intake.made_ticks import codes, read_ticks
from tests.smartgov.made_studies import make_city

HEADER = ("Ciudad", "País", "Latitud", "Longitud", VOTING)

#: Coordinates of Bilbao as files have them, and the warning that is told.
BILBAO = [
    (("43.263", "-2.935"), None, "coordinates_none"),
    (("-2.935", "43.263"), "swapped", "coordinates_swapped"),
    (("43.263", "2.935"), "sign", "coordinates_sign"),
    (("-43.263", "-2.935"), "sign", "coordinates_sign"),
    (("2.935", "43.263"), "swapped", "coordinates_swapped"),
    (("0", "0"), "zero", "coordinates_zero"),
    (("43263", "-2935"), "point", "coordinates_point"),
    (("4.263", "-52.935"), "far", "coordinates_far"),
]


def read(latitude: str, longitude: str, choices: Choices = NO_CHOICES) -> FileStudy:
    rows = [("Bilbao", "ES", latitude, longitude, "sí"), ("Lyon", "FR", "45.75", "4.85", "no")]
    return read_ticks(rows, HEADER, choices)


def point(intake: FileStudy) -> tuple[float, float]:
    assert intake.study is not None
    city = intake.study.cities[0]
    assert city.latitude is not None and city.longitude is not None
    return city.latitude, city.longitude


@pytest.mark.parametrize(("given", "kind", "code"), BILBAO)
def test_coordinates_far_from_the_city_are_told_and_nothing_is_moved(
    given: tuple[str, str], kind: str | None, code: str
) -> None:
    intake = read(*given)
    doubts = [location.doubt.kind for location in intake.understood.doubts if location.doubt]
    assert doubts == ([kind] if kind else [])
    told = [p for p in intake.problems if p.code == code]
    assert len(told) == len(doubts)
    if kind not in (None, "point"):
        assert point(intake) == tuple(map(float, given))
    for problem in told:
        assert all("43.26" in describe(problem, language) for language in LANGUAGES)


@pytest.mark.parametrize(("given", "kind", "code"), BILBAO[1:])
def test_an_accepted_repair_puts_the_city_where_it_is(
    given: tuple[str, str], kind: str, code: str
) -> None:
    intake = read(*given, choices=Choices(coordinates={ALL: "repaired"}))
    assert tuple(round(axis) for axis in point(intake)) == (43, -3)
    assert [location.how for location in intake.understood.locations] == ["repaired", "file"]
    assert code not in codes(intake)
    assert intake.left_out == 0


@pytest.mark.parametrize("choice", ["file", None])
def test_coordinates_that_the_visitor_keeps_are_told_no_more(choice: Coordinates | None) -> None:
    chosen = Choices() if choice is None else Choices(coordinates={"Bilbao": choice})
    intake = read("-2.935", "43.263", chosen)
    assert point(intake) == (-2.935, 43.263)
    assert ("coordinates_swapped" in codes(intake)) == (choice is None)


def test_a_city_that_the_gazetteer_does_not_know_is_compared_with_its_country() -> None:
    assert find_doubt([], "Ayuntamiento X", "ES", 40, -3) is None
    swapped = find_doubt([], "Ayuntamiento X", "ES", -3, 40)
    assert swapped is not None
    assert (swapped.kind, swapped.latitude, swapped.longitude) == ("swapped", 40, -3)
    assert math.isnan(swapped.distance)
    far = find_doubt([], "Ayuntamiento X", "ES", -33, 151)
    assert far is not None and far.kind == "far" and math.isnan(far.latitude)


def test_a_repair_that_is_not_known_is_not_made() -> None:
    rows = [("Ayuntamiento X", "ES", "0", "0", "sí"), ("Lyon", "FR", "45.75", "4.85", "no")]
    intake = read_ticks(rows, HEADER, Choices(coordinates={ALL: "repaired"}))
    assert point(intake) == (0, 0)
    assert "coordinates_outside" in codes(intake)


def test_where_no_place_is_known_the_sentence_proposes_none() -> None:
    rows = [("Ayuntamiento X", "ES", "-33", "151", "sí"), ("Lyon", "FR", "45.75", "4.85", "no")]
    (told,) = [p for p in read_ticks(rows, HEADER).problems if p.code.startswith("coordinates")]
    assert (told.code, told.value) == ("coordinates_outside", "Ayuntamiento X")
    assert all("()" not in describe(told, language) for language in LANGUAGES)


def test_cities_of_a_study_folder_are_compared_too() -> None:
    at = {"country": "ES", "latitude": 43.263, "longitude": -2.935}
    cities = [
        make_city("bilbao", **at),
        make_city("bilbao", **at | {"latitude": -2.935, "longitude": 43.263}),
        make_city("bilbao", **at | {"longitude": 2.935}),
        make_city("bilbao", **at | {"latitude": 0, "longitude": 0}),
        make_city("bilbao", **at | {"latitude": None, "longitude": None}),
        make_city("nowhere", **at | {"latitude": 0, "longitude": 0}),
    ]
    told = check_places(cities, "cities.csv")
    assert [(p.code, p.value) for p in told] == [
        *[("coordinates_elsewhere", "Bilbao")] * 3,
        ("coordinates_outside", "Nowhere"),
    ]
    assert all(problem.severity == "warning" for problem in told)
    for language in LANGUAGES:
        assert "43.263, -2.935" in describe(told[0], language)


def test_the_studies_of_the_project_are_where_they_say(survey: Study) -> None:
    cities = [city for city in survey.cities if city.latitude is not None]
    places = find_exact((city.name, city.country) for city in cities)
    for city in cities:
        assert city.latitude is not None and city.longitude is not None
        near = places.get((city.name, city.country), [])
        at = (city.latitude, city.longitude)
        assert find_doubt(near, city.name, city.country, *at) is None, city
        doubt = find_doubt(near, city.name, city.country, *reversed(at))
        assert doubt is not None and doubt.kind == "swapped", city
