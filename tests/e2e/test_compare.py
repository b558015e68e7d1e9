"""Browser tests of Compare: adding and removing cities by keyboard, with stable colors."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from components.i18n import translator
from tests.e2e.browser import (
    acting,
    expect_no_console_error,
    expect_no_exception,
    press_until_focused,
)
from tests.e2e.conftest import OpenPage

EN = translator("en")


def box(page: Page) -> Locator:
    """Return the field in which cities are chosen."""
    return page.get_by_role("combobox", name=EN("compare.choose"), exact=True)


def compared(page: Page) -> list[str]:
    """Return the cities in the address bar, in their places."""
    (places,) = parse_qs(urlsplit(page.url).query).get("compare", [""])
    return places.split(",")


def colors(page: Page) -> dict[str, str]:
    """Return the color of each city in the legend of the first chart."""
    entries = page.locator(".sg-legend").first.locator("span:has(.sg-dot)").all()
    return {entry.inner_text(): str(entry.locator("i").get_attribute("style")) for entry in entries}


def add(page: Page, name: str) -> None:
    """Type a name into the field that has the focus, and take what is found."""
    with acting(page):
        page.keyboard.type(name)
        expect(page.get_by_role("option", name=name)).to_be_visible()
        page.keyboard.press("Enter")


def test_cities_come_and_go_by_the_keyboard(open_page: OpenPage) -> None:
    page = open_page("compare", lang="en", compare="ghent,durban")
    before = colors(page)
    assert list(before) == ["Ghent", "Durban"]
    press_until_focused(page, box(page))
    add(page, "Asker")
    assert compared(page) == ["ghent", "durban", "asker"]
    three = colors(page)
    assert three == before | {"Asker": three["Asker"]}
    assert len(set(three.values())) == 3

    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    with acting(page):
        page.keyboard.press("Delete")
    assert compared(page) == ["", "durban", "asker"]
    assert colors(page) == {name: three[name] for name in ("Durban", "Asker")}

    press_until_focused(page, box(page))
    with acting(page):
        page.keyboard.press("Backspace")
    assert compared(page) == ["", "durban"]
    add(page, "Leiria")
    assert compared(page) == ["leiria", "durban"]
    assert colors(page) == {"Leiria": three["Ghent"], "Durban": three["Durban"]}
    expect_no_exception(page)
    expect_no_console_error(page)
