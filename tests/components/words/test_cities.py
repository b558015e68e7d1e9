"""Tests of the location of a city in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.words.cities import place_words
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.smartgov.made_studies import make_city

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_the_place_of_a_city(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    city = page.study.city_by_id["barcelona"]
    country, region, population = place_words(page, city).split(" · ")
    assert country == page.t.country("ES")
    assert region == page.t.region("039")
    assert page.t.compact(city.population) in population


@languages
def test_a_population_in_full(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    city = page.study.city_by_id["barcelona"]
    words = place_words(page, city, in_full=True)
    assert page.t("report.population", count=city.population) in words
    assert words.startswith(page.t.country("ES"))


def test_what_is_not_known_of_a_place_is_left_out(make_page: MakePage) -> None:
    page = make_page()
    assert place_words(page, make_city("x", country="ES", region="", subregion="")) == "Spain"
    assert place_words(page, make_city("x", country="", region="150", subregion="")) == "Europe"


def test_the_year_of_a_population(make_page: MakePage) -> None:
    page = make_page()
    dated = make_city("x", population=1_600_000, population_year=2014)
    assert place_words(page, dated).endswith("(2014)")
    assert "(" not in place_words(page, replace(dated, population_year=None))
