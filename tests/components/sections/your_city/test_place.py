"""Which city a visitor answers for: the edits of the city."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.sections.your_city import place
from smartgov.model import Study
from smartgov.own_city.own_city import OwnCity
from smartgov.places.gazetteer import Place
from tests.components.conftest import MakeReader

ANSWERS = {"vote": 1.0, "sets": None}
OWN = OwnCity("Arco", "ES", 43.3, -3.0, 40_000, ANSWERS)


BILBAO = Place("Bilbao", "ES", 43.262709, -2.925281, 346_000, "150", "039")


@pytest.fixture(autouse=True)
def places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one place be known, by two names: reading the table of all takes seconds."""
    monkeypatch.setattr(
        place, "find_places", lambda name, _: [BILBAO] if name in ("Bilbao", "Bilbo") else []
    )


def test_another_name_takes_the_place_along() -> None:
    assert place.with_name(OWN, "Brae") == OwnCity(name="Brae", answers=ANSWERS)
    nowhere = OwnCity(name="Arco", country="ES", answers=ANSWERS)
    assert place.with_name(nowhere, " Brae ") == replace(nowhere, name="Brae")


def test_another_name_of_the_same_place_keeps_it() -> None:
    here = place.with_place([BILBAO], OwnCity(answers=ANSWERS), 0)
    assert place.matches_place("Bilbo", here)
    assert place.with_name(here, "Bilbo") == replace(here, name="Bilbo")
    assert not place.matches_place("Ghent", here)


def test_a_place_sets_all_but_the_answers() -> None:
    own = place.with_place([BILBAO], OWN, 0)
    assert (own.name, own.country) == ("Bilbao", "ES")
    assert (own.latitude, own.longitude) == (
        round(BILBAO.latitude, 5),
        round(BILBAO.longitude, 5),
    )
    assert own.population == BILBAO.population
    assert own.answers == ANSWERS
    assert place.with_place([BILBAO], OWN, None) is OWN


def test_a_place_in_no_country_of_ours_has_none() -> None:
    assert place.with_place([replace(BILBAO, country="XX")], OWN, 0).country == ""


def test_places_that_read_the_same_have_their_coordinates(make_reader: MakeReader) -> None:
    reader = make_reader()
    twin = replace(BILBAO, latitude=1.5, longitude=2.25)
    other = replace(BILBAO, name="Bilbo", population=None, area="")
    labels = place.place_labels(reader, [BILBAO, twin, other])
    assert labels[1].endswith(" · 1.5, 2.25")
    assert labels[1].startswith("Bilbao, ")
    assert labels[2] == "Bilbo, Spain"
    (alone,) = place.place_labels(reader, [twin])
    assert alone == labels[1].removesuffix(" · 1.5, 2.25")


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [("43.5, -2.25", 43.5, -2.25), (" 0,0 ", 0.0, 0.0), ("", None, None), ("  ", None, None)],
)
def test_coordinates_are_a_pair_or_none(
    text: str, latitude: float | None, longitude: float | None
) -> None:
    own = place.with_coordinates(OWN, text)
    assert own == replace(OWN, latitude=latitude, longitude=longitude)


@pytest.mark.parametrize("text", ["43.5", "north, south", "91, 0", "0, 181"])
def test_half_a_pair_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        place.with_coordinates(OWN, text)


def test_country_and_population_are_set_alone() -> None:
    assert place.with_country(OWN, "CL") == replace(OWN, country="CL")
    assert place.with_country(OWN, None).country == ""
    assert place.with_population(OWN, 7) == replace(OWN, population=7)
    assert place.with_population(OWN, None).population is None


def test_answers_of_the_study_are_taken_over_as_far_as_there_are_any(small: Study) -> None:
    own = place.with_study_answers(small, "brae", replace(OWN, answers={}))
    assert own.answers == {"vote": 0.0, "listen": 33.335, "sets": 40.0, "plan": 0.0}
    assert place.with_study_answers(small, "dell", OWN).answers == {"plan": 1.0}
    assert own.name == "Arco"


def test_the_same_city_has_the_same_name_and_country(make_reader: MakeReader) -> None:
    reader = make_reader()
    found = place.same_city(reader, OwnCity(name="ÁRCO", country="ES"))
    assert found is reader.study.city_by_id["arco"]
    assert place.same_city(reader, OwnCity(name="Arco", country="CL")) is None
    assert place.same_city(reader, OwnCity(name="Ar", country="ES")) is None


@pytest.mark.parametrize("name", ["Gent", "Gante", "gand", "Ghent"])
def test_the_answers_of_a_city_are_offered_under_any_of_its_names(
    make_reader: MakeReader, survey: Study, name: str
) -> None:
    found = place.same_city(make_reader(of=survey), OwnCity(name=name, country="BE"))
    assert found is not None
    assert found.id == "ghent"
    assert place.same_city(make_reader(of=survey), OwnCity(name=name, country="US")) is None


def test_every_city_of_the_study_finds_its_place_and_its_answers(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey)
    for city in survey.cities:
        own = OwnCity(name=city.name)
        chosen = [
            place.with_place(found, own, at)
            for found in [place.find_candidates(reader, own)]
            for at in range(len(found))
        ]
        same = (place.same_city(reader, other) for other in chosen)
        assert city.id in {match.id for match in same if match is not None}, city.name
