"""Tests of the city profile buttons and the files that they create."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
import streamlit as st
from pypdf import PdfReader

from components.publish.report import card
from components.sections.city import report_card as report
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.components.publish.report.conftest import ADDRESS, plain, rename

languages = pytest.mark.parametrize("language", LANGUAGES)


@dataclass
class Button:
    """A button as it was asked for."""

    label: str
    data: Any
    options: dict[str, Any]

    def press(self) -> bytes:
        """Return the file; it is made in another thread, as the server does."""
        with ThreadPoolExecutor(1) as pool:
            file: bytes = pool.submit(self.data).result()
        return file


@pytest.fixture
def buttons(monkeypatch: pytest.MonkeyPatch) -> list[Button]:
    """Return the buttons that are drawn from here on, in order."""
    drawn: list[Button] = []
    monkeypatch.setattr(report, "share_address", lambda page: ADDRESS)
    monkeypatch.setattr(
        st,
        "download_button",
        lambda label, data, **options: drawn.append(Button(label, data, options)),
    )
    return drawn


@languages
def test_two_files_in_the_language_of_the_page(
    make_page: MakePage, buttons: list[Button], language: Language
) -> None:
    page = make_page(language, city="fagaras")
    report.show_report(page)
    stem = f"urban-governance-survey-2015-real-report-fagaras-default-weights-{language}"
    assert [button.options["file_name"] for button in buttons] == [f"{stem}.pdf", f"{stem}.html"]
    assert [button.options["mime"] for button in buttons] == ["application/pdf", "text/html"]
    assert [button.label for button in buttons] == [page.t("report.pdf"), page.t("report.html")]
    assert all(button.options["on_click"] == "ignore" for button in buttons)
    assert all(button.options["help"] == page.t("report.help") for button in buttons)
    pdf, html = (button.press() for button in buttons)
    assert "Făgăraș" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert f'<html lang="{language}">' in html.decode("utf-8")
    assert "Făgăraș" in html.decode("utf-8")


def test_nothing_is_made_before_a_button_is_pressed(
    make_page: MakePage, buttons: list[Button], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("a report was made")

    monkeypatch.setattr(card, "make_report", refuse)
    report.show_report(make_page("en", city="bilbao"))
    assert len(buttons) == 2


def test_without_a_city_there_is_no_button(make_page: MakePage, buttons: list[Button]) -> None:
    report.show_report(make_page("en"))
    assert buttons == []


def test_a_city_without_a_rank_has_a_report_too(make_page: MakePage, buttons: list[Button]) -> None:
    page = make_page("en", city="bilbao")
    report.show_report(page)
    text = PdfReader(io.BytesIO(buttons[0].press())).pages[0].extract_text()
    assert page.t("terms.not_ranked") in plain(text)


def test_a_hostile_name_is_in_no_file_name(
    make_page: MakePage, buttons: list[Button], survey: Study
) -> None:
    study = rename(survey, "ghent", "../../<script>")
    report.show_report(make_page("en", of=study, city="ghent"))
    assert all(
        set(button.options["file_name"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
        for button in buttons
    )
