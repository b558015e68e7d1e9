"""Tests of finding places by name."""

from __future__ import annotations

import lzma
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.places import gazetteer as module
from smartgov.places.countries import COUNTRIES
from smartgov.places.gazetteer import (
    CANDIDATES,
    COLUMNS,
    MIN_POPULATION,
    Place,
    find_exact,
    find_places,
    gazetteer,
)
from smartgov.places.regions import regions_of


def first(name: str, country: str = "") -> tuple[str, str]:
    """Return name and country of the best candidate."""
    place = find_places(name, country)[0]
    return place.name, place.country


def test_a_place_is_described() -> None:
    (bilbao,) = find_places("Bilbao")
    assert (bilbao.name, bilbao.country) == ("Bilbao", "ES")
    assert (bilbao.latitude, bilbao.longitude) == pytest.approx((43.26, -2.93), abs=0.02)
    assert 300_000 < (bilbao.population or 0) < 400_000
    assert (bilbao.region, bilbao.subregion) == ("150", "039")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("BILBAO", ("Bilbao", "ES")),
        ("  bilbao ", ("Bilbao", "ES")),
        ("malaga", ("Málaga", "ES")),
        ("Seville", ("Sevilla", "ES")),
        ("Séville", ("Sevilla", "ES")),
        ("Roma", ("Rome", "IT")),
        ("东京", ("Tokyo", "JP")),
        ("москва", ("Moscow", "RU")),
        ("Genève", ("Geneva", "CH")),
        ("istanbul", ("Istanbul", "TR")),
        ("\u0131stanbul", ("Istanbul", "TR")),
        ("s Hertogenbosch", ("'s-Hertogenbosch", "NL")),
        ("L’Hospitalet de Llobregat", ("L'Hospitalet de Llobregat", "ES")),
        ("saint denis", ("Saint-Denis", "RE")),
        ("Bilbao, Spain", ("Bilbao", "ES")),
        ("Alfândega da Fé", ("Alfândega da Fé", "PT")),
    ],
)
def test_case_accents_signs_and_language_do_not_matter(name: str, found: tuple[str, str]) -> None:
    assert first(name) == found


def test_a_small_place_is_known() -> None:
    (place,) = find_places("Belorado")
    assert (place.country, place.population or 0) < ("ES", 3_000)


def test_a_population_that_is_not_known_is_none() -> None:
    (place,) = find_places("Alfândega da Fé")
    assert place.population is None


def test_ambiguous_names_are_listed_the_most_populous_first() -> None:
    found = find_places("Springfield")
    assert len(found) == CANDIDATES
    assert [place.area for place in found[:3]] == ["MO", "MA", "IL"]
    populations = [place.population or 0 for place in found]
    assert populations == sorted(populations, reverse=True)
    assert len(set(found)) == len(found)


def test_a_country_narrows_the_search() -> None:
    assert first("Santiago") == ("Santiago", "CL")
    assert first("Santiago", "PH") == ("Santiago", "PH")
    assert {place.country for place in find_places("La Paz", "MX")} == {"MX"}
    assert find_places("Bilbao", "FR") == []


def test_the_beginning_of_a_name_will_do_where_nothing_is_called_so() -> None:
    assert first("barcel") == ("Barcelona", "ES")
    assert find_places("xx") == []
    assert find_places("zzqqxx") == []


def test_as_many_as_asked_for() -> None:
    assert len(find_places("San Antonio", limit=3)) == 3


@pytest.mark.parametrize(
    "name", ["", " ", ",", "''", "\n", "\t", "\0", "\ud800", ".*", "[", "a" * 9000]
)
def test_what_is_no_name_finds_nothing(name: str) -> None:
    assert find_places(name) == []


@given(st.text(max_size=12))
def test_any_text_is_answered_with_places(text: str) -> None:
    for place in find_places(text):
        assert isinstance(place, Place)
        assert place.country in COUNTRIES
        assert (place.region, place.subregion) == regions_of(place.country)


def test_every_place_is_known_once() -> None:
    known = gazetteer()
    assert len(known.name) > 200_000
    assert len(known.ends) == len(known.name) - 1
    assert set(known.country) <= COUNTRIES
    assert min(population for population in known.population if population) <= MIN_POPULATION


def test_many_names_are_found_wherever_they_stand() -> None:
    names = {(name, "") for name in gazetteer().name[::100]}
    assert find_exact(names).keys() == names


def test_names_with_the_same_hash_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [COLUMNS, ("Amor", "ES", "", "1", "2", "3", "amor"), ("Roma", "IT", "", *"456", "roma")]
    table = tmp_path / "places.tsv.xz"
    table.write_bytes(lzma.compress("".join("\t".join(row) + "\n" for row in rows).encode()))
    monkeypatch.setattr(module, "TABLE", table)
    monkeypatch.setattr(module, "_FACTOR", np.uint64(1))  # so that letters count in any order
    known = module._read.__wrapped__()
    assert len(set(known.hashes.tolist())) == 1
    monkeypatch.setattr(module, "_read", lambda: known)
    assert [place.country for place in find_places("Roma")] == ["IT"]
    assert [place.country for place in find_places("Amor")] == ["ES"]
    assert find_places("Orma") == []


def test_it_is_read_once() -> None:
    found: list[object] = []
    threads = [Thread(target=lambda: found.append(gazetteer())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(known) for known in found}) == 1
