"""Browser tests of Ranking: bands first and ranks on request, and tables sorted by headings."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from benchmarks.synthetic import make_synthetic
from components.i18n import translator
from smartgov.export.study_files import to_wide_csv
from smartgov.scoring.score import score
from tests.e2e.accessibility import violations
from tests.e2e.browser import (
    acting,
    choose_segment,
    click_button,
    click_link,
    expect_no_console_error,
    expect_no_exception,
)
from tests.e2e.conftest import OpenPage

EN, ES = translator("en"), translator("es")


def cells(table: Locator, place: int) -> list[str]:
    """Return the texts of a column, from top to bottom."""
    return table.locator(f"tbody tr > :nth-child({place})").all_inner_texts()


def heading(table: Locator, name: str) -> tuple[Locator, Locator]:
    """Return a heading of a table, and its button."""
    head = table.get_by_role("columnheader", name=name, exact=True).first
    return head, head.get_by_role("button")


def ended_runs(page: Page) -> int:
    return int(page.evaluate("scriptRuns.ended"))


def test_bands_come_first_and_ranks_on_request(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="en", city="barcelona")
    table = page.get_by_role("table").first
    expect(page.get_by_role("heading", name=EN("bands.title", count=9))).to_be_visible()
    expect(table.locator("tbody tr")).to_have_count(9)
    expect(table.locator("tr.sg-chosen").get_by_role("link", name="Barcelona")).to_be_visible()
    assert violations(page) == []
    choose_segment(page, EN("bands.read"), EN("bands.readings.ranks"))
    assert parse_qs(urlsplit(page.url).query)["reading"] == ["ranks"]
    expect(table.locator("tbody tr")).to_have_count(69)
    choose_segment(page, EN("bands.read"), EN("bands.readings.bands"))
    assert "reading" not in parse_qs(urlsplit(page.url).query)
    expect(table.locator("tbody tr")).to_have_count(9)
    expect_no_exception(page)
    expect_no_console_error(page)


def test_headings_sort_by_the_keyboard_and_without_the_server(open_page: OpenPage) -> None:
    """Numbers as the language writes them, names in its order; the sorted heading says so."""
    page = open_page("ranking", lang="es", reading="ranks")
    before = ended_runs(page)
    table = page.get_by_role("table").first
    score, by_score = heading(table, ES("terms.overall"))
    by_score.focus()
    page.keyboard.press("Enter")
    expect(score).to_have_attribute("aria-sort", "ascending")
    values = [float(cell.replace(",", ".")) for cell in cells(table, 5)]
    assert len(values) == 69
    assert values == sorted(values)
    page.keyboard.press("Space")
    expect(score).to_have_attribute("aria-sort", "descending")
    expect(by_score).to_be_focused()
    values = [float(cell.replace(",", ".")) for cell in cells(table, 5)]
    assert values == sorted(values, reverse=True)

    city, by_city = heading(table, ES("terms.city"))
    by_city.click()
    expect(city).to_have_attribute("aria-sort", "ascending")
    expect(table.locator("[aria-sort]")).to_have_count(1)
    names = cells(table, 1)
    assert names[:3] == ["Abuya", "Adís Abeba", "Alaverdi"]
    assert names.index("Făgăraș") < names.index("Fortaleza") < names.index("Gaza")
    assert ended_runs(page) == before
    expect_no_console_error(page)


@pytest.mark.parametrize("times", [1, 2])
def test_what_has_no_number_comes_last_both_ways(open_page: OpenPage, times: int) -> None:
    """Of Oceania too few cities have a score."""
    page = open_page("ranking", lang="en")
    title = EN("groups.title", first="Europe", last="Africa")
    table = page.get_by_role("table", name=title)
    head, button = heading(table, EN("groups.median"))
    for _ in range(times):
        button.click()
    expect(head).to_have_attribute("aria-sort", ["ascending", "descending"][times - 1])
    regions = cells(table, 1)
    assert regions[-1] == "Oceania"
    assert regions[0] == ["Africa", "Europe"][times - 1]


def test_cards_of_a_phone_sort_as_well(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="en", reading="ranks")
    page.set_viewport_size({"width": 390, "height": 844})
    table = page.get_by_role("table").first
    _, button = heading(table, EN("terms.rank"))
    expect(button).to_be_visible()
    button.click()
    button.click()
    assert cells(table, 1)[0] == "Teruel"
    assert violations(page) == []


def test_a_long_table_of_a_visitors_file_is_sorted_by_the_server(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """Of 401 cities a part is drawn: the heading asks for another one, and the file stays."""
    study = make_synthetic(401)
    path = tmp_path / "many.csv"
    path.write_bytes(to_wide_csv(study))
    page = open_page("data", lang="en")
    with acting(page):
        page.locator("input[type=file]").first.set_input_files(path)
    click_button(page, EN("data.use"))
    click_link(page, EN("pages.city.title"))
    table = page.get_by_role("table").first
    expect(table.locator("tbody tr")).to_have_count(100)
    ranked = score(study).overall.dropna()
    for order, ends in (("ascending", ranked.nsmallest(2)), ("descending", ranked.nlargest(2))):
        head, button = heading(table, EN("terms.overall"))
        with acting(page):
            button.press("Enter")
        head, button = heading(table, EN("terms.overall"))
        expect(head).to_have_attribute("aria-sort", order)
        expect(button).to_be_focused()
        assert cells(table, 3)[:2] == [EN.score(end) for end in ends]
    assert parse_qs(urlsplit(page.url).query)["sort"] == ["cities:-3"]
    expect(page.get_by_text(EN("data.own_chip"), exact=True).first).to_be_visible()
    expect_no_exception(page)
    expect_no_console_error(page)
