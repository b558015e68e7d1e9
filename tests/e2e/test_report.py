"""Browser tests of the city profile: two self-contained files in the language of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from components.i18n import translator
from smartgov.text import LANGUAGES, Language
from tests.components.publish.report.conftest import plain
from tests.e2e.browser import expect_no_console_error, expect_no_sideways_scroll
from tests.e2e.conftest import OpenPage
from tests.e2e.test_downloads import download

#: A city whose letters are in few typefaces, and words that every city profile has.
CITY, NAME = "fagaras", "Făgăraș"
SAID = ("report.title", *(f"report.{part}.title" for part in ("standing.ahead", "about")))

BROKEN_TYPE = """async () => {
  await document.fonts.ready;
  return [...document.fonts].filter((face) => face.status === "error").map((face) => face.family);
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_need_nothing_else(
    open_page: OpenPage, browser: Browser, tmp_path: Path, language: Language
) -> None:
    t = translator(language)
    page = open_page("city", lang=language, city=CITY)
    pdf, html = (
        download(page, page.locator(f".st-key-report_{suffix}").get_by_role("button"), tmp_path)
        for suffix in ("pdf", "html")
    )
    expect_no_console_error(page)
    stem = f"urban-governance-survey-2015-real-report-{CITY}-default-weights-{language}"
    assert [pdf.name, html.name] == [f"{stem}.pdf", f"{stem}.html"]
    printed = plain(" ".join(sheet.extract_text() for sheet in PdfReader(pdf).pages))
    read, asked, said = read_alone(browser, html)
    for words in (NAME, t("status.real"), *map(t, SAID)):
        assert plain(words) in printed
        assert plain(words).casefold() in plain(read).casefold()
    assert [url for url in asked if not url.startswith("data:")] == [html.as_uri()]
    assert said == []


def read_alone(browser: Browser, file: Path) -> tuple[str, list[str], list[str]]:
    """Return the words of a file on a phone, all that it asks for and all that it complains of."""
    asked: list[str] = []
    said: list[str] = []
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        context.on("request", lambda request: asked.append(request.url))
        context.on("console", lambda message: said.append(message.text))
        context.on("weberror", lambda error: said.append(str(error.error)))
        page = context.new_page()
        page.goto(file.as_uri(), wait_until="networkidle")
        assert page.evaluate(BROKEN_TYPE) == []
        expect_no_sideways_scroll(page)
        return page.locator("body").inner_text(), asked, said
    finally:
        context.close()
