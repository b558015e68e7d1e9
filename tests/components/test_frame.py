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
from smartgov.problems import Problem
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


@languages
def test_notices_stand_in_one_box_and_stay_text(
    make_reader: MakeReader, said: list[str], language: Language
) -> None:
    t = make_reader(language).t
    notices = [Notice("unknown_city", "city", "**a**`\nb"), Notice("unknown_parameter", "x", "")]
    frame._draw_notices(t, notices)
    (box,) = said
    assert box.count("\n") == 1
    assert "`**a**' b`" in box
    frame._draw_notices(t, [])
    assert len(said) == 1


def test_a_long_value_of_a_link_is_cut() -> None:
    assert frame._inline_code("x" * 1000) == f"`{'x' * 60}`"


@languages
def test_the_foot_says_source_and_caveat(
    make_reader: MakeReader, said: list[str], survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey)
    frame.close_page(reader)
    assert reader.t("app.disclaimer")[:20] in said[0]
    assert reader.source[:20] in said[0]


@languages
def test_the_foot_leads_to_the_statements(
    make_reader: MakeReader, said: list[str], language: Language
) -> None:
    reader = make_reader(language, lang=language)
    frame.close_page(reader)
    for part in ("accessibility", "privacy"):
        title = reader.t(f"{part}.title")
        link = f'<a href="method?lang={language}#{part}" target="_self">{title}</a>'
        assert link in said[0]


def test_the_title_of_a_study_has_its_years(
    make_reader: MakeReader, studies: dict[str, LoadedStudy]
) -> None:
    t = make_reader().t
    assert frame._study_title(studies, "first", t) == t.dated("Made-up", "2019")
    assert frame._study_title(studies, "broken", t) == "broken"


@languages
def test_files_that_have_changed_are_named_on_every_page(
    make_page: MakePage, said: list[str], language: Language
) -> None:
    page = make_page(lang=language)
    frame._draw_changed(page)
    assert said == []
    problems = (Problem("hash_mismatch", "cities.csv"), Problem("no_range", "answers.csv"))
    frame._draw_changed(replace(page, known=replace(page.known, problems=problems)))
    assert said == [page.t("notices.changed_files", files="cities.csv")]


@languages
def test_notices_of_a_link_are_some_and_then_counted(said: list[str], language: Language) -> None:
    t = translator(language)
    frame._draw_notices(t, [Notice("unknown_city", "pick", "x" * 900)] * 1_000)
    assert len(said[0].splitlines()) == frame.NOTICES + 1
    assert t("notices.more", count=1_000 - frame.NOTICES) in said[0]
    assert len(said[0]) < 1_500


@languages
def test_app_without_any_study_does_not_speak_of_problems(
    said: list[str], language: Language
) -> None:
    t = translator(language)
    frame._end_without_study({}, t)
    assert t("notices.no_studies") in said
    frame._end_without_study({"made": LoadedStudy("made", None)}, t)
    assert t("notices.no_study") in said


@languages
def test_of_a_city_the_name_is_the_title_and_the_question_stands_above(
    make_page: MakePage, said: list[str], language: Language
) -> None:
    page = replace(make_page(language, city="ghent"), slug="city")
    frame._write_title(page)
    question, name, place = said
    assert page.t("pages.city.question") in question
    assert name == "Ghent"
    assert page.t.country("BE") in place
    said.clear()
    frame._write_title(replace(page, slug="ranking"))
    assert said[0] == page.t("pages.ranking.question", count=78)


def test_a_name_is_never_read_as_markdown() -> None:
    assert frame.literal("**A** <b> [x](y) :smile:") == (r"\*\*A\*\* \<b\> \[x\](y) \:smile\:")
    assert frame.literal("Saint-Denis, L’Hay (St.)") == "Saint-Denis, L’Hay (St.)"


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
