"""Browser tests of Recommendations: a filter updates sentence, list, charts and tables."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from components.i18n import translator
from tests.e2e.browser import acting, expect_no_exception, select_option
from tests.e2e.conftest import OpenPage

EN = translator("en")


def numbers(texts: list[str]) -> list[int]:
    """Return the number that each text begins with."""
    return [int(found[0]) for found in (re.match(r"\s*(\d+)", text) for text in texts) if found]


def sentence(page: Page) -> str:
    return page.locator("#filter-sentence").inner_text()


def listed(page: Page) -> list[int]:
    items = page.locator("li[data-number]")
    return [int(item.get_attribute("data-number") or 0) for item in items.all()]


def in_chart(page: Page) -> list[int]:
    """Return the numbers written beside the dots of the priority chart."""
    points = page.locator(".st-key-chart_priorities .textpoint text")
    return numbers(points.all_text_contents())


def in_table(page: Page, name: str) -> list[int]:
    """Return the numbers at the head of the rows of the table behind a chart."""
    heads = page.locator(f".st-key-table_{name} tbody th")
    return numbers(heads.all_text_contents())


def choose_among(page: Page, label: str, text: str) -> None:
    """Choose one more in a box for many, with the keyboard."""
    box = page.get_by_role("combobox", name=label, exact=True)
    with acting(page):
        box.focus()
        box.fill(text)
        expect(page.get_by_role("option", name=text, exact=True)).to_be_visible()
        box.press("Enter")
    page.keyboard.press("Escape")


def test_sentence_list_chart_and_tables_agree(open_page: OpenPage) -> None:
    page = open_page("recommendations", lang="en")
    measured = [1, 2, 3, 5, 7]
    assert listed(page) == [1, 2, 3, 4, 5, 6, 7]
    assert in_chart(page) == in_table(page, "priorities") == measured
    assert numbers([sentence(page)]) == [7]
    assert "78" in sentence(page)

    select_option(page, EN("filters.pillar"), "Strategic management")
    expect(page.locator("#filter-sentence")).to_contain_text("Strategic management")
    assert listed(page) == [5, 6, 7]
    assert in_chart(page) == in_table(page, "priorities") == in_table(page, "regions") == [5, 7]
    assert numbers([sentence(page)]) == [3]

    choose_among(page, EN("filters.region"), "Europe")
    expect(page.locator("#filter-sentence")).to_contain_text("Europe")
    assert re.search(r"\b37\b", sentence(page))
    heads = page.locator(".st-key-table_regions thead th")
    assert heads.all_text_contents()[1:] == ["Europe (37)"]
    assert in_chart(page) == in_table(page, "priorities") == [5, 7]
    expect_no_exception(page)


def test_what_my_city_lacks(open_page: OpenPage) -> None:
    page = open_page("recommendations", lang="en")
    switch = page.get_by_role("switch", name=EN("filters.lacking"))
    expect(switch).to_be_disabled()
    select_option(page, EN("filters.my_city"), "Bilbao, Spain")
    expect(switch).to_be_enabled()
    with acting(page):
        page.get_by_text(EN("filters.lacking"), exact=True).click()
    expect(page.locator("#filter-sentence")).to_contain_text("Bilbao")
    assert "lacking=1" in page.url
    lacked = listed(page)
    assert numbers([sentence(page)]) == [len(lacked)]
    assert sorted(in_chart(page)) == sorted(in_table(page, "priorities")) == sorted(lacked)
