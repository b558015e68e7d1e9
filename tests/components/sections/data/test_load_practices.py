"""Tests of practices that a visitor loads for the session."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest

from components.cache import collection_of
from components.sections.data import load_practices
from smartgov.cases.own_cases import write_blank_table
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.components.sections.conftest import Drawn
from tests.smartgov.cases.made_cases import make_case
from tests.smartgov.cases.test_own_cases import ROW, table


class File(io.BytesIO):
    """A file in the field."""

    name = "mine.csv"


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what comes of the file that is read: its practices, then the field."""
    done: list[Any] = []
    monkeypatch.setattr(load_practices, "keep_cases", done.append)
    monkeypatch.setattr(load_practices, "empty_field", done.append)
    monkeypatch.setattr(load_practices, "field_key", lambda field: field)
    return done


def test_sound_practices_are_kept(
    make_page: MakePage, kept: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = File(table({**ROW, "city": "bilbao"}))
    monkeypatch.setattr(load_practices, "widget_value", lambda _: file)
    load_practices._read_upload(make_page())
    (cases, field) = kept
    assert [case.id for case in cases] == ["arco-plan"]
    assert field == load_practices.FIELD


@pytest.mark.parametrize(
    "file", [None, File(write_blank_table()), File(table(ROW, {**ROW, "city": "bilbao"}))]
)
def test_with_a_problem_nothing_is_kept(
    make_page: MakePage, kept: list[Any], monkeypatch: pytest.MonkeyPatch, file: File | None
) -> None:
    monkeypatch.setattr(load_practices, "widget_value", lambda _: file)
    load_practices._read_upload(make_page())
    assert kept == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_listed(make_page: MakePage, drawn: Drawn, language: Language) -> None:
    page = make_page(language)
    _, problems = load_practices._read(page, File(table({**ROW, "known": "x", "address": "x"})))
    load_practices._list_problems(page, problems)
    assert drawn.words[0] == page.t("own_cases.refused", count=3)
    assert drawn.words[1].count('<tr role="row"') == 4
    load_practices._list_problems(page, [])
    assert len(drawn.words) == 2


def test_what_a_visitor_loaded_is_never_shared(make_page: MakePage) -> None:
    page = make_page()
    mine = replace(page, own_cases=(make_case("mine"),), session_cases=True)
    assert page.shared_key is not None
    assert mine.shared_key is None
    assert mine.shared_study_key is None
    assert "mine" in {case.id for case in collection_of(mine).cases}
    assert "mine" not in {case.id for case in collection_of(page).cases}


def test_practices_on_other_recommendations_are_not_shown(make_page: MakePage) -> None:
    other = make_case("other", recommendation="be_nice")
    page = replace(make_page(), own_cases=(other,))
    assert "other" not in {case.id for case in collection_of(page).cases}
