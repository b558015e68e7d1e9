"""The frame of a page: title and lede, and the header of a phone, leave the screen to the page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from components.menu import PAGES, name_of
from smartgov.text import LANGUAGES
from tests.e2e.browser import choose_language, resize
from tests.e2e.conftest import OpenPage

#: The screens that are measured: a laptop and a phone, in pixels.
LAPTOP, PHONE = (1440, 900), (390, 844)

#: A laptop on which the name takes two lines.
SMALL_LAPTOP = (1300, 800)

#: Where the words of an element end, which may be outside of it.
RIGHT_OF_WORDS = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().right;
}"""

#: What stands beside the name in the header of a laptop.
WIDE_PARTS = (".st-key-header_study", ".st-key-header_search", ".st-key-header_choices")

#: What of the first screen title and lede may take.
MOST = 1 / 5


def box_of(element: Locator) -> dict[str, float]:
    """Return where an element is; it has to be on the page."""
    box = element.filter(visible=True).first.bounding_box()
    assert box is not None
    return dict(box)


def title_height(page: Page) -> float:
    """Return the height of the title, with the question above it, and of the lede below it."""
    main = page.get_by_test_id("stMainBlockContainer")
    first, last = box_of(main.locator(".sg-question, h1")), box_of(main.locator(".sg-lede"))
    return last["y"] + last["height"] - first["y"]


def expect_one_row(page: Page, *parts: str) -> None:
    """Expect the header to be one row of these parts, none over another."""
    header = page.locator(".st-key-header")
    boxes = [box_of(header.locator(part)) for part in parts]
    middles = [box["y"] + box["height"] / 2 for box in boxes]
    assert max(middles) - min(middles) <= 4
    assert box_of(header)["height"] <= 1.5 * max(box["height"] for box in boxes)
    words = header.locator(".sg-brand").evaluate(RIGHT_OF_WORDS)
    assert words <= boxes[1]["x"]
    for one, other in pairwise(boxes):
        assert one["x"] + one["width"] <= other["x"] + 1


@pytest.mark.parametrize("slug", PAGES, ids=name_of)
def test_title_and_lede_leave_the_first_screen_to_the_page(open_page: OpenPage, slug: str) -> None:
    page = open_page(slug, lang=LANGUAGES[0], **({"city": "barcelona"} if slug == "city" else {}))
    for language in LANGUAGES:
        choose_language(page, language)
        for width, height in (PHONE, SMALL_LAPTOP, LAPTOP):
            resize(page, width, height)
            assert title_height(page) <= MOST * height, (language, width)
            if (width, height) == PHONE:
                expect_one_row(page, ".sg-brand", ".st-key-header_search", ".sg-menu-button")
                hidden = page.locator(".sg-menu, .st-key-header_study, .st-key-header_choices")
                expect(hidden.filter(visible=True)).to_have_count(0)
            else:
                expect_one_row(page, ".sg-brand", *WIDE_PARTS)
