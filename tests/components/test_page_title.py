"""Tests of the title of a page and of the line on its filter."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit as st

from components.page_title import draw_title, literal
from components.words.filters import cities_phrase
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is written from here on."""
    pieces: list[str] = []
    for name in ("title", "html"):
        monkeypatch.setattr(st, name, lambda body, **_: pieces.append(str(body)))
    return pieces


@languages
def test_without_a_filter_the_title_is_about_all(
    make_page: MakePage, written: list[str], language: Language
) -> None:
    page = replace(make_page(language), slug="ranking")
    draw_title(page, "ranking")
    question, lede = written
    assert question == page.t("pages.ranking.question", count=78)
    assert page.t("pages.ranking.lede") in lede


@languages
@pytest.mark.parametrize("slug", ["ranking", "method"])
def test_a_filter_is_named_with_a_way_out(
    make_page: MakePage, written: list[str], language: Language, slug: str
) -> None:
    page = replace(make_page(language, regions=("002",), lang=language), slug=slug)
    draw_title(page, slug)
    question, _, scope = written
    cities = cities_phrase(page, len(page.chosen))
    if slug == "ranking":
        assert question == page.t("pages.ranking.question_filtered", count=6, all=78)
        assert page.t("filters.shown", cities=cities) in scope
    else:
        assert question == page.t("pages.method.question")
        assert page.t("filters.without_effect", cities=cities, all=78) in scope
    assert f'href="{slug}?lang={language}"' in scope


@languages
def test_of_a_city_the_name_is_the_title_and_the_question_stands_above(
    make_page: MakePage, written: list[str], language: Language
) -> None:
    page = replace(make_page(language, city="ghent"), slug="city")
    draw_title(page, "city")
    question, name, place = written
    assert page.t("pages.city.question") in question
    assert name == page.name("ghent")
    assert page.t.country("BE") in place
    written.clear()
    draw_title(replace(page, slug="ranking"), "ranking")
    assert written[0] == page.t("pages.ranking.question", count=78)


def test_a_name_is_never_read_as_markdown() -> None:
    assert literal("**A** <b> [x](y) :smile:") == (r"\*\*A\*\* \<b\> \[x\](y) \:smile\:")
    assert literal("Saint-Denis, L’Hay (St.)") == "Saint-Denis, L’Hay (St.)"
