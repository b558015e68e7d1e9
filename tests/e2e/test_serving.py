"""Browser tests of what the server adds to the app: its documents, and the policy it runs under."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute, expect
from playwright.sync_api import Error as BrowserError

from components.i18n import translator
from components.menu import PAGES, name_of
from smartgov.text import LANGUAGES, Language
from tests.e2e.browser import (
    acting,
    click_link,
    expect_no_console_error,
    go_back,
    leave,
    new_tab,
    select_option,
    visit,
    wait_until_idle,
)
from tests.e2e.conftest import OpenPage, Tabs, tell_no_webgl
from tests.e2e.server import Server
from tests.serving.nginx import PASSWORD, USER, in_front_of

#: Longer than the app may be without a connection before it says so, in milliseconds.
LONG = 25_000

#: Keeps what the policy of the page forbids.
NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
    violations.push(`${event.violatedDirective}: ${event.blockedURI || event.sample}`));
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a context of the test's own, in Spanish."""
    context = browser.new_context(locale="es-ES")
    yield context
    context.close()


@pytest.fixture(scope="module")
def watching(browser_without_webgl: Browser) -> Iterator[Page]:
    """Return a tab that keeps what the policy of a page forbids."""
    context = browser_without_webgl.new_context(locale="es-ES")
    context.add_init_script(NOTE_VIOLATIONS)
    page = new_tab(context)
    yield page
    context.close()


@pytest.fixture
def watched(watching: Page, tabs: Tabs, server: Server) -> Iterator[Page]:
    """Return that tab for a visitor, of whom it keeps nothing.

    The server knows that there is no WebGL: the page of a first visit loads itself again.
    """
    tell_no_webgl(watching.context, server.url())
    yield watching
    leave(watching, tabs.waiting_room)


def expect_page(page: Page, slug: str, language: Language) -> None:
    """Check that a page is open, in a language."""
    question = translator(language)(f"pages.{name_of(slug)}.question", count=78)
    above = page.locator(".sg-question") if slug == "city" else page.get_by_role("heading", level=1)
    expect(above).to_have_text(question)
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("slug", PAGES, ids=name_of)
def test_a_page_runs_under_the_policy(watched: Page, server: Server, slug: str) -> None:
    answers: list[tuple[int, str]] = []
    watched.on("response", lambda answer: answers.append((answer.status, answer.url)))
    watched.goto(server.url(slug, city="ghent"))
    expect_page(watched, slug, "es")
    expect(watched.locator(".sg-foot")).to_be_visible()
    assert watched.evaluate("violations") == []
    assert [answer for answer in answers if answer[0] >= 400] == []
    probed = {url.split("/", 3)[3] for _, url in answers if "_stcore" in url}
    assert probed == {"_stcore/health", "_stcore/host-config"}


def test_the_policy_forbids_scripts_of_others(watched: Page, server: Server) -> None:
    watched.goto(server.url())
    expect_page(watched, "", "es")
    watched.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.injected = true";
        document.body.append(script);
    }""")
    assert watched.evaluate("window.injected") is None
    assert [found.split(":")[0] for found in watched.evaluate("violations")] == ["script-src-elem"]


def test_pages_back_and_forth_from_a_deep_link(open_page: OpenPage) -> None:
    page = open_page("city", city="ghent", lang="fr")
    expect_page(page, "city", "fr")
    click_link(page, translator("fr")("pages.ranking.title"))
    expect_page(page, "ranking", "fr")
    go_back(page)
    expect_page(page, "city", "fr")
    with acting(page):
        page.reload()
    expect_page(page, "city", "fr")
    expect_no_console_error(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_without_scripts_is_told_what_to_do(
    browser: Browser, server: Server, language: Language
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url("city", lang=language))
    t = translator(language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page).to_have_title(f"{t('pages.city.title')} · {t('app.name')}")
    assert t("connection.no_script") in page.locator("body").inner_text()
    context.close()


def test_a_network_without_websockets_is_named(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.clock.install()

    def refuse(socket: WebSocketRoute) -> None:
        socket.close()

    page.route_web_socket("**/_stcore/stream", refuse)
    page.goto(server.url("city"))
    notice = page.get_by_text(translator("es")("connection.lost"))
    expect(notice).to_be_hidden()
    page.clock.run_for(LONG)
    expect(notice).to_be_visible()


def test_the_notice_goes_when_the_connection_is_there(
    context: BrowserContext, server: Server
) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(server.url("method"))
    expect_page(page, "method", "es")
    page.clock.run_for(LONG)
    expect(page.get_by_text(translator("es")("connection.lost"))).to_be_hidden()


def reconnect(page: Page, sockets: list[WebSocketRoute]) -> None:
    """Cut the connection of a page, and return when the page has asked who answers it now."""
    with page.expect_response("**/process"):
        sockets[-1].close()


@pytest.fixture
def sockets(context: BrowserContext) -> list[WebSocketRoute]:
    """Return the connections of the test's tabs, as they are opened."""
    opened: list[WebSocketRoute] = []

    def keep(socket: WebSocketRoute) -> None:
        socket.connect_to_server()
        opened.append(socket)

    context.route_web_socket("**/_stcore/stream", keep)
    return opened


def test_a_page_stays_when_the_process_is_the_same(
    context: BrowserContext, server: Server, sockets: list[WebSocketRoute]
) -> None:
    page = new_tab(context)
    visit(page, server.url("city", city="ghent"))
    origin = page.evaluate("performance.timeOrigin")
    reconnect(page, sockets)
    select_option(page, translator("es")("city.choose"), "Barcelona, España · Barcelone")
    expect(page.get_by_role("heading", name="Barcelona", exact=True)).to_be_visible()
    assert page.evaluate("performance.timeOrigin") == origin


def test_a_page_is_loaded_again_once_when_the_process_is_another(
    context: BrowserContext, server: Server, sockets: list[WebSocketRoute]
) -> None:
    page = new_tab(context)
    names, documents = ["one"], list[str]()
    page.route("**/process", lambda route: route.fulfill(json={"process": names[-1]}))
    page.on("request", lambda r: documents.append(r.url) if r.is_navigation_request() else None)
    visit(page, server.url("city", city="ghent"))
    names.append("two")
    with page.expect_navigation():
        reconnect(page, sockets)
    wait_until_idle(page)
    expect(page.get_by_role("heading", name="Gante", exact=True)).to_be_visible()
    reconnect(page, sockets)
    select_option(page, translator("es")("city.choose"), "Barcelona, España · Barcelone")
    assert documents == [server.url("city", city="ghent")] * 2


def test_a_visitor_signs_in(browser: Browser, server: Server, nginx: Path) -> None:
    with in_front_of(server, nginx, signs_in=True) as proxy:
        stranger = browser.new_context()
        with pytest.raises(BrowserError, match="AUTH_CREDENTIALS"):
            stranger.new_page().goto(proxy.url("city", city="ghent"))
        stranger.close()
        context = browser.new_context(
            locale="es-ES", http_credentials={"username": USER, "password": PASSWORD}
        )
        page = new_tab(context)
        visit(page, proxy.url("city", city="ghent"))
        select_option(page, translator("es")("city.choose"), "Barcelona, España · Barcelone")
        expect(page.get_by_role("heading", name="Barcelona", exact=True)).to_be_visible()
        context.close()
