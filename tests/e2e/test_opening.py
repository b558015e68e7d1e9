"""The opening of the Overview: seen before scripts have run, where the app then draws the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from smartgov.text import LANGUAGES, Language
from tests.conftest import DEMO, SURVEY
from tests.e2e.browser import resize
from tests.e2e.conftest import OpenPage

#: The screens that are measured: a laptop, a tablet and a phone, in pixels.
SCREENS = ((1440, 900), (800, 1000), (390, 844))

#: The typeface and the picture of the land have arrived.
SETTLED = """() => [...document.fonts].some(({ family, status }) =>
    family.includes("Source Sans") && status === "loaded")
  && [...document.querySelectorAll("#sg-opening img")].every(({ complete }) => complete)"""

#: The scripts of the front end.
SCRIPTS = "**/static/js/*"

#: How far the places of the same part may be apart, in pixels.
APART = 1.5

#: What is measured: its selector in the opening, and in the app.
PARTS = {
    "name": (".sg-brand", ".sg-brand"),
    "data set": (".sg-opening-study", ".st-key-header_study"),
    "status": (".sg-chips", ".sg-chips"),
    "search": (".sg-opening-search", ".st-key-header_search"),
    "menu": (".sg-menu", ".sg-menu"),
    "title": (".sg-opening-title", "h1"),
    "lede": (".sg-lede", ".sg-lede"),
    "study": (".sg-lead", ".sg-lead"),
    "figures": (".sg-figures", ".sg-figures"),
    "filters": (".sg-opening-filters", ".st-key-city_filters"),
    "map": (".sg-map", ".sg-map"),
}

#: Where the parts are, what they say and in which color; of the map also its land and its dots.
LOOK = """([within, parts]) => {
  const shown = (element) => element.getClientRects().length > 0;
  const find = (selector) => [...document.querySelectorAll(`${within} ${selector}`)].find(shown);
  const look = ([name, selector]) => {
    const element = find(selector);
    if (!element) return [name, null];
    const { x, y, width, height } = element.getBoundingClientRect();
    const text = ["title", "lede", "study", "figures", "menu", "name"].includes(name)
      ? element.innerText.replace(/\\s+/g, " ").trim() : "";
    return [name, { box: [x, y, width, height], text, color: getComputedStyle(element).color }];
  };
  const map = find(".sg-map");
  const dots = [...map.querySelectorAll("i")].map((dot) => dot.getAttribute("style"));
  return { parts: Object.fromEntries(parts.map(look)), dots, land: map.querySelector("img").src };
}"""


def look_at(page: Page, within: Literal["#sg-opening", "#root"]) -> dict[str, Any]:
    """Return what the opening or the app shows."""
    number = 0 if within == "#sg-opening" else 1
    selectors = [[name, both[number]] for name, both in PARTS.items()]
    looked: dict[str, Any] = page.evaluate(LOOK, [within, selectors])
    return looked


@contextmanager
def without_scripts(page: Page) -> Iterator[None]:
    """Load the page again in a browser that gets no script of the front end."""
    page.route(SCRIPTS, lambda route: route.abort())
    page.reload()
    expect(page.locator(".sg-opening-title")).to_be_visible()
    page.wait_for_function(SETTLED)
    yield
    page.unroute(SCRIPTS)


@pytest.mark.webgl
@pytest.mark.parametrize("study", [SURVEY, DEMO])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_app_draws_the_same_in_the_same_places(
    open_page: OpenPage, language: Language, study: str
) -> None:
    scheme: Literal["light", "dark"] = "dark" if language == "fr" else "light"
    page = open_page(lang=language, study=study, color_scheme=scheme)
    expect(page.locator("#sg-opening")).to_have_count(0)
    drawn = {}
    for width, height in SCREENS:
        resize(page, width, height)
        drawn[width] = look_at(page, "#root")
    opened = {}
    with without_scripts(page):
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            opened[width] = look_at(page, "#sg-opening")
    for width, opening in opened.items():
        assert (opening["dots"], opening["land"]) == (drawn[width]["dots"], drawn[width]["land"])
        for name, before in opening["parts"].items():
            after = drawn[width]["parts"][name]
            assert (before is None) == (after is None), (name, width)
            if before is None:
                continue
            apart = [abs(a - b) for a, b in zip(before["box"], after["box"], strict=True)]
            assert max(apart) <= APART, (name, width, before, after)
            assert before["text"] == after["text"]
            assert before["color"] == after["color"]


def test_a_chosen_city_is_on_the_map_of_the_opening(open_page: OpenPage) -> None:
    page = open_page(city="bilbao", score="participation")
    dots = look_at(page, "#root")["dots"]
    with without_scripts(page):
        opening = look_at(page, "#sg-opening")
    assert opening["dots"] == dots
    assert "border:3.5px solid" in opening["dots"][-1]  # the chosen city is the last


def test_nothing_in_the_opening_takes_the_focus(open_page: OpenPage) -> None:
    page = open_page()
    with without_scripts(page):
        for _ in range(3):
            page.keyboard.press("Tab")
            assert page.evaluate("() => document.activeElement === document.body")
