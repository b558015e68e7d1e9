"""Browser tests for every page: layout, accessibility and no external requests."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from components.i18n import load_texts, translator
from components.menu import PAGES, name_of
from components.theme import THEMES, ThemeName
from smartgov.own_city.link import format_own
from smartgov.own_city.own_city import OwnCity
from smartgov.text import LANGUAGES
from tests.conftest import SURVEY, load_shipped
from tests.e2e.accessibility import (
    expect_nothing_cut_off,
    expect_to_follow_the_focus,
    set_text_wide,
    tab_through,
    violations,
)
from tests.e2e.browser import (
    acting,
    choose_language,
    expect_no_console_error,
    expect_no_exception,
    expect_no_sideways_scroll,
    expect_only_local_requests,
    resize,
)
from tests.e2e.conftest import OpenPage

#: The pages, the first one with a live map.
OVERVIEW_LIVE = [pytest.param("", marks=pytest.mark.webgl), *(slug for slug in PAGES if slug)]

pages = pytest.mark.parametrize("slug", PAGES, ids=name_of)

PHONE, WIDE = 390, 1440

#: The language with the most letters in its texts.
LONGEST = max(LANGUAGES, key=lambda language: len(str(load_texts(language))))

#: Charts without a name that a screen reader could say.
NAMELESS = """() => [...document.querySelectorAll(
    "[data-testid=stPlotlyChart], [data-testid=stDeckGlJsonChart]")]
    .filter((chart) => !chart.closest("[role=figure], figure")?.ariaLabel?.trim())
    .map((chart) => chart.outerHTML.slice(0, 200))"""


#: Nothing is still on its way to its height.
IS_OPEN = "() => !document.querySelector('details[style*=height]')"


def css(color: str) -> str:
    """Return a color, given as #rrggbb, as a browser computes it."""
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"


def open_tables(page: Page) -> None:
    """Open what is closed: tables below charts, weights, filters."""
    closed = page.locator("details:not([open]) > summary").filter(visible=True)
    while summaries := closed.element_handles():
        for summary in summaries:
            summary.click()
        page.wait_for_function(IS_OPEN)


def everything(slug: str) -> dict[str, str]:
    """Return a view of the survey in which a page draws everything that it can draw."""
    if slug == "compare":
        return {"compare": "ghent,barcelona"}
    if slug == "ranking":
        own = {"weights": "foresight:2", "against": "equal_dimensions"}
        return {"city": "barcelona", "reading": "ranks", **own}
    if slug != "your_city":
        return {"city": "barcelona"}
    study = load_shipped(SURVEY)
    answers = {question.id: float(n % 2) for n, question in enumerate(study.scored)}
    return {"own": format_own(OwnCity(name="Mungia", country="ES", answers=answers), study)}


@pytest.mark.parametrize("slug", OVERVIEW_LIVE, ids=name_of)
def test_anyone_can_read_a_page(open_page: OpenPage, slug: str) -> None:
    """In every language, light and dark, on a phone and a wide screen, with all that opens open."""
    page = open_page(slug, lang=LANGUAGES[0], **everything(slug))
    shown: ThemeName = "light"
    for language in LANGUAGES:
        choose_language(page, language)
        for scheme in sorted(THEMES, key=shown.__ne__):
            if scheme != shown:
                with acting(page):
                    page.emulate_media(color_scheme=scheme)
            shown = scheme
            paper = css(THEMES[scheme].paper)
            expect(page.get_by_test_id("stApp")).to_have_css("background-color", paper)
            open_tables(page)
            for width in (PHONE, WIDE):
                resize(page, width)
                expect_no_sideways_scroll(page)
                assert violations(page) == [], (scheme, language, width)
            assert page.evaluate(NAMELESS) == []
    expect_no_exception(page)
    expect_no_console_error(page)
    expect_only_local_requests(page)


@pages
def test_a_page_fits_every_zoom_and_spacing(open_page: OpenPage, slug: str) -> None:
    """At 200 and 400 % of 1280 pixels, with text set wide, in the language of the most words.

    At 400 % the longest labels of a chart may be cut: the table below it has them.
    """
    page = open_page(slug, width=1280, lang=LONGEST, **everything(slug))
    open_tables(page)
    for width in (1280, 1280 // 2, 1280 // 4):
        resize(page, width)
        expect_no_sideways_scroll(page)
        expect_nothing_cut_off(page, charts=width > 1280 // 4)
    set_text_wide(page)
    for width in (PHONE, WIDE):
        resize(page, width)
        expect_no_sideways_scroll(page)
        expect_nothing_cut_off(page)
    expect_no_exception(page)


@pages
def test_the_tab_key_goes_through_a_page(open_page: OpenPage, slug: str) -> None:
    """Every stop is seen, comes after the one before, and none holds the visitor."""
    page = open_page(slug, lang="en", **everything(slug))
    stops = tab_through(page)
    expect_to_follow_the_focus(stops)
    assert len(stops) > len(PAGES)


def test_a_page_without_a_city_can_be_read_by_anyone(open_page: OpenPage) -> None:
    page = open_page("city", lang="fr", atlantis="1")
    expect_no_exception(page)
    assert violations(page) == []
    expect_only_local_requests(page)


@pytest.mark.webgl
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
