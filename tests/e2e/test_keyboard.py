"""Browser tests of a visit by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from components.i18n import Translator, translator
from tests.e2e.accessibility import Stop, expect_to_follow_the_focus, press_tab
from tests.e2e.browser import acting, expect_no_console_error, expect_no_exception, go_back
from tests.e2e.conftest import OpenPage

EN, ES = translator("en"), translator("es")

IS_FOCUSED = "element => element === document.activeElement"


def go_to(page: Page, target: Locator, key: str = "Tab", most: int = 150) -> None:
    """Press the Tab key until a control has the focus, and see it on every stop between."""
    stops: list[Stop] = []
    while not (target.count() and target.first.evaluate(IS_FOCUSED)):
        stop = press_tab(page, key)
        stops += [stop] if stop else []
        assert len(stops) < most, f"cannot be reached: {target}"
    expect_to_follow_the_focus(stops if key == "Tab" else stops[::-1])


def press(page: Page, *keys: str) -> None:
    """Press keys, the last of which makes the script run."""
    *first, last = keys
    for key in first:
        page.keyboard.press(key)
    with acting(page):
        page.keyboard.press(last)


def follow(page: Page, t: Translator, name: str) -> None:
    """Go back to the menu and open a page from it."""
    menu = page.get_by_role("navigation", name=t("header.menu"))
    go_to(page, menu.get_by_role("link", name=t(f"pages.{name}.title"), exact=True), "Shift+Tab")
    press(page, "Enter")
    expect_title(page, t, name)


def expect_title(page: Page, t: Translator, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(t(f"pages.{name}.question", count=78))


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def type_choice(page: Page, name: str) -> None:
    """Type into the box that has the focus, and take what is found."""
    page.keyboard.type(name)
    expect(page.get_by_role("option", name=name)).to_be_visible()
    press(page, "Enter")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_whole_visit_by_keyboard(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(lang="en")
    go_to(page, box(page, EN("overview.choose_city")))
    type_choice(page, "Barcelona")
    go_to(page, page.get_by_role("link", name=EN("overview.open_city", city="Barcelona")))
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Barcelona")

    go_to(page, page.locator(".st-key-report_html").get_by_role("button"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    card = tmp_path / "card.html"
    download.value.save_as(card)
    assert "Barcelona" in card.read_text(encoding="utf-8")

    follow(page, EN, "ranking")
    go_to(page, page.locator(".st-key-weights summary"))
    page.keyboard.press("Enter")
    weight = page.locator(".st-key-weight_foresight input")
    go_to(page, weight)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2")
    press(page, "Enter")
    expect(weight).to_be_focused()
    assert query(page)["weights"] == ["foresight:2"]

    follow(page, EN, "compare")
    go_to(page, box(page, EN("compare.choose")))
    type_choice(page, "Ghent")
    page.keyboard.press("Escape")
    assert query(page)["compare"] == ["ghent"]

    go_to(page, page.get_by_role("radio", name="FR", exact=True), "Shift+Tab")
    press(page, "ArrowLeft", "Space")
    expect_title(page, ES, "compare")
    expect(page.get_by_role("radio", name="ES", exact=True)).to_be_focused()

    go_back(page)  # the key for it is the browser's own
    expect_title(page, EN, "compare")
    assert query(page)["compare"] == ["ghent"]
    expect_no_exception(page)
    expect_no_console_error(page)
