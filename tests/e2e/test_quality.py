"""Browser tests for every page: layout, accessibility and no external requests."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from components.frame import PAGES, name_of
from components.i18n import translator
from components.theme import THEMES, ThemeName
from smartgov.text import LANGUAGES
from tests.e2e.browser import (
    choose_segment,
    expect_no_console_error,
    expect_no_exception,
    expect_no_sideways_scroll,
    expect_only_local_requests,
    resize,
    violations,
)
from tests.e2e.conftest import OpenPage

pages = pytest.mark.parametrize("slug", PAGES, ids=name_of)

WIDTHS = (390, 768, 1440)

#: Charts without a name that a screen reader could say.
NAMELESS = """() => [...document.querySelectorAll(
    "[data-testid=stPlotlyChart], [data-testid=stDeckGlJsonChart]")]
    .filter((chart) => !chart.closest("[role=figure], figure")?.ariaLabel?.trim())
    .map((chart) => chart.outerHTML.slice(0, 200))"""


def css(color: str) -> str:
    """Return a color, given as #rrggbb, as a browser computes it."""
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"


def open_tables(page: Page) -> None:
    """Open what is closed: tables below charts, weights, filters."""
    closed = page.locator("details:not([open]) > summary").filter(visible=True)
    while closed.count():
        closed.first.click()


@pages
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_can_be_read_by_anyone(open_page: OpenPage, slug: str, scheme: ThemeName) -> None:
    page = open_page(slug, color_scheme=scheme, lang="es", city="barcelona")
    paper = css(THEMES[scheme].paper)
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", paper)
    expect_no_exception(page)
    assert page.evaluate(NAMELESS) == []
    open_tables(page)
    assert violations(page) == []
    expect_no_console_error(page)
    expect_only_local_requests(page)


@pages
def test_a_page_fits_every_screen(open_page: OpenPage, slug: str) -> None:
    """On a phone in every language, and on wider screens in the one with the longest words."""
    page = open_page(slug, width=WIDTHS[0], lang="en", city="bilbao")
    open_tables(page)
    expect_no_sideways_scroll(page)
    for before, language in pairwise((LANGUAGES[0], *reversed(LANGUAGES[1:]))):
        choose_segment(page, translator(before)("header.language"), language.upper())
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect_no_sideways_scroll(page)
    assert violations(page) == []
    for width in WIDTHS[1:]:
        resize(page, width)
        expect_no_sideways_scroll(page)
    expect_no_exception(page)
    expect_no_console_error(page)


def test_a_page_without_a_city_can_be_read_by_anyone(open_page: OpenPage) -> None:
    page = open_page("city", lang="fr", atlantis="1")
    expect_no_exception(page)
    assert violations(page) == []
    expect_only_local_requests(page)


def test_the_first_screen_answers_the_question(open_page: OpenPage) -> None:
    """At 1440 × 900 the map and the key figures are there without scrolling.

    Where a map can be drawn, nothing is said about those that cannot.
    """
    page = open_page(lang="en")
    expect(page.locator("canvas").filter(visible=True)).to_have_count(1)
    expect(page.get_by_text(translator("en")("overview.no_webgl"))).to_be_hidden()
    for shown in (
        page.get_by_text(translator("en")("overview.ranked"), exact=True),
        page.locator("canvas").filter(visible=True),
    ):
        box = shown.bounding_box()
        assert box is not None
        assert box["y"] + min(box["height"], 300) <= 900
