"""Fixtures for browser tests: a server, a browser and a page."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks import browser as measured
from components.browser import NO_WEBGL_COOKIE
from tests.e2e.browser import leave, new_tab, visit
from tests.e2e.server import HOST, Server, start_server
from tests.serving.nginx import require_nginx
from tools.install_browser import find_browser, in_ci

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "test-results"

#: As when visits are measured; and what is compiled is kept, for the next visitor.
FLAGS = (*measured.FLAGS, "--js-flags=--no-flush-bytecode")

#: How a browser has no WebGL, and the browsers that were started so.
WITHOUT_WEBGL: list[Browser] = []
NO_WEBGL = ("--disable-gpu", "--disable-3d-apis")

OpenPage = Callable[..., Page]

#: The tabs that a test has opened, and whether it failed.
OPENED = pytest.StashKey[list[Page]]()
FAILED = pytest.StashKey[bool]()


class WaitingRoom(BaseHTTPRequestHandler):
    """Answers with an empty page, whatever is asked for."""

    def do_GET(self) -> None:
        """Send nothing but that it is a page."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Tabs:
    """Tabs that are used again by the next visitor, who finds no trace of the last one.

    A tab that has shown the app before opens it in half of the time: the browser keeps what it has
    compiled, as long as the tab stays on a page of this host. So it waits on an empty one there.
    Visitors of different browsers or languages never share one.
    """

    def __init__(self, waiting_room: str) -> None:
        self.waiting_room = waiting_room
        self._free: dict[tuple[Browser, str], list[Page]] = {}
        self._homes: dict[Page, list[Page]] = {}

    def take(self, browser: Browser, locale: str) -> Page:
        """Return an empty tab that nobody else has."""
        free = self._free.setdefault((browser, locale), [])
        if free:
            return free.pop()
        page = new_tab(browser.new_context(locale=locale, accept_downloads=True))
        self._homes[page] = free
        return page

    def give_back(self, page: Page, keep: bool) -> None:
        """Take a tab back from a visitor; after a failure it is closed."""
        home = self._homes[page]
        if keep and page.context.pages == [page]:
            leave(page, self.waiting_room)
            home.append(page)
        else:
            page.context.close()


def tell_no_webgl(context: BrowserContext, url: str) -> None:
    """Let the server know from the first visit that a browser has no WebGL, as from a second."""
    context.add_cookies([{"name": NO_WEBGL_COOKIE, "value": "1", "url": url}])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that ``-m 'not browser'`` leaves it out.

    In continuous integration a test that fails is run once more, and the summary names it: a
    shared machine may stand still for seconds while a browser waits. What is wrong fails twice.
    """
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker("browser")
            if in_ci():
                item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Keep a picture of every page that a failed test had open."""
    report = yield
    if report.when == "call" and report.failed:
        item.stash[FAILED] = True
        contexts = {page.context for page in item.stash.get(OPENED, [])}
        pages = [page for context in contexts for page in context.pages]
        for number, page in enumerate(pages, start=1):
            page.screenshot(path=PICTURES / f"{item.name.replace('/', '-')}-{number}.png")
    return report


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Return a function that starts the browser, with other flags if asked; it ends by itself."""
    path = find_browser()
    if path is None:
        sentence = "no browser: make test installs one, or set CHROMIUM to the path of one"
        pytest.fail(sentence) if in_ci() else pytest.skip(sentence)
    root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        yield lambda flags=FLAGS: playwright.chromium.launch(
            executable_path=path, args=[*root, *flags]
        )


@pytest.fixture(scope="session")
def browser_with_webgl(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Return a browser that draws live maps, in software, which is most of the work of a page."""
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser_without_webgl(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Return a browser in which a map is a picture."""
    browser = launch([*FLAGS, *NO_WEBGL])
    WITHOUT_WEBGL.append(browser)
    yield browser
    browser.close()


@pytest.fixture
def browser(request: pytest.FixtureRequest) -> Browser:
    """Return the browser that the tests share: with live maps for tests marked ``webgl``."""
    kind = "with" if request.node.get_closest_marker("webgl") else "without"
    browser: Browser = request.getfixturevalue(f"browser_{kind}_webgl")
    return browser


@pytest.fixture(scope="session")
def tabs() -> Iterator[Tabs]:
    """Return the tabs that the tests share, one after the other."""
    with ThreadingHTTPServer((HOST, 0), WaitingRoom) as room:
        thread = threading.Thread(target=room.serve_forever)
        thread.start()
        yield Tabs(f"http://{HOST}:{room.server_port}/")
        room.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running app, one for each worker: no test changes what another one sees of it."""
    server = start_server(ROOT / "server.py", tmp_path_factory.mktemp("server") / "log.txt")
    yield server
    server.stop()
    assert "section failed" not in server.log()


@pytest.fixture(scope="session")
def nginx() -> Path:
    """Return the path of nginx."""
    return require_nginx()


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Callable[[], Server]]:
    """Return a function that starts a server that nobody has asked for anything yet."""
    started: list[Server] = []

    def start() -> Server:
        server = start_server(ROOT / "server.py", tmp_path / f"log-{len(started)}.txt")
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def open_page(request: pytest.FixtureRequest, tabs: Tabs) -> Iterator[OpenPage]:
    """Return a function that opens a page of the app as a new visitor, and waits for it.

    ``open_page("city", locale="es-ES", color_scheme="dark", width=390, city="bilbao")`` opens
    ``/city?city=bilbao``. ``of=`` takes another server, ``by=`` another browser. One without WebGL
    was here before, so that the server knows it.
    """
    opened = request.node.stash[OPENED] = []
    request.node.stash[FAILED] = False

    def open_one(
        path: str = "",
        locale: str = "en-US",
        color_scheme: Literal["light", "dark"] = "light",
        width: int = 1440,
        height: int = 900,
        of: Server | None = None,
        by: Browser | None = None,
        **query: object,
    ) -> Page:
        chosen = by or request.getfixturevalue("browser")
        page = tabs.take(chosen, locale)
        opened.append(page)
        url = (of or request.getfixturevalue("server")).url(path, **query)
        if chosen in WITHOUT_WEBGL:
            tell_no_webgl(page.context, url)
        page.emulate_media(color_scheme=color_scheme)
        page.set_viewport_size({"width": width, "height": height})
        visit(page, url)
        return page

    yield open_one
    for page in opened:
        tabs.give_back(page, keep=not request.node.stash.get(FAILED, False))
