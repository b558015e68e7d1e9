"""Browser tests of marks that lead on, and of cities found by any of their names."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from components.i18n import translator
from tests.e2e.browser import acting, expect_no_exception, go_back
from tests.e2e.conftest import OpenPage

EN = translator("en")


def click_at(page: Page, x: float, y: float) -> None:
    """Click a place of a chart, which answers once the mouse has come over it."""
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    page.mouse.click(x, y)


def test_a_label_opens_its_practices_and_back_returns(open_page: OpenPage) -> None:
    page = open_page(lang="en", region="002")
    here = page.url
    chart = page.locator(".st-key-chart_dimensions")
    chart.scroll_into_view_if_needed()
    box = chart.locator(".nsewdrag").bounding_box()
    assert box is not None
    click_at(page, box["x"] + 60, box["y"] + box["height"] * 0.06)
    page.wait_for_url("**/recommendations?**")
    assert "dimension=accountability" in page.url
    assert "region=002" in page.url
    expect(page.locator("#filter-sentence")).to_contain_text("Africa")
    go_back(page)
    assert page.url == here
    expect_no_exception(page)


def test_a_dot_of_the_ranking_opens_its_city(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="en", country="ES", reading="ranks")
    dot = page.locator(".st-key-chart_intervals-overall path.point").first
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    assert box is not None
    click_at(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/city?**")
    assert "country=ES" in page.url
    assert "city=" in page.url


@pytest.mark.parametrize("typed", ["Gent", "gante", "Gand"])
def test_a_city_is_found_by_any_of_its_names(open_page: OpenPage, typed: str) -> None:
    page = open_page("city", lang="en")
    box = page.get_by_role("combobox", name=EN("city.choose"), exact=True)
    with acting(page):
        box.focus()
        box.fill(typed)
        expect(page.get_by_role("option").first).to_contain_text("Ghent")
        box.press("Enter")
    expect(page.get_by_role("heading", name="Ghent", exact=True)).to_be_visible()
