"""Tests of where the report is, and what is not there to be shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import streamlit as st

from components.i18n import Translator
from components.sections.study import access
from smartgov.model import Study
from smartgov.study.catalog import UCLG_STUDY
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn


@pytest.fixture
def led(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the pages that links lead to from here on."""
    pages: list[str] = []

    def take(page: str, **_: Any) -> None:
        pages.append(page)

    monkeypatch.setattr(st, "page_link", take)
    return pages


def test_the_report_the_contact_and_the_disclaimer(
    make_reader: MakeReader, drawn: Drawn, t: Translator
) -> None:
    access.show_report(make_reader(t.language))
    (words,) = drawn.words
    assert 'href="https://www.uclg-digitalcities.org/en/smart-cities-study/2019-edition"' in words
    assert 'href="mailto:info@uclg-digitalcities.org"' in words
    assert t("the_study.disclaimer") in words


def test_what_was_not_found_leads_to_the_page_that_loads_it(
    make_reader: MakeReader, drawn: Drawn, led: list[str], t: Translator
) -> None:
    access.show_missing(make_reader(t.language))
    assert drawn.words == [t("the_study.missing"), t("the_study.load")]
    assert led == ["pages/data.py"]


def test_where_the_answers_are_loaded_nothing_is_missing(
    make_reader: MakeReader, drawn: Drawn, led: list[str], small: Study
) -> None:
    info = replace(small.info, id=UCLG_STUDY)
    access.show_missing(make_reader(of=replace(small, info=info)))
    assert (drawn.headings, drawn.words, led) == ([], [], [])
