"""Browser tests of a phone: what is chosen can be read, and what is closed is no bar when wide."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.browser import expect_no_sideways_scroll
from tests.e2e.conftest import OpenPage

PHONE = 390

#: Options and chosen entries that lie outside of the box around them.
OUTSIDE = """() => [...document.querySelectorAll(
    "main [role=radiogroup] [role=radio], main [data-tag]")]
    .filter((one) => {
      const box = one.closest("[role=radiogroup], [data-testid=stMultiSelectTagsContainer]");
      const [inner, outer] = [one.getBoundingClientRect(), box.getBoundingClientRect()];
      return inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1;
    })
    .map((one) => one.textContent)"""

#: Choices with more or longer words than fit in one row.
CHOICES = [
    ("", {"lang": "es", "study": "chile-transparency-2018"}),
    ("compare", {"lang": "fr", "compare": "barcelona,ghent,lisbon"}),
    ("present", {"lang": "es"}),
]


@pytest.mark.parametrize(("slug", "query"), CHOICES, ids=[slug or "map" for slug, _ in CHOICES])
def test_no_choice_is_out_of_sight(open_page: OpenPage, slug: str, query: dict[str, str]) -> None:
    page = open_page(slug, width=PHONE, **query)
    seen = page.locator("main [role=radiogroup] [role=radio], main [data-tag]").filter(visible=True)
    assert seen.count() > 2
    assert page.evaluate(OUTSIDE) == []
    expect_no_sideways_scroll(page)


@pytest.mark.parametrize(
    ("slug", "key", "boxes"),
    [("recommendations", "one_choice", 2), ("present", "present_subject", 2)],
)
def test_boxes_of_long_entries_take_the_width(
    open_page: OpenPage, slug: str, key: str, boxes: int
) -> None:
    page = open_page(slug, width=PHONE, lang="es")
    found = page.locator(f".st-key-{key} [data-testid=stSelectbox]")
    expect(found).to_have_count(boxes)
    for box in found.all():
        assert _width(box) > 0.9


def test_columns_below_one_another_have_no_gap_of_columns(open_page: OpenPage) -> None:
    page = open_page("city", width=PHONE, lang="en", city="ghent")
    first, second = (page.get_by_test_id("stColumn").nth(n).bounding_box() for n in (0, 1))
    assert first is not None and second is not None
    assert 0 < second["y"] - first["y"] - first["height"] <= 16


def test_several_lines_in_a_card_begin_at_one_edge(open_page: OpenPage) -> None:
    page = open_page("city", width=PHONE, lang="en", city="ghent")
    cells = page.locator(".sg-table td:not(.sg-number)")
    assert cells.first.evaluate("cell => getComputedStyle(cell).textAlign") == "left"


def test_a_table_that_goes_on_says_so(open_page: OpenPage) -> None:
    """By a shade that stays at the lower edge, and that the end of the table covers."""
    page = open_page("recommendations", lang="en", recommendation="reach_the_unorganized")
    longest = page.locator(".sg-scroll:has(tr:nth-child(60))").first
    expect(longest).to_have_css("background-attachment", "local, scroll")
    assert longest.evaluate("box => box.scrollHeight > box.clientHeight")


def test_what_is_closed_is_a_button_and_open_takes_the_width(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="en")
    details = page.locator("[data-testid=stExpander] > details").first
    assert _width(details) < 0.4
    details.locator("summary").click()
    expect(details).to_have_attribute("open", "")
    assert _width(details) > 0.8


def _width(one: Locator) -> float:
    """Return the width of an element as a share of the window's."""
    box, window = one.bounding_box(), one.page.viewport_size
    assert box is not None and window is not None
    return box["width"] / window["width"]
