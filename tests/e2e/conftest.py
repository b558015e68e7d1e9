"""Fixtures for browser tests: a server, a browser and a page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.e2e.browser import visit
from tests.e2e.server import HOST, Server, start_server
from tools.install_browser import find_browser, in_ci

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "test-results"

#: WebGL in software, and no traffic of the browser's own: only our server can be looked up.
FLAGS = (
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
)
NO_WEBGL = ("--disable-gpu", "--disable-3d-apis")

OpenPage = Callable[..., Page]

#: The visitors that a test has let in.
CONTEXTS = pytest.StashKey[list[BrowserContext]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that ``-m 'not browser'`` leaves it out."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Keep a picture of every page that a failed test had open."""
    report = yield
    if report.when == "call" and report.failed:
        pages = [page for context in item.stash.get(CONTEXTS, []) for page in context.pages]
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
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Return the browser that the tests share."""
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser_without_webgl(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Return a browser that cannot draw maps."""
    browser = launch([*FLAGS, *NO_WEBGL])
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running app, one for each module of tests."""
    server = start_server(ROOT / "app.py", tmp_path_factory.mktemp("server") / "log.txt")
    yield server
    server.stop()


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Callable[[], Server]]:
    """Return a function that starts a server that nobody has asked for anything yet."""
    started: list[Server] = []

    def start() -> Server:
        server = start_server(ROOT / "app.py", tmp_path / f"log-{len(started)}.txt")
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def open_page(request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Return a function that opens a page of the app as a new visitor, and waits for it.

    ``open_page("city", locale="es-ES", color_scheme="dark", width=390, city="bilbao")`` opens
    ``/city?city=bilbao``. ``of=`` takes another server, ``by=`` another browser.
    """
    contexts = request.node.stash.setdefault(CONTEXTS, [])

    def open_one(
        path: str = "",
        locale: str = "en-US",
        color_scheme: str = "light",
        width: int = 1440,
        height: int = 900,
        of: Server | None = None,
        by: Browser | None = None,
        **query: object,
    ) -> Page:
        visitor = (by or request.getfixturevalue("browser")).new_context(
            locale=locale,
            color_scheme=color_scheme,
            viewport={"width": width, "height": height},
            accept_downloads=True,
        )
        contexts.append(visitor)
        return visit(visitor, (of or request.getfixturevalue("server")).url(path, **query))

    yield open_one
    for context in contexts:
        context.close()
