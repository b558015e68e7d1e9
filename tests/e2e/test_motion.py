"""Browser tests for those who have asked their system for less motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from components.i18n import translator
from tests.e2e.browser import (
    acting,
    click_link,
    expect_no_console_error,
    reload,
    select_option,
)
from tests.e2e.conftest import OpenPage
from tests.e2e.test_quality import open_tables

EN = translator("en")

#: Writes down whatever moves: by the style sheet, or by a script that asks the browser to.
WATCH = """() => {
  window.moved = [];
  const note = ({ type, target, propertyName, animationName }) =>
    moved.push(`${type} ${propertyName ?? animationName} ${target.outerHTML.slice(0, 120)}`);
  document.addEventListener("animationstart", note, true);
  document.addEventListener("transitionrun", note, true);
  const animate = Element.prototype.animate;
  Element.prototype.animate = function (frames, options) {
    const started = animate.call(this, frames, options);
    if (started.effect.getComputedTiming().duration)
      moved.push(`animate ${this.outerHTML.slice(0, 120)}`);
    return started;
  };
}"""

#: Charts that would move from one state to the next.
MOVING_CHARTS = """() => [...document.querySelectorAll(".js-plotly-plot")]
    .filter((chart) => chart.layout.transition || chart._transitionData?._frames.length)
    .map((chart) => chart.outerHTML.slice(0, 200))"""

#: What deck.gl calls a change of the view or of a layer that takes time.
FLIGHTS = (b"transitionDuration", b"transitionInterpolator", b"transitions")


@pytest.mark.webgl
def test_nothing_moves_for_those_who_asked_for_it(open_page: OpenPage) -> None:
    page = open_page(lang="en")
    page.emulate_media(reduced_motion="reduce")
    sent: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: keep(sent, data)))
    reload(page)
    page.evaluate(WATCH)
    select_option(page, EN("overview.choose_city"), "Barcelona, Spain · Barcelone")
    open_tables(page)
    expect_no_motion(page)
    click_link(page, EN("pages.ranking.title"))
    open_tables(page)
    with acting(page):
        page.get_by_role("spinbutton").first.press("ArrowUp")
    assert "weights=" in page.url
    expect_no_motion(page)
    assert any(b"initialViewState" in data for data in sent)
    assert [name for name in FLIGHTS if any(name in data for data in sent)] == []
    expect_no_console_error(page)
    page.emulate_media(reduced_motion="no-preference")


def keep(sent: list[bytes], data: bytes | str) -> None:
    sent.append(data if isinstance(data, bytes) else data.encode())


def expect_no_motion(page: Page) -> None:
    assert page.evaluate("moved") == []
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate(MOVING_CHARTS) == []
