"""Tests that the description of a filter matches its effect."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.words.filters import (
    cities_phrase,
    filter_sentence,
    filter_words,
    with_scope,
)
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_no_filter(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    sentence = filter_sentence(page, 7, 78)
    assert page.t("sentence.recommendations", count=7) in sentence
    assert page.t("sentence.cities_all", count=78, all=78) in sentence


@languages
def test_every_part_of_the_filter_is_named(make_page: MakePage, language: Language) -> None:
    page = make_page(
        language,
        city="bilbao",
        lacking=True,
        pillar="open_government",
        regions=("150",),
        countries=("ES",),
        sizes=("250k_1m",),
        search="bil",
    )
    sentence = filter_sentence(page, 2, 1)
    for words in (
        "Bilbao",
        page.measure_label("open_government"),
        page.t.region("150"),
        page.t.country("ES"),
        page.size_label("250k_1m"),
        "bil",
    ):
        assert words.casefold() in sentence.casefold()


@languages
def test_counts_follow_the_language(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    one, many = (filter_sentence(page, count, 31) for count in (1, 5))
    assert one != many.replace("5", "1")
    assert one.startswith("1")
    assert many.startswith("5")
    assert "31" in many
    assert "78" in many


def test_a_dimension_says_more_than_its_pillar(make_page: MakePage) -> None:
    page = make_page(pillar="strategic_management", dimension="foresight")
    sentence = filter_sentence(page, 1, 78)
    assert page.measure_label("foresight") in sentence
    assert page.measure_label("strategic_management") not in sentence


def test_nothing_is_lacking_without_a_city(make_page: MakePage) -> None:
    page = make_page(lacking=True)
    assert filter_sentence(page, 7, 78) == filter_sentence(make_page(), 7, 78)


def test_a_city_alone_filters_nothing(make_page: MakePage) -> None:
    page = make_page(city="bilbao")
    assert filter_sentence(page, 7, 78) == filter_sentence(make_page(), 7, 78)


@languages
def test_several_of_one_kind_are_alternatives(make_page: MakePage, language: Language) -> None:
    page = make_page(language, regions=("002", "150"), countries=("ES", "PT", "PE"))
    phrase = cities_phrase(page, 20)
    assert page.t.join([page.t.region("002"), page.t.region("150")], "or") in phrase
    assert page.t.join([page.t.country(code) for code in ("ES", "PT", "PE")], "or") in phrase


def test_all_cities_are_called_so(make_page: MakePage) -> None:
    page = make_page()
    assert cities_phrase(page, 78) == page.t("sentence.cities_all", count=78, all=78)
    assert cities_phrase(page, 0) == page.t("sentence.cities", count=0, all=78)


@languages
def test_a_sentence_begins_and_ends_as_one(make_page: MakePage, language: Language) -> None:
    sentence = filter_sentence(make_page(language, lacking=True, city="bilbao"), 3, 78)
    assert sentence[0].isdigit() or sentence[0].isupper()
    assert sentence.endswith(".")
    assert "  " not in sentence


@languages
def test_a_subtitle_says_which_cities_it_is_about(make_page: MakePage, language: Language) -> None:
    page = make_page(language, regions=("002",))
    cities = cities_phrase(page, len(page.chosen))
    assert with_scope(page, "Scores") == f"Scores. {page.t.first_upper(cities)}"
    assert with_scope(page, "Scores.") == with_scope(page, "Scores")
    assert with_scope(page, "") == page.t.first_upper(cities)
    everyone = page.t("sentence.cities_all", count=78, all=78)
    assert with_scope(page, "Ranks", of_all=True) == f"Ranks. {page.t.first_upper(everyone)}"
    assert filter_words(page) == [page.t("sentence.region", names=page.t.region("002"))]


@pytest.mark.parametrize("of_all", [True, False])
def test_without_a_filter_a_subtitle_stays(make_page: MakePage, of_all: bool) -> None:
    assert with_scope(make_page(), "Scores", of_all=of_all) == "Scores"
    elsewhere = replace(make_page(regions=("002",)), slug="compare")
    assert with_scope(elsewhere, "Scores", of_all=of_all) == "Scores"
