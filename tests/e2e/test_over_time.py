"""Browser tests of change: the control of editions, the map of change, slopes and small charts."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect

from components.i18n import translator
from tests.e2e.browser import (
    acting,
    expect_no_console_error,
    expect_no_exception,
    expect_no_sideways_scroll,
    select_option,
)
from tests.e2e.conftest import OpenPage

EN = translator("en")

#: An edition in which both dimensions can be compared with several others.
CHILE = "chile-transparency-2017"

#: Communes of both editions with known coordinates.
PLACED = 343


def heading(page: Page, words: str) -> Locator:
    """Return the headings with some words."""
    return page.get_by_role("heading").filter(has_text=words)


def test_the_control_chooses_the_edition_that_is_compared_with(
    open_page: OpenPage, browser_without_webgl: Browser
) -> None:
    """The link keeps it, the map is colored anew, and a region has its own small chart."""
    page = open_page(by=browser_without_webgl, study=CHILE, lang="en")
    with acting(page):
        page.get_by_role("link", name=EN("overview.panels_region"), exact=True).click()
    expect(heading(page, "Medians since 2016, by region")).to_be_visible()
    page.get_by_role("button", name="2016 → 2017").click()
    select_option(page, EN("editions.since"), "2014")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="2014 → 2017")).to_be_visible()
    expect(heading(page, "Medians since 2014, by region")).to_be_visible()
    assert "since=2014" in page.url
    charts = page.locator("[class*='st-key-change_panel_CL-']")
    expect(charts).to_have_count(16)
    expect(charts.first.locator(".js-plotly-plot")).to_be_visible()
    with acting(page):
        page.get_by_role("radio", name=EN("overview.panels_change", since="2014")).click()
    map_of_change = page.locator(".st-key-map_change_wide_frame .sg-map")
    expect(map_of_change).to_be_visible()
    alt = EN("editions.overview.map_alt", cities=PLACED, measure=EN("terms.overall"))
    expect(map_of_change).to_have_attribute("aria-label", alt)
    assert map_of_change.locator("i").count() > 20
    expect_no_exception(page)
    expect_no_sideways_scroll(page)
    expect_no_console_error(page)


def test_ranks_of_two_editions_are_slopes_that_open_their_table(
    open_page: OpenPage, browser_without_webgl: Browser
) -> None:
    page = open_page(
        "ranking", by=browser_without_webgl, width=390, study=CHILE, lang="en", since="2012"
    )
    expect(heading(page, "Ranks since 2012")).to_be_visible()
    row = page.locator("[class*='st-key-table_edition-ranks-overall']")
    expect(page.locator("[class*='edition-ranks-overall'] .js-plotly-plot").first).to_be_visible()
    row.locator("details > summary").first.click()
    cells = row.locator("tbody tr").first.locator("th, td")
    expect(cells).to_have_count(6)
    city = cells.first.locator("a")
    name = city.inner_text()
    with acting(page):
        city.click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    assert "since=2012" in page.url
    expect_no_exception(page)
    expect_no_sideways_scroll(page)
