"""The frame of every page: which study is shown, what is told of a link, and its address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st

from components import browser, frame
from components.i18n import translator
from components.view.parameters import Notice, parse_view
from components.view.view import OWN_FILE, View
from smartgov.model import Study
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import SURVEY, MakePage, MakeReader

languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is drawn as words from here on."""
    words: list[str] = []
    for name in ("html", "warning", "text", "title", "error"):
        monkeypatch.setattr(st, name, lambda body, **_: words.append(str(body)))
    return words


@pytest.fixture
def studies(small: Study) -> dict[str, LoadedStudy]:
    """Return a broken study, two sound ones, and no file."""
    return {
        "broken": LoadedStudy("broken", None),
        "first": LoadedStudy("first", small),
        "second": LoadedStudy("second", small),
    }


@pytest.mark.parametrize(
    ("asked", "found", "code"),
    [
        (None, "first", None),
        ("second", "second", None),
        ("broken", "first", "broken_study"),
        ("nowhere", "first", "unknown_study"),
        (f"{OWN_FILE}made", "first", "unknown_file"),
    ],
)
def test_another_study_stands_in_and_the_page_says_so(
    studies: dict[str, LoadedStudy], asked: str | None, found: str, code: str | None
) -> None:
    known, notices = frame._find_study(studies, View(study=asked))
    assert known is studies[found]
    assert notices == ([Notice(code, "study", asked)] if code and asked else [])


def test_without_a_sound_study_there_is_none(studies: dict[str, LoadedStudy]) -> None:
    known, _ = frame._find_study({"broken": studies["broken"]}, View(study="broken"))
    assert known is None


def test_every_page_has_its_script() -> None:
    assert all(
        (Path(frame.__file__).parents[1] / script).exists() for script in frame.PAGES.values()
    )
    assert frame.name_of("") == "overview"
    assert frame.name_of("city") == "city"


def test_an_address_to_share_names_language_and_study(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "page_address", lambda slug, slugs: f"https://a.org/{slug}")
    page = replace(make_page("fr", city="ilo"), slug="city")
    parts = urlsplit(frame.share_address(page))
    assert (parts.netloc, parts.path) == ("a.org", "/city")
    view = View(lang="fr", study=SURVEY, city="ilo")
    assert parse_view(parse_qs(parts.query)) == (view, [])


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the labels of what the rows of each page cite from here on."""
    works: list[list[str]] = []
    monkeypatch.setattr(
        frame, "listen", lambda page, address, cited: works.append([work.label for work in cited])
    )
    return works


@languages
def test_the_foot_says_source_and_caveat(
    make_page: MakePage, said: list[str], listening: list[list[str]], language: Language
) -> None:
    page = make_page(language)
    frame.close_page(page)
    assert page.t("app.disclaimer")[:20] in said[0]
    assert page.source[:20] in said[0]
    assert listening == [[page.t("row.work_data")]]


@languages
def test_the_study_is_cited_where_its_recommendations_stand(
    make_page: MakePage, said: list[str], listening: list[list[str]], language: Language
) -> None:
    page = replace(make_page(language), slug="recommendations")
    frame.close_page(page)
    assert listening == [[page.t("row.work_data"), page.t("row.work_study")]]


@languages
def test_the_foot_leads_to_the_statements(
    make_page: MakePage, said: list[str], listening: list[list[str]], language: Language
) -> None:
    page = make_page(language, lang=language)
    frame.close_page(page)
    for part in ("accessibility", "privacy"):
        title = page.t(f"{part}.title")
        link = f'<a href="method?lang={language}#{part}" target="_self">{title}</a>'
        assert link in said[0]


def test_the_title_of_a_study_has_its_years(
    make_reader: MakeReader, studies: dict[str, LoadedStudy]
) -> None:
    t = make_reader().t
    assert frame._study_title(studies, "first", t) == t.dated("Made-up", "2019")
    assert frame._study_title(studies, "broken", t) == "broken"


@languages
def test_app_without_any_study_does_not_speak_of_problems(
    said: list[str], language: Language
) -> None:
    t = translator(language)
    frame._end_without_study({}, t)
    assert t("notices.no_studies") in said
    frame._end_without_study({"made": LoadedStudy("made", None)}, t)
    assert t("notices.no_study") in said


def test_from_city_the_city_is_taken_to_compare(make_page: MakePage) -> None:
    page = replace(make_page(city="ghent"), slug="city")
    taken = frame.view_for(page, "compare")
    assert taken.compared == ("ghent", *page.ordered_peers[:5])
    assert frame.view_for(page, "ranking") == page.view
    assert frame.view_for(replace(page, slug=""), "compare") == page.view
    chosen = replace(page.view, compared=("ilo", "ghent"))
    assert frame.view_for(replace(page, view=chosen), "compare") == chosen
    other = replace(page.view, compared=("ilo", "rimini"))
    assert frame.view_for(replace(page, view=other), "compare").compared[0] == "ghent"


def test_present_knows_where_it_was_opened_and_others_not_which_slide(make_page: MakePage) -> None:
    page = replace(make_page(city="ghent", deck="world", slide=3, back="data"), slug="ranking")
    assert frame.view_for(page, "present") == View(city="ghent", deck="world", back="ranking")
    assert frame.view_for(replace(page, slug=""), "present").back is None
    there = replace(page, slug="present")
    assert frame.view_for(there, "city") == View(city="ghent", deck="world")
