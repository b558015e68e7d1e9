"""Tests that a section that fails leaves a notice in its place, and says nothing of a visitor."""

from __future__ import annotations

import logging
from typing import NoReturn

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from components.reader import Reader
from components.section import draw_section
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return the notices that are drawn from here on."""
    notices: list[tuple[str, str]] = []
    monkeypatch.setattr(st, "error", lambda body, title, **_: notices.append((title, body)))
    return notices


def test_a_section_is_given_its_page_and_gives_back_what_it_has(
    make_reader: MakeReader, said: list[tuple[str, str]]
) -> None:
    reader = make_reader()
    assert draw_section(reader, lambda *args, **options: (args, options), 1, a=2) == (
        (reader, 1),
        {"a": 2},
    )
    assert said == []


@pytest.mark.expects_failed_sections
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_section_that_fails_is_told_of_in_its_place(
    make_reader: MakeReader,
    said: list[tuple[str, str]],
    caplog: pytest.LogCaptureFixture,
    language: Language,
) -> None:
    def fail(_: Reader) -> NoReturn:
        raise KeyError("Ana García")

    reader = make_reader(language)
    assert draw_section(reader, fail) is None
    assert said == [(reader.t("app.section_title"), reader.t("app.section_text"))]
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    fields = record.fields  # type: ignore[attr-defined]
    assert fields["section"] == f"{__name__}.fail"
    assert fields["error"] == "KeyError"
    assert fields["at"][-1].endswith(" fail")
    assert "Ana" not in f"{record.getMessage()}{fields}{record.exc_info}"


@pytest.mark.parametrize("control", [StopException(), RerunException(RerunData())])
def test_what_ends_the_run_of_a_page_ends_it(
    make_reader: MakeReader, said: list[tuple[str, str]], control: BaseException
) -> None:
    def end(_: Reader) -> NoReturn:
        raise control

    with pytest.raises(type(control)):
        draw_section(make_reader(), end)
    assert said == []
