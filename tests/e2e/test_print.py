"""Browser tests of printing: every page on paper, whole, without controls, and with its sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from components.i18n import translator
from components.menu import PAGES, name_of
from smartgov.text import LANGUAGES, Language
from tests.e2e.browser import expect_no_console_error
from tests.e2e.conftest import OpenPage

#: What fits between the margins of a sheet, in pixels; see the style sheet.
ROOM = {"A4": 703, "Letter": 725}

#: What a link has to say for a page to show all that it can.
QUERIES = {
    "": {"city": "barcelona"},
    "city": {"city": "barcelona"},
    "compare": {"compare": "barcelona,ghent"},
    "ranking": {"reading": "ranks"},
}

#: What stands beyond the edge of a sheet, and what is cut off by a box with a height of its own.
CUT = """(room) => {
  const shown = (selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility());
  const name = ({ tagName, className, textContent }) =>
    `${tagName}.${className} ${textContent.slice(0, 40)}`;
  const wide = shown("h1, h2, p, dl, table, .sg-map, .js-plotly-plot")
    .filter((element) => element.getBoundingClientRect().right > room + 1);
  const low = shown(".sg-scroll, [data-testid=stVerticalBlock], [data-testid=stMain]")
    .filter((element) => element.scrollHeight > element.clientHeight + 1
      && getComputedStyle(element).overflowY !== "visible");
  return [...wide, ...low].map(name);
}"""

#: Controls that are still there.
CONTROLS = """() => [...document.querySelectorAll("button, input, select, textarea, summary")]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1
    && !element.closest("table"))
  .map((element) => element.outerHTML.slice(0, 120))"""

#: Maps on the page: whether a picture is shown of each, with its land, and no live one.
MAPS = """() => ({
  pictures: [...document.querySelectorAll(".sg-map")].filter((map) => map.checkVisibility())
    .map((map) => map.querySelector("img").naturalWidth > 0 && map.querySelectorAll("i").length > 0
      && getComputedStyle(map).visibility === "visible"),
  live: [...document.querySelectorAll("canvas")].filter((map) => map.checkVisibility()).length,
})"""

#: The words of each chart, without blanks.
CHART_WORDS = """() => [...document.querySelectorAll(".js-plotly-plot")]
  .map((chart) => [...chart.querySelectorAll("svg text")]
    .map((text) => text.textContent.replace(/\\s/g, "")).filter((word) => word.length > 3))"""

#: The words of the longest table, without blanks: those of its head, and of its rows.
TABLE_WORDS = """() => {
  const words = (row) => row.textContent.replace(/\\s/g, "");
  const shown = [...document.querySelectorAll("table")].filter((table) => table.checkVisibility());
  const table = shown.reduce((one, two) => (two.rows.length > one.rows.length ? two : one));
  const head = [...table.tHead.rows[0].cells].map((cell) => cell.dataset.label ?? cell.textContent);
  return [head.join("").replace(/\\s/g, ""), [...table.tBodies[0].rows].map(words)];
}"""


def on_paper(page: Page, room: int) -> None:
    """Show a page as it is printed."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": room, "height": 1000})


def print_page(page: Page, sheet: str, folder: Path) -> list[str]:
    """Print a page as it stands on screen, and return the words of each sheet, without blanks."""
    file = folder / "page.pdf"
    page.pdf(path=file, format=sheet)
    sheets = PdfReader(file).pages
    return ["".join(sheet.extract_text().split()) for sheet in sheets]


@pytest.mark.parametrize("slug", PAGES, ids=name_of)
@pytest.mark.parametrize("sheet", ROOM)
def test_every_page_prints_whole(
    open_page: OpenPage, tmp_path: Path, slug: str, sheet: str
) -> None:
    language: Language = LANGUAGES[(list(PAGES).index(slug) + len(sheet)) % len(LANGUAGES)]
    t = translator(language)
    page = open_page(slug, lang=language, **QUERIES.get(slug, {}))
    charts = page.evaluate(CHART_WORDS)
    sheets = print_page(page, sheet, tmp_path)
    assert [words for words in sheets if len(words) <= 20] == []  # none is blank
    printed = "".join(sheets)
    for words in charts:
        assert any(all(word in one for word in words) for one in sheets), "a chart is cut"
    assert "".join(t("app.name").split()) in printed
    assert "127.0.0.1" in sheets[-1]
    assert f"lang={language}" in sheets[-1]
    assert f"1/{len(sheets)}" in sheets[0]
    expect_no_console_error(page)


def expect_head_on_every_sheet(page: Page, folder: Path, sheet: str = "A4") -> None:
    """Expect the longest table to fill several sheets, and each to begin with its head."""
    head, rows = page.evaluate(TABLE_WORDS)
    printed = print_page(page, sheet, folder)
    spanned = [words for words in printed if any(row in words for row in rows)]
    assert len(spanned) > 1
    for words in spanned:
        first = min(words.index(row) for row in rows if row in words)
        assert head in words[:first]


@pytest.mark.parametrize("study", ["urban-governance-survey-2015", "chile-municipalities-2021"])
def test_a_long_table_has_its_head_on_every_sheet(
    open_page: OpenPage, tmp_path: Path, study: str
) -> None:
    page = open_page("ranking", lang="en", study=study, reading="ranks")
    expect_head_on_every_sheet(page, tmp_path)


@pytest.mark.parametrize("slug", PAGES, ids=name_of)
def test_on_paper_nothing_is_cut_and_no_control_is_left(open_page: OpenPage, slug: str) -> None:
    page = open_page(slug, lang="fr", **QUERIES.get(slug, {}))
    for room in ROOM.values():
        on_paper(page, room)
        page.wait_for_function(f"() => ({CUT})({room}).length === 0")
    assert page.evaluate(CONTROLS) == []
    maps = page.evaluate(MAPS)
    assert all(maps["pictures"])
    assert maps["live"] == 0
    page.emulate_media(media="null")


@pytest.mark.webgl
@pytest.mark.parametrize("slug", ["", "ranking", "practices"], ids=name_of)
def test_a_live_map_is_printed_as_a_picture(open_page: OpenPage, tmp_path: Path, slug: str) -> None:
    page = open_page(slug, lang="en")
    shown = page.locator("[class*=_wide_frame] .sg-map b").all_text_contents()
    assert shown
    sheets = print_page(page, "A4", tmp_path)
    assert any(all("".join(name.split()) in words for name in shown) for words in sheets)
    on_paper(page, ROOM["A4"])
    maps = page.evaluate(MAPS)
    assert maps["pictures"] == [True]
    page.emulate_media(media="null")


def test_dark_pages_are_printed_in_light_colors(open_page: OpenPage) -> None:
    page = open_page(lang="en", color_scheme="dark")
    on_paper(page, ROOM["A4"])
    color = "() => getComputedStyle(document.querySelector('h1')).color"
    assert page.evaluate(color) == "rgb(23, 32, 51)"
    assert "invert" in page.evaluate(
        "() => getComputedStyle(document.querySelector('.js-plotly-plot .main-svg')).filter"
    )
    page.emulate_media(media="null")
