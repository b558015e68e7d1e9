"""Tests of what pictures and files say about themselves: their names, and the line below them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from components.words.captions import (
    caption_columns,
    caption_words,
    file_name,
    file_stem,
    name_ends,
)
from components.words.filters import scope_words
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader
from tests.conftest import SURVEY

languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize(
    ("parts", "stem"),
    [
        (("Study 2019", "ghent"), "study-2019-ghent"),
        (("../../<b>", "x"), "b--x"),
        (("a", "", "_b_"), "a--b"),
    ],
)
def test_names_of_files_have_letters_digits_and_hyphens(parts: tuple[str, ...], stem: str) -> None:
    assert file_stem(*parts) == stem


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({}, "default-weights-en"),
        ({"regions": ("002",)}, "region-002-default-weights-en"),
        ({"countries": ("ES", "PT")}, "country-es-pt-default-weights-en"),
        ({"countries": ("BR", "CL", "ES", "PT")}, "4-country-default-weights-en"),
        ({"sizes": ("1m_5m",), "search": "São"}, "size-1m-5m-name-sao-default-weights-en"),
        ({"aggregation": "geometric"}, "own-weights-en"),
    ],
)
def test_a_file_is_named_after_what_it_shows(
    make_page: MakePage, chosen: dict[str, Any], told: str
) -> None:
    assert file_name(make_page(**chosen), "ranking") == f"{SURVEY}-real-ranking-{told}"


@languages
def test_a_file_about_all_cities_has_no_filter_in_its_name(
    make_page: MakePage, language: Language
) -> None:
    page = make_page(language, regions=("002",))
    name = f"{SURVEY}-real-sensitivity-default-weights-{language}"
    assert file_name(page, "sensitivity", of_all=True) == name
    elsewhere = replace(page, slug="compare")
    assert file_name(elsewhere, "sensitivity") == name
    begin, end, end_of_all = name_ends(page)
    assert name == f"{begin}-sensitivity-{end_of_all}"
    assert "002" in end


@languages
def test_the_line_below_a_picture(make_page: MakePage, language: Language) -> None:
    page = make_page(language, regions=("002",), weights=(("participation", 2.5),))
    line = caption_words(page)
    t = page.t
    for said in (
        t.first_upper(scope_words(page)),
        f"{page.measure_label('participation')} {t.number(2.5, 1)}",
        page.source,
        page.study.info.version,
        t("source.calculated"),
    ):
        assert said in line
    assert t.region("002") not in caption_words(page, of_all=True)
    assert t.first_upper(t("caption.default_weights")) in caption_words(make_page(language))


def test_the_columns_of_a_file(make_page: MakePage) -> None:
    assert caption_columns(make_page()) == {
        "study": SURVEY,
        "status": "real",
        "filter": "none",
        "weights": "default",
        "language": "en",
        "version": make_page().study.info.version,
    }
    page = make_page("fr", regions=("002", "150"), weights=(("a", 2.0), ("b", 1.0)), coverage=0.5)
    columns = caption_columns(page)
    assert columns["filter"] == "region=002&region=150"
    assert columns["weights"] == "weights=a:2,b:1&coverage=0.5"
    assert columns["language"] == "fr"
    assert caption_columns(page, of_all=True)["filter"] == "none"


def test_a_part_of_a_file_says_how_much_is_missing(make_reader: MakeReader, small: Study) -> None:
    part = replace(small, info=replace(small.info, left_out=2))
    assert caption_columns(make_reader(of=part))["rows_left_out"] == 2
