"""Tests of country and region names in three languages."""

from __future__ import annotations

import pytest
from babel import Locale

from smartgov.intake.read_file import read_file
from smartgov.intake.study.country_names import country_code, find_country, region_code
from smartgov.intake.vocabulary import ids, words
from smartgov.places.countries import COUNTRIES
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import make_table


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("NA", "NA"), ("na", "NA"), ("NAM", "NA"), ("Namibia", "NA"), ("es", "ES")),
        *(("España", "ES"), ("ESPAGNE", "ES"), ("UK", "GB"), ("USA", "US"), ("EE. UU.", "US")),
        *(("République de Corée", "KR"), ("Corea del Sur", "KR"), ("Viet Nam", "VN")),
        *(("Bolivia (Plurinational State of)", "BO"), ("Türkiye", "TR"), ("Turkey", "TR")),
        *(("Cote d'Ivoire", "CI"), ("Ivory Coast", "CI"), ("Kosovo", "XK"), ("Congo", "CG")),
        *(("RDC", "CD"), ("Chequia", "CZ"), ("Czech Republic", "CZ"), ("Swaziland", "SZ")),
    ],
)
def test_country_by_code_or_name(cell: str, code: str) -> None:
    assert country_code(cell) == code


@pytest.mark.parametrize("cell", ["", "xx", "Narnia", "EU", "n/a", "-", "Europe"])
def test_what_is_no_country(cell: str) -> None:
    assert country_code(cell) is None


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("ESP", "ES"), ("DEU", "DE"), ("Deutschland", "DE"), ("España", "ES"), ("日本", "JP")),
        *(("Türkiye", "TR"), ("TÜRKIYE", "TR"), ("Magyarország", "HU"), ("Suomi", "FI")),
    ],
)
def test_column_of_countries_may_use_any_language(cell: str, code: str) -> None:
    assert find_country(cell) == (code, "")


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Corea", "Corea del Norte (KP), Corea del Sur (KR)"),
        ("Corée", "Corée du Nord (KP), Corée du Sud (KR)"),
        ("Korea", "North Korea (KP), South Korea (KR)"),
        ("Kongo", "Congo - Kinshasa (CD), Congo - Brazzaville (CG)"),
    ],
)
def test_country_that_may_be_several_is_told(cell: str, meant: str) -> None:
    assert find_country(cell) == (None, meant)
    intake = read_file(make_table([("Seoul", cell, 37.5, 127, "yes", 1)]), "a.xlsx")
    (problem,) = [p for p in intake.problems if p.code == "ambiguous_country"]
    assert (problem.row, problem.value, problem.allowed) == (2, cell, meant)


@pytest.mark.parametrize("cell", ["Narnia", "Islas", "", "-"])
def test_what_names_no_country_or_too_many(cell: str) -> None:
    assert find_country(cell) == (None, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_known_by_its_name(language: str) -> None:
    territories = Locale.parse(language).territories
    wrong = {c: territories[c] for c in COUNTRIES if country_code(str(territories[c])) != c}
    assert wrong == {}


@pytest.mark.parametrize(
    ("cell", "code"),
    [("002", "002"), ("2", "002"), ("Europa", "150"), ("Amérique latine", "419"), ("x", None)],
)
def test_region_by_code_or_name(cell: str, code: str | None) -> None:
    assert region_code(cell) == code


def keys_of(group: object) -> object:
    """Return the keys of a group of words, without those of single countries."""
    return sorted(group) if isinstance(group, dict) else type(group)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_have_the_same_groups_in_every_language(language: str) -> None:
    here, english = words(language), words("en")
    assert sorted(here) == sorted(english)
    for group in english:
        if group != "countries":
            assert keys_of(here[group]) == keys_of(english[group]), group


@pytest.mark.parametrize("language", LANGUAGES)
def test_variants_are_of_countries(language: str) -> None:
    for code, names in words(language)["countries"].items():
        assert code in COUNTRIES
        assert {country_code(name) for name in names} == {code}


@pytest.mark.parametrize("group", ["sheets", "study", "statuses", "cities", "answers", "values"])
def test_no_word_stands_for_two_things(group: str) -> None:
    meant: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for item, spellings in words(language)[group].items():
            for word in spellings if isinstance(spellings, list) else [spellings]:
                meant.setdefault(word.casefold(), set()).add(item)
    assert {word: items for word, items in meant.items() if len(items) > 1} == {}
    assert ids(group)
