"""Browser tests of links: they open the sender's view, in any language, even as first request."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.i18n import translator
from components.menu import PAGES, name_of
from tests.e2e.browser import (
    acting,
    choose_segment,
    click_link,
    expect_no_exception,
    go_back,
    go_forward,
    reload,
    select_option,
)
from tests.e2e.conftest import OpenPage
from tests.e2e.server import Server

EN, ES, FR = translator("en"), translator("es"), translator("fr")


def query(page: Page) -> dict[str, list[str]]:
    """Return the query in the address bar."""
    return parse_qs(urlsplit(page.url).query)


def path(page: Page) -> str:
    return urlsplit(page.url).path


def expect_title(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def expect_city(page: Page, name: str) -> None:
    """Check that the page is about a city: its name is the title."""
    expect_title(page, name)


def expect_question(page: Page, question: str) -> None:
    """Check the question above the name of a city."""
    expect(page.locator(".sg-question")).to_have_text(question)


def words(page: Page) -> str:
    """Return the words of a page below its header, spaces made single."""
    text = page.get_by_test_id("stMain").inner_text()
    return " ".join(text[text.index(page.get_by_role("heading", level=1).inner_text()) :].split())


def test_first_link_to_a_fresh_server(
    open_page: OpenPage, fresh_server: Callable[[], Server]
) -> None:
    asked = {"lang": ["es"], "city": ["bilbao"], "peers": ["country"], "region": ["150"]}
    page = open_page("city", locale="fr-FR", of=fresh_server(), **asked)
    expect_no_exception(page)
    assert path(page) == "/city"
    assert query(page) == asked
    expect_question(page, ES("pages.city.question"))
    expect_city(page, "Bilbao")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    peers = page.get_by_role("combobox", name=ES("peers.choose"), exact=True)
    expect(peers).to_have_value(ES("peers.rules.country"))
    expect(page.get_by_role("radio", name="ES", exact=True)).to_be_checked()


def test_first_visit_is_in_the_language_of_the_browser(
    open_page: OpenPage, fresh_server: Callable[[], Server]
) -> None:
    page = open_page(locale="fr-CA", of=fresh_server())
    expect_title(page, FR("pages.overview.question", count=78))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert query(page) == {}


def test_share_link_opens_the_same_view(open_page: OpenPage) -> None:
    chosen = {"city": "ilo", "country": ["ES", "PE"], "pillar": "strategic_management"}
    sender = open_page("recommendations", locale="es-ES", **chosen)
    sender.get_by_role("button", name=ES("header.share")).click()
    address = sender.get_by_test_id("stCode").inner_text().strip()
    sender.keyboard.press("Escape")
    parts = urlsplit(address)
    assert parts.netloc == urlsplit(sender.url).netloc
    receiver = open_page(parts.path, locale="fr-FR", color_scheme="dark", **parse_qs(parts.query))
    expect_title(receiver, ES("pages.recommendations.question"))
    assert words(receiver) == words(sender)


def test_another_language_keeps_city_and_filters(open_page: OpenPage) -> None:
    chosen = {"country": ["ES", "PT"], "score": "foresight", "reading": "ranks"}
    page = open_page("ranking", city="barcelona", **chosen)
    choose_segment(page, EN("header.language"), "ES")
    expect_title(page, ES("pages.ranking.question_filtered", count=20, all=78))
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert query(page) == {
        "lang": ["es"],
        "city": ["barcelona"],
        "country": ["ES", "PT"],
        "score": ["foresight"],
        "reading": ["ranks"],
    }
    expect(page.get_by_role("combobox", name=ES("filters.score"))).to_have_value("Prospectiva")
    expect(page.locator("tr.sg-chosen th").first).to_have_text("Barcelona")
    choose_segment(page, ES("header.language"), "FR")
    expect_title(page, FR("pages.ranking.question_filtered", count=20, all=78))
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_back_forward_and_reload_agree_with_the_address(open_page: OpenPage) -> None:
    page = open_page("city", city="barcelona", lang="en")
    select_option(page, EN("city.choose"), "Bilbao, Spain · Bilbo")
    expect_city(page, "Bilbao")
    choose_segment(page, EN("header.language"), "ES")
    expect_question(page, ES("pages.city.question"))

    go_back(page)
    expect_question(page, EN("pages.city.question"))
    expect_city(page, "Bilbao")
    expect(page.get_by_role("radio", name="EN", exact=True)).to_be_checked()
    assert query(page) == {"city": ["bilbao"], "lang": ["en"]}

    go_back(page)
    expect_city(page, "Barcelona")
    city = page.get_by_role("combobox", name=EN("city.choose"), exact=True)
    expect(city).to_have_value("Barcelona, Spain · Barcelone")
    assert query(page) == {"city": ["barcelona"], "lang": ["en"]}

    go_forward(page)
    go_forward(page)
    expect_question(page, ES("pages.city.question"))
    expect_city(page, "Bilbao")

    reload(page)
    expect_question(page, ES("pages.city.question"))
    expect_city(page, "Bilbao")
    assert query(page) == {"city": ["bilbao"], "lang": ["es"]}


def test_the_menu_carries_the_view(open_page: OpenPage) -> None:
    page = open_page("city", lang="fr", city="ilo", region="419")
    for slug in ("ranking", "recommendations", "method", ""):
        click_link(page, FR(f"pages.{name_of(slug)}.title"))
        assert path(page) == f"/{slug}"
        assert query(page) == {"lang": ["fr"], "city": ["ilo"], "region": ["419"]}
        asked = f"pages.{name_of(slug)}.question"
        filtered = f"{asked}_filtered"
        is_filtered = FR.has(filtered)
        expect_title(page, FR(filtered, count=16, all=78) if is_filtered else FR(asked, count=78))


def test_back_crosses_pages(open_page: OpenPage) -> None:
    page = open_page("city", city="ilo")
    click_link(page, EN("pages.method.title"))
    select_option(page, EN("method.worked_choose"), "Bilbao, Spain · Bilbo")
    assert query(page) == {"city": ["bilbao"]}
    go_back(page)
    go_back(page)
    assert path(page) == "/city"
    expect_question(page, EN("pages.city.question"))
    expect_city(page, "Ilo")


def test_a_city_in_a_table_opens_its_page_with_the_view(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="es", country="PE")
    link = page.get_by_role("table").first.get_by_role("link", name="Ilo", exact=True)
    with acting(page):
        link.click()
    assert path(page) == "/city"
    assert query(page) == {"lang": ["es"], "country": ["PE"], "city": ["ilo"]}
    expect_city(page, "Ilo")
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("slug", PAGES, ids=name_of)
def test_a_bad_link_is_told_and_the_page_is_there(open_page: OpenPage, slug: str) -> None:
    page = open_page(slug, lang="es", city="atlantis", study="no-such", score="mood", mood="1")
    expect_no_exception(page)
    notice = page.get_by_test_id("stAlert").first
    for name in ("city", "study", "score"):
        value = {"city": "atlantis", "study": "no-such", "score": "mood"}[name]
        said = ES(f"notices.unknown_{name}", name="", value=value)
        expect(notice).to_contain_text(said)
    expect_title(page, ES(f"pages.{name_of(slug)}.question", count=78))
