"""What of a link and of a data set cannot be used, as the page says it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit as st

from components import notices
from components.i18n import translator
from components.view.parameters import Notice
from smartgov.problems import Problem
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader

languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is drawn as words from here on."""
    words: list[str] = []
    monkeypatch.setattr(st, "warning", lambda body, **_: words.append(str(body)))
    return words


@languages
def test_notices_stand_in_one_box_and_stay_text(
    make_reader: MakeReader, said: list[str], language: Language
) -> None:
    t = make_reader(language).t
    told = [Notice("unknown_city", "city", "**a**`\nb"), Notice("unknown_parameter", "x", "")]
    notices.draw_notices(t, told)
    (box,) = said
    assert box.count("\n") == 1
    assert "`**a**' b`" in box
    notices.draw_notices(t, [])
    assert len(said) == 1


def test_a_long_value_of_a_link_is_cut() -> None:
    assert notices._inline_code("x" * 1000) == f"`{'x' * 60}`"


@languages
def test_files_that_have_changed_are_named_on_every_page(
    make_page: MakePage, said: list[str], language: Language
) -> None:
    page = make_page(lang=language)
    notices.draw_changed(page)
    assert said == []
    problems = (Problem("hash_mismatch", "cities.csv"), Problem("no_range", "answers.csv"))
    notices.draw_changed(replace(page, known=replace(page.known, problems=problems)))
    assert said == [page.t("notices.changed_files", files="cities.csv")]


@languages
def test_a_link_to_another_version_says_which_one_is_shown(
    make_page: MakePage, said: list[str], language: Language
) -> None:
    page = make_page(lang=language)
    shown = page.study.info.version
    for version in (None, shown):
        notices.draw_version(replace(page, view=replace(page.view, version=version)))
    assert said == []
    notices.draw_version(replace(page, view=replace(page.view, version="0a1b2c3d")))
    (box,) = said
    assert shown in box
    assert page.t("versions.not_known") in box


@languages
def test_notices_of_a_link_are_some_and_then_counted(said: list[str], language: Language) -> None:
    t = translator(language)
    notices.draw_notices(t, [Notice("unknown_city", "pick", "x" * 900)] * 1_000)
    assert len(said[0].splitlines()) == notices.OF_ONE + 1
    assert t("notices.more", count=1_000 - notices.OF_ONE) in said[0]
    assert len(said[0]) < 1_500
    notices.draw_notices(t, [Notice("unknown_parameter", str(n), "") for n in range(1_000)])
    assert len(said[1].splitlines()) == notices.NOTICES + 1
    assert t("notices.more", count=1_000 - notices.NOTICES) in said[1]
