"""Browser tests of links between pages: they are followed within the session."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from components.i18n import translator
from tests.e2e.browser import (
    acting,
    click_link,
    expect_no_console_error,
    expect_no_exception,
    go_back,
)
from tests.e2e.conftest import OpenPage

EN = translator("en")

#: Marks the document, to see whether it is still the same.
MARK = "() => { window.marked = true; }"
IS_MARKED = "() => window.marked === true"


def scroll(page: Page) -> float:
    """Return how far the page is scrolled."""
    top: float = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")
    return top


def test_a_link_opens_the_page_within_the_session(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="en")
    page.evaluate(MARK)
    link = page.locator("table a[href^='city']").last
    name = link.inner_text()
    link.scroll_into_view_if_needed()
    assert scroll(page) > 0
    with acting(page):
        link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page).to_have_title(f"{EN('pages.city.title')} · {EN('app.name')}")
    assert page.evaluate(IS_MARKED)
    assert scroll(page) == 0
    assert page.evaluate("() => document.activeElement.dataset.testid") == "stMain"
    go_back(page)
    expect(page.get_by_role("link", name=name, exact=True).first).to_be_visible()
    assert page.evaluate(IS_MARKED)
    expect_no_exception(page)
    expect_no_console_error(page)


def test_the_menu_says_which_page_is_shown(open_page: OpenPage) -> None:
    page = open_page("city", lang="en", city="ilo")
    page.evaluate(MARK)
    current = page.locator(".sg-menu [aria-current=page]")
    expect(current).to_have_text(EN("pages.city.title"))
    click_link(page, EN("pages.method.title"))
    expect(current).to_have_text(EN("pages.method.title"))
    focused = page.evaluate("() => document.activeElement.getAttribute('aria-current')")
    assert focused == "page"  # who uses the keyboard stays in the menu
    assert page.evaluate(IS_MARKED)


def test_a_link_to_a_part_of_another_page_shows_the_part(open_page: OpenPage) -> None:
    page = open_page(lang="en")
    page.evaluate(MARK)
    link = page.locator("a[href*='method'][href$='#glossary']").first
    with acting(page):
        link.click()
    expect(page.locator("#glossary")).to_be_focused()
    expect(page.locator("#glossary")).to_be_in_viewport()
    assert page.evaluate(IS_MARKED)


def test_a_link_opens_in_a_new_tab_if_the_visitor_wants(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="en")
    here = page.url
    link = page.get_by_role("table").first.get_by_role("link", name="Ilo", exact=True)
    with page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Ilo", timeout=60_000)
    assert page.url == here


def test_without_a_connection_the_browser_follows_a_link_by_itself(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="en")
    page.evaluate(MARK)
    app = "document.querySelector('[data-testid=stApp]')"
    page.evaluate(f"() => {{ {app}.dataset.testConnectionState = 'PINGING_SERVER'; }}")
    page.get_by_role("table").first.get_by_role("link", name="Ilo", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ilo", timeout=60_000)
    assert not page.evaluate(IS_MARKED)
