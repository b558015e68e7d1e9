"""The search of the header, by keyboard and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from components.i18n import translator
from smartgov.text import LANGUAGES, Language
from tests.e2e.accessibility import violations
from tests.e2e.browser import (
    acting,
    expect_no_console_error,
    expect_no_exception,
    expect_no_sideways_scroll,
    expect_only_local_requests,
    open_menu,
)
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.browser


def type_into_search(page: Page, text: str) -> None:
    """Reach the field by its key, wait until it has loaded what it knows, and type."""
    expect(page.locator(".st-key-site_search input")).to_be_visible()
    with acting(page):
        page.keyboard.press("/")
    page.keyboard.type(text)


@pytest.mark.parametrize(
    ("language", "typed", "found", "address"),
    [
        ("en", "ghe", "Ghent", r"/city\?.*city=ghent"),
        ("es", "malaga", "Málaga", r"/city\?.*city=malaga"),
        ("fr", "belg", "Belgique", r"/\?.*country=BE"),
        ("es", "presup part", "Presupuesto participativo", r"/recommendations\?"),
        ("en", "metho", "Method", r"/method\?"),
    ],
)
def test_the_keyboard_finds_and_opens(
    open_page: OpenPage, language: Language, typed: str, found: str, address: str
) -> None:
    page = open_page("ranking", lang=language)
    type_into_search(page, typed)
    field = page.get_by_role("combobox", name=translator(language)("search.label"))
    expect(field).to_be_focused()
    option = page.get_by_role("option").filter(has_text=found).first
    expect(option).to_be_visible()
    expect(option.locator("svg path")).to_have_count(3 if "city=" in address else 0)
    assert violations(page) == []
    while option.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    with acting(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(address))
    expect_no_exception(page)
    expect_no_console_error(page)
    expect_only_local_requests(page)


def test_what_is_not_there_is_said_and_escape_leaves(open_page: OpenPage) -> None:
    page = open_page(lang="en")
    type_into_search(page, "zzz")
    expect(page.get_by_text(translator("en")("search.none"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text(translator("en")("search.none"))).to_be_hidden()
    expect(page.get_by_role("combobox", name=translator("en")("search.label"))).to_have_value("")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_header_is_one_row(open_page: OpenPage, language: Language) -> None:
    page = open_page(width=390, lang=language)
    t = translator(language)
    boxes = [
        part.bounding_box()
        for part in (
            page.locator(".sg-brand"),
            page.get_by_role("combobox", name=t("search.label")),
            page.get_by_role("button", name=t("header.open_menu"), exact=True),
        )
    ]
    middles = [box["y"] + box["height"] / 2 for box in boxes if box]
    assert len(middles) == 3
    assert max(middles) - min(middles) < 12
    menu = page.get_by_role("link", name=t("pages.method.title"), exact=True)
    expect(menu).to_be_hidden()
    open_menu(page)
    expect(menu).to_be_visible()
    assert violations(page) == []
    expect_no_sideways_scroll(page)
    with acting(page):
        menu.click()
    expect(menu).to_be_hidden()
