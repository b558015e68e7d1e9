"""Browser tests of Recommendations: a filter updates sentence, list, charts and tables."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from components.i18n import translator
from tests.e2e.browser import acting, expect_no_exception, go_back, reload, select_option
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
    select_option(page, EN("filters.my_city"), "Bilbao, Spain · Bilbo")
    expect(switch).to_be_enabled()
    with acting(page):
        page.get_by_text(EN("filters.lacking"), exact=True).click()
    expect(page.locator("#filter-sentence")).to_contain_text("Bilbao")
    assert "lacking=1" in page.url
    lacked = listed(page)
    assert numbers([sentence(page)]) == [len(lacked)]
    assert sorted(in_chart(page)) == sorted(in_table(page, "priorities")) == sorted(lacked)


def mark_box(page: Page, chart: str, mark: str, place: int) -> dict[str, float]:
    """Scroll to a mark of a chart, and return where it is in the window."""
    found = page.locator(f".st-key-chart_{chart} {mark}").nth(place)
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    assert box is not None
    return dict(box)


def click_at(page: Page, x: float, y: float) -> None:
    """Click a place of a chart, which answers once the mouse has come over it."""
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    with acting(page):
        page.mouse.click(x, y)


def lacking_rows(page: Page) -> list[str]:
    caption = EN("recommendations.lacking_caption")
    rows = page.get_by_role("table", name=caption).locator("tbody tr")
    return rows.locator("td:nth-child(3)").all_text_contents()


def test_a_dot_a_cell_and_a_bar_open_the_list_of_who_lacks_it(open_page: OpenPage) -> None:
    page = open_page("recommendations", lang="en")
    box = mark_box(page, "priorities", ".scatterlayer path.point", 4)
    click_at(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "recommendation=look_ahead" in page.url
    expect(page.locator("#list-look_ahead")).to_be_in_viewport()

    box = mark_box(page, "regions", ".nsewdrag", 0)
    click_at(page, box["x"] + box["width"] * 0.02, box["y"] + box["height"] * 0.03)
    assert "recommendation=answer_for_results" in page.url
    assert "region=002" in page.url
    expect(page.locator("#list-answer_for_results-002")).to_be_in_viewport()
    expect(page.get_by_text(EN("recommendations.lacking_none"))).to_be_visible()

    go_back(page)
    assert "region=002" not in page.url
    box = mark_box(page, "practices-look_ahead", ".nsewdrag", 0)
    click_at(page, box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.06)
    opened = re.search(r"practice=(\w+)", page.url)
    assert opened
    (lacked,) = set(lacking_rows(page))
    name = page.get_by_role("combobox", name=EN("terms.practice"), exact=True)
    expect(name).to_have_value(lacked)

    go_back(page)
    assert "practice=" not in page.url
    assert len(set(lacking_rows(page))) > 1
    expect_no_exception(page)


def test_the_keyboard_opens_the_list_and_a_link_keeps_it(open_page: OpenPage) -> None:
    page = open_page("recommendations", lang="en", dimension="foresight")
    select_option(page, EN("terms.practice"), "Scenarios")
    assert "practice=scenarios" in page.url
    lacked = lacking_rows(page)
    reload(page)
    assert lacking_rows(page) == lacked
    assert set(lacked) == {"Scenarios"}
