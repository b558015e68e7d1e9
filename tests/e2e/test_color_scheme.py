"""Browser tests of a system that changes between light and dark during a visit."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from components.menu import PRESENT
from components.scripts import FOLDER, TOLD
from components.theme import DARK, LIGHT, THEMES, Theme
from tests.e2e.browser import acting, expect_no_console_error
from tests.e2e.conftest import OpenPage
from tests.e2e.test_quality import css

#: What is open, and what has the color of text there: a page, one whose address names a part of
#: it, a chart alone, and slides.
PLACES = {
    "page": ("city", {"city": "ghent"}, "", ".sg-heading"),
    "part": ("city", {"city": "ghent"}, "#table_profile-ghent", ".sg-heading"),
    "alone": ("city", {"city": "ghent", "embed": "profile-ghent"}, "", ".sg-heading"),
    "slides": (PRESENT, {"deck": "world", "slide": "2"}, "", ".sg-slide h2"),
}

#: Whether words of charts have one of some colors, and none has one of others.
CHARTS_IN = """([own, others]) => {
  const words = [...document.querySelectorAll(".js-plotly-plot svg text")];
  const colors = words.map((word) => getComputedStyle(word).fill);
  return colors.some((color) => own.includes(color))
    && !colors.some((color) => others.includes(color));
}"""

#: Tells the browser colors that the server has drawn, as the page does when they arrive.
DRAW_LATE = f"""async (scheme) => {{
  const {{ dataset }} = document.getElementById("{TOLD}");
  dataset.scheme = scheme;
  const {{ tellBrowser }} = await import(new URL("{FOLDER}/document.js", document.baseURI));
  tellBrowser(dataset);
}}"""

RUNS = "() => scriptRuns.ended"


def expect_colors(page: Page, theme: Theme, words: str) -> None:
    """Wait until the paper, the words and every chart have the colors of a mode."""
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", css(theme.paper))
    expect(page.locator(words).filter(visible=True).first).to_have_css("color", css(theme.ink))
    other = LIGHT if theme is DARK else DARK
    own, others = ([css(mode.ink), css(mode.muted)] for mode in (theme, other))
    page.wait_for_function(CHARTS_IN, arg=[own, others])


@pytest.mark.parametrize("place", PLACES)
def test_words_and_charts_follow_the_system(open_page: OpenPage, place: str) -> None:
    """Without anything that the visitor does, there and back; the address stays as it is."""
    slug, query, part, words = PLACES[place]
    page = open_page(slug, lang="en", **query)
    if part:
        page.evaluate("(part) => history.replaceState(history.state, '', part)", part)
    expect_colors(page, LIGHT, words)
    address = page.url
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        expect_colors(page, THEMES[scheme], words)
    assert page.url == address
    expect_no_console_error(page)


def test_a_dark_page_is_not_drawn_again_for_paper(open_page: OpenPage) -> None:
    """A browser that prints says that paper is light. The one run is that of the change after."""
    page = open_page("city", lang="en", color_scheme="dark", city="ghent")
    app = page.get_by_test_id("stApp")
    runs = page.evaluate(RUNS)
    page.emulate_media(media="print", color_scheme="light")
    expect(app).to_have_css("color-scheme", "light")
    page.emulate_media(media="screen", color_scheme="dark")
    expect(app).to_have_css("color-scheme", "dark")
    with acting(page):
        page.emulate_media(color_scheme="light")
    expect_colors(page, LIGHT, ".sg-heading")
    assert page.evaluate(RUNS) == runs + 1


def test_colors_of_before_are_drawn_again(open_page: OpenPage) -> None:
    """As when the system has changed twice before the server has drawn the page once."""
    page = open_page("city", lang="en", city="ghent")
    with acting(page):
        page.evaluate(DRAW_LATE, "dark")
