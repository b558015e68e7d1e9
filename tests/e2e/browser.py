"""Actions of a visitor in the browser, and expectations about the page.

Nothing here sleeps. Streamlit writes the state of the script on its root element, but right after
a click the old run still counts as ended. So ended runs are counted, and every action that reruns
the script goes into ``with acting(page): ...``, which waits for a new run.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect
from playwright.sync_api import TimeoutError as BrowserTimeoutError
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from smartgov.text import Language

PATIENCE = 60_000  # milliseconds
expect.set_options(timeout=PATIENCE)

SCRIPT_FINISHED = ForwardMsg.DESCRIPTOR.fields_by_name["script_finished"].number
FINISHED_EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN

#: Counts the server's messages that say "the script has ended": it walks over the fields of each
#: protobuf message. The state on the root element would not do, as a short run may end before
#: React has drawn that it began.
COUNT_RUNS = """
(() => {
  window.scriptRuns = { ended: 0, heard: 0 };
  const number = (bytes, at) => {
    let value = 0, shift = 1, byte;
    do { byte = bytes[at++]; value += (byte & 127) * shift; shift *= 128; } while (byte > 127);
    return [value, at];
  };
  const listen = (bytes) => {
    window.scriptRuns.heard = performance.now();
    for (let at = 0, tag, value; at < bytes.length;) {
      [tag, at] = number(bytes, at);
      const kind = tag & 7;
      if (kind === 1 || kind === 5) { at += kind === 1 ? 8 : 4; continue; }
      [value, at] = number(bytes, at);
      if (kind === 2) at += value;
      else if (tag >> 3 === SCRIPT_FINISHED && value !== FINISHED_EARLY) scriptRuns.ended += 1;
    }
  };
  window.WebSocket = class extends WebSocket {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", ({ data }) => {
        if (data instanceof ArrayBuffer) listen(new Uint8Array(data));
      });
    }
  };
})()
""".replace("SCRIPT_FINISHED", str(SCRIPT_FINISHED)).replace("FINISHED_EARLY", str(FINISHED_EARLY))

#: A run has ended, and what it sent is drawn: nothing running, stale or still loading.
IS_IDLE = """
(before) => {
  const app = document.querySelector("[data-testid=stApp]");
  const waiting = document.querySelectorAll("[data-testid=stSkeleton], [data-stale=true]");
  const another = performance.timeOrigin !== before.origin;
  return scriptRuns.ended > (another ? 0 : before.ended)
    && performance.now() - scriptRuns.heard > 100
    && app?.dataset.testScriptState === "notRunning"
    && app.dataset.testConnectionState === "CONNECTED"
    && ![...waiting].some((element) => element.checkVisibility());
}
"""

NOW = "() => ({ origin: performance.timeOrigin, ended: scriptRuns.ended })"

#: What of a page is wider than the window.
WIDER = """() => [document.documentElement, document.body,
    ...document.querySelectorAll("[data-testid=stMain], [data-testid=stMainBlockContainer]")]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`)"""

#: As before any run: a page that has just been opened has to end one.
NEVER = {"origin": 0, "ended": 0}


@dataclass
class Recording:
    """What a page has said and asked for since it was opened."""

    home: str
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


_recordings: WeakKeyDictionary[Page, Recording] = WeakKeyDictionary()


def new_tab(context: BrowserContext) -> Page:
    """Open an empty tab, in which the runs of the script are counted."""
    context.set_default_timeout(PATIENCE)
    context.add_init_script(COUNT_RUNS)
    page = context.new_page()
    _recordings[page] = Recording(home="")
    _listen(context, page)
    return page


def visit(page: Page, url: str) -> None:
    """Open an address, record what the page does from here on, and return when it is at rest."""
    _recordings[page] = Recording(home=urlsplit(url).netloc)
    page.goto(url)
    wait_until_idle(page)


def leave(page: Page, to: str) -> None:
    """Leave the app and forget the visitor: cookies, storage and where the mouse was."""
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto(to)
    page.context.clear_cookies()
    page.mouse.move(0, 0)


def recording(page: Page) -> Recording:
    """Return what a page has said and asked for so far."""
    return _recordings[page]


def wait_until_idle(page: Page) -> None:
    """Return when the script has run, the page is connected and nothing is stale or loading."""
    page.wait_for_function(IS_IDLE, arg=NEVER, timeout=PATIENCE)


@contextmanager
def acting(page: Page) -> Iterator[None]:
    """Do something that makes the script run, and wait until a new run has ended."""
    before = page.evaluate(NOW)
    yield
    page.wait_for_function(IS_IDLE, arg=before, timeout=PATIENCE)


# What a visitor does


def click_link(page: Page, name: str) -> None:
    """Follow a link to another page of the app."""
    open_menu(page)
    with acting(page):
        page.get_by_role("link", name=name, exact=True).click()


def click_button(page: Page, name: str) -> None:
    """Press a button that makes the script run."""
    with acting(page):
        page.get_by_role("button", name=name, exact=True).click()


def select_option(page: Page, label: str, text: str) -> None:
    """Choose in a select box with the keyboard: type, then Enter."""
    box = page.get_by_role("combobox", name=label, exact=True)
    if box.input_value() == text:
        return
    with acting(page):
        box.focus()
        box.fill(text)
        expect(page.get_by_role("option", name=text, exact=True)).to_be_visible()
        box.press("Enter")


def press_until_focused(page: Page, target: Locator, presses: int = 60) -> None:
    """Reach a field with the Tab key alone."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the field cannot be reached with the Tab key")


def choose_segment(page: Page, label: str, text: str) -> None:
    """Choose in a segmented control, in pills or among radio buttons."""
    group = page.get_by_role("radiogroup", name=label, exact=True)
    with acting(page):
        group.get_by_role("radio", name=text, exact=True).click()


def open_menu(page: Page) -> None:
    """Open what the header holds besides its name and the search, on a phone."""
    button = page.locator(".sg-menu-button")
    if button.is_visible() and button.get_attribute("aria-expanded") != "true":
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")


def choose_language(page: Page, language: Language) -> None:
    """Choose a language in the header, whatever language the page is in."""
    open_menu(page)
    option = page.get_by_role("radio", name=language.upper(), exact=True)
    if not option.is_checked():
        with acting(page):
            option.click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def resize(page: Page, width: int, height: int = 900) -> None:
    """Change the size of the window, and let the page follow."""
    page.set_viewport_size({"width": width, "height": height})
    wait_until_idle(page)


def go_back(page: Page) -> None:
    """Press the browser's Back button, and let the page follow."""
    with acting(page):
        page.go_back()


def go_forward(page: Page) -> None:
    """Press the browser's Forward button, and let the page follow."""
    with acting(page):
        page.go_forward()


def reload(page: Page) -> None:
    """Load the page again, and let it come to rest."""
    page.reload()
    wait_until_idle(page)


def choose_on_map(
    page: Page,
    place: tuple[float, float],
    view: tuple[float, float, float],
    name: str = "",
) -> None:
    """Click a place, given as longitude and latitude, on a map that shows its first view.

    ``view`` is longitude, latitude and zoom of that view. The map needs a tooltip: it tells that
    the place is drawn and can be picked. It has to have ``name`` in it, and the last one to be
    gone: a map that is busy keeps it, and still shows another view.
    """
    canvas = page.get_by_test_id("stDeckGlJsonChart").locator("canvas").filter(visible=True)
    canvas.scroll_into_view_if_needed()
    page.mouse.move(0, 0)
    tooltip = page.locator(".deck-tooltip").filter(visible=True)
    expect(tooltip).to_have_count(0)
    at = _hover_until(page, canvas, partial(_project, place, view), tooltip.filter(has_text=name))
    with acting(page):
        page.mouse.click(*at)


# What must hold


def expect_no_exception(page: Page) -> None:
    """Fail if the script raised."""
    expect(page.get_by_test_id("stException")).to_have_count(0)


def expect_no_console_error(page: Page) -> None:
    """Fail if the page wrote an error to the console or a script of it raised."""
    seen = recording(page)
    assert [*seen.console_errors, *seen.page_errors] == []


def expect_only_local_requests(page: Page) -> None:
    """Fail if anything was asked of another address than the server's own."""
    seen = recording(page)
    assert [url for url in seen.requests if not _is_local(url, seen.home)] == []


def expect_no_sideways_scroll(page: Page) -> None:
    """Fail if the page is wider than the window, and stays so; charts may take a moment."""
    with suppress(BrowserTimeoutError):
        page.wait_for_function(f"() => ({WIDER})().length === 0", timeout=5_000)
    assert page.evaluate(WIDER) == []


def _listen(context: BrowserContext, page: Page) -> None:
    """Write what happens in a tab into its present recording."""
    context.on("request", lambda request: recording(page).requests.append(request.url))
    context.on("console", lambda message: _note(message, recording(page)))
    context.on("weberror", lambda error: recording(page).page_errors.append(str(error.error)))
    page.on("websocket", lambda socket: recording(page).requests.append(socket.url))


def _note(message: ConsoleMessage, seen: Recording) -> None:
    if message.type == "error":
        seen.console_errors.append(f"{message.text} ({message.location.get('url', '')})")


def _is_local(url: str, home: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob"} or parts.netloc == home


def _project(
    place: tuple[float, float], view: tuple[float, float, float], size: tuple[float, float]
) -> tuple[float, float]:
    """Return the pixel of a place: Web Mercator with tiles of 512 pixels, as deck.gl draws."""
    longitude, latitude, zoom = view
    scale = 512 * 2**zoom / (2 * math.pi)
    x = math.radians(place[0] - longitude) * scale
    y = (_mercator(place[1]) - _mercator(latitude)) * scale
    return size[0] / 2 + x, size[1] / 2 - y


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _hover_until(
    page: Page,
    canvas: Locator,
    place_in: Callable[[tuple[float, float]], tuple[float, float]],
    shown: Locator,
) -> tuple[float, float]:
    """Move the mouse over a place again and again: a map answers only once it is drawn.

    ``place_in`` gives the place in a map of a size. Returns where it is in the window: what comes
    late above the map moves it.
    """
    for attempt in range(PATIENCE // 500):
        box = canvas.bounding_box()
        assert box is not None, "the map is not on the page"
        x, y = place_in((box["width"], box["height"]))
        at = (box["x"] + x, box["y"] + y)
        page.mouse.move(at[0] + attempt % 2, at[1])
        try:
            shown.wait_for(state="visible", timeout=500)
        except BrowserTimeoutError:
            continue
        return at
    raise AssertionError("nothing to choose at this place of the map")
