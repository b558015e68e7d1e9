"""Measure a visit in a real browser: the bytes that it moves, and when the page is painted."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from benchmarks.relay import Relay
from benchmarks.servers import FLOOR, HOST, PLAIN, SERVER, Server, running
from benchmarks.sizes import Sizes
from benchmarks.table import Measurement
from tools.install_browser import find_browser

#: Limits: bytes of a first and a second visit, and the time of the first paint as a multiple of
#: that of plain Streamlit and of the floor page.
FIRST, SECOND = 3e6, 60e3
PLAIN_TIMES, FLOOR_TIMES = 1 / 3, 1.1

#: The network of the first paint: bytes in a second, and milliseconds until an answer begins.
SPEED, LATENCY = 5e6 / 8, 100

#: Milliseconds that a page has.
PATIENCE = 300_000

#: WebGL in software, and no traffic of the browser's own.
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

#: Keeps the milliseconds after which the heading and the map were first on the page.
NOTE_PAINT = """
(() => {
  const parts = ["h1", "[data-testid=stDeckGlJsonChart] canvas"];
  const look = () => {
    const there = parts.every((part) => document.querySelector(part)?.checkVisibility());
    requestAnimationFrame(there ? (now) => { window.painted = now; } : look);
  };
  document.addEventListener("DOMContentLoaded", look);
})();
"""

#: Whether everything that a page asks for has come, and the script has ended.
IS_QUIET = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  const waiting = document.querySelectorAll("[data-testid=stSkeleton]");
  return window.painted && app?.dataset.testScriptState === "notRunning"
    && ![...waiting].some((element) => element.checkVisibility());
}"""


def measure(sizes: Sizes) -> list[Measurement]:
    """Run this part of the benchmarks."""
    return measure_browser(sizes.paints)


def measure_browser(times: int) -> list[Measurement]:
    """Measure the first paint several times, and the bytes of a first and a second visit."""
    with running(SERVER) as app, running(PLAIN) as plain, running(FLOOR) as floor:
        return asyncio.run(_measure(app, plain, floor, times))


async def _measure(app: Server, plain: Server, floor: Server, times: int) -> list[Measurement]:
    async with _browser() as browser:
        first, second = await measure_bytes(browser, app)
        plain_bytes, _ = await measure_bytes(browser, plain)
        floor_bytes, _ = await measure_bytes(browser, floor)
        rounds = [
            [await measure_paint(browser, server) for server in (app, plain, floor)]
            for _ in range(times)
        ]
    ours, plains, floors = map(min, zip(*rounds, strict=True))
    network = f"{SPEED * 8 / 1e6:.0f} Mbit/s, {LATENCY} ms"
    return [
        Measurement(
            "first visit in a browser", first, "MB", FIRST, f"{first / plain_bytes:.2f} × plain"
        ),
        Measurement("second visit", second, "kB", SECOND),
        Measurement("first visit, plain `streamlit run app.py`", plain_bytes, "MB"),
        Measurement("first visit of the floor page, served like the app", floor_bytes, "MB"),
        Measurement(f"first paint of Overview at {network}", ours, "s"),
        Measurement("first paint, plain `streamlit run app.py`", plains, "s"),
        Measurement("first paint of the floor page, served like the app", floors, "s"),
        Measurement("first paint, Overview / plain", ours / plains, "×", PLAIN_TIMES),
        Measurement("first paint, Overview / floor page", ours / floors, "×", FLOOR_TIMES),
    ]


async def measure_bytes(browser: Browser, server: Server) -> tuple[int, int]:
    """Measure the bytes on the wire of a visitor's first and second visit."""
    relay = Relay(server.port)
    async with relay.running(), _visitor(browser) as context:
        sizes = []
        for _ in range(2):
            before = relay.received
            page = await _open(context, relay.port)
            await page.wait_for_load_state("networkidle", timeout=PATIENCE)
            sizes.append(relay.received - before)
            await page.close()
    return sizes[0], sizes[1]


async def measure_paint(browser: Browser, server: Server) -> float:
    """Measure the seconds until a new visitor sees the heading and the map."""
    async with _visitor(browser) as context:
        page = await _open(context, server.port, slow=True)
        painted: float = await page.evaluate("window.painted")
    return painted / 1000


async def _open(context: BrowserContext, port: int, *, slow: bool = False) -> Page:
    """Open the first page and wait until its script has ended and nothing waits to be drawn."""
    page = await context.new_page()
    if slow:
        network = await context.new_cdp_session(page)
        await network.send("Network.enable")
        conditions = {"downloadThroughput": SPEED, "uploadThroughput": SPEED, "latency": LATENCY}
        await network.send("Network.emulateNetworkConditions", {"offline": False, **conditions})
    await page.goto(f"http://{HOST}:{port}/", wait_until="commit", timeout=PATIENCE)
    await page.wait_for_function(IS_QUIET, timeout=PATIENCE)
    return page


@asynccontextmanager
async def _visitor(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(
        locale="en-US", viewport={"width": 1440, "height": 900}, color_scheme="light"
    )
    await context.add_init_script(NOTE_PAINT)
    try:
        yield context
    finally:
        await context.close()


@asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    path = find_browser()
    if path is None:
        raise RuntimeError("no browser: make test installs one, or set CHROMIUM to its path")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=[*root, *FLAGS])
        yield browser
        await browser.close()
