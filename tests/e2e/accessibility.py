"""What a page is for those who do not see, point or move as most do: axe-core, text, focus."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as BrowserTimeoutError

#: Every rule of WCAG 2.2 A and AA that axe-core has, also those that it leaves out unless asked,
#: and its best practices.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

HAS_AXE = "() => 'axe' in window"

#: `document.js` has said what the field for a file is, soon after it was drawn.
IS_TOLD = """() => ![...document.querySelectorAll("[data-testid=stFileUploaderDropzone]")]
    .some((field) => field.role === "presentation")"""

#: Only what is wrong is described, as a path to each element would take most of the time.
RUN_AXE = """async (tags) => (await axe.run(document, {
    runOnly: tags, resultTypes: ["violations"], selectors: false, elementRef: false,
})).violations"""

#: Text of which a part lies outside a box that hides what is outside, and cannot be scrolled to.
CUT_OFF = """(charts) => {
  const hides = (flow) => flow === "hidden" || flow === "clip";
  const cutBy = (box, { left, right, top, bottom }) => {
    for (let around = box; around && around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.clipPath !== "none" || style.clip !== "auto") return null;
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) return null;
      const edge = around.getBoundingClientRect();
      if (hides(style.overflowX) && (left < edge.left - 2 || right > edge.right + 2)) return around;
      if (hides(style.overflowY) && (top < edge.top - 4 || bottom > edge.bottom + 4)) return around;
    }
    return null;
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const box = text.parentElement;
    if (!charts && box.closest(".js-plotly-plot")) continue;
    if (!text.data.trim() || !box.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const place of range.getClientRects()) {
      if (place.width < 2) continue;
      const around = cutBy(box, place);
      if (around) {
        found.push(`"${text.data.trim()}" in ${around.outerHTML.slice(0, 160)}`);
        break;
      }
    }
  }
  return found;
}"""

#: What has the focus: what it is called, whether that shows, whether something covers it, and where
#: it is on the page, however far that is scrolled. Nothing, while the browser itself has it.
FOCUS = """() => {
  const outer = document.activeElement;
  if (!outer || outer === document.body) return null;
  const focused = outer.shadowRoot?.activeElement ?? outer;
  const framed = focused.closest("label, [role=group]:has(> input:focus)") ?? focused;
  const placed = focused === outer ? framed : outer;
  const drawn = ({ outlineStyle, outlineWidth, boxShadow }) =>
    (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  const edge = framed.getBoundingClientRect();
  const over = document.elementFromPoint(edge.x + edge.width / 2, edge.y + edge.height / 2);
  let [left, top] = [edge.left, edge.top];
  for (let around = placed.parentElement; around; around = around.parentElement) {
    left += around.scrollLeft;
    top += around.scrollTop;
  }
  const name = focused.ariaLabel || focused.innerText || focused.id || focused.tagName;
  return {
    name: name.trim().slice(0, 60),
    shown: framed.checkVisibility({ opacityProperty: true })
      && [focused, framed].some((element) => drawn(getComputedStyle(element))),
    covered: !over || !(placed.contains(over) || over.contains(placed)),
    box: { left, top, right: left + edge.width, bottom: top + edge.height },
  };
}"""

#: What has the focus shows, and nothing covers it.
IS_SEEN = f"""() => {{
  const found = ({FOCUS})();
  return found?.shown && !found.covered;
}}"""

#: The distances that a reader may ask for (WCAG 1.4.12). Words in a chart are part of its picture.
WIDE_TEXT = """:not(.js-plotly-plot, .js-plotly-plot *) {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""


def violations(page: Page) -> list[str]:
    """Return all findings of axe-core, a line for each element."""
    page.wait_for_function(IS_TOLD)
    if not page.evaluate(HAS_AXE):
        page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(RUN_AXE, RULES)
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@dataclass(frozen=True)
class Stop:
    """A place where the Tab key stops, in pixels of the page."""

    name: str
    shown: bool
    covered: bool
    box: dict[str, float]

    def comes_after(self, other: Stop) -> bool:
        """Check the order of reading: to the right or below, never up and back to the left."""
        above, left = self.box["bottom"] <= other.box["top"], self.box["left"] < other.box["left"]
        return not (above and left)


def press_tab(page: Page, key: str = "Tab") -> Stop | None:
    """Press the Tab key, and return where it stops; None after the last place of the page.

    A box that is still opening covers what is in it, for a moment.
    """
    page.keyboard.press(key)
    found = page.evaluate(FOCUS)
    if found and (found["covered"] or not found["shown"]):
        with suppress(BrowserTimeoutError):
            page.wait_for_function(IS_SEEN, timeout=5_000)
        found = page.evaluate(FOCUS)
    return Stop(**found) if found else None


def tab_through(page: Page, most: int = 500) -> list[Stop]:
    """Press the Tab key from the top of the page until the page is left, and return the stops."""
    stops: list[Stop] = []
    while (stop := press_tab(page)) is not None and stop not in stops[:1]:
        stops.append(stop)
        assert len(stops) < most, f"the focus does not come out: {stops[-3:]}"
    return stops


def expect_to_follow_the_focus(stops: Sequence[Stop]) -> None:
    """Fail if the focus is not seen somewhere, or jumps back."""
    assert [stop for stop in stops if not stop.shown or stop.covered] == []
    assert [(a, b) for a, b in pairwise(stops) if not b.comes_after(a)] == []


def expect_nothing_cut_off(page: Page, charts: bool = True) -> None:
    """Fail if a part of a text cannot be seen, whatever one does; charts may take a moment."""
    with suppress(BrowserTimeoutError):
        page.wait_for_function(
            f"(charts) => !({CUT_OFF})(charts).length", arg=charts, timeout=5_000
        )
    assert page.evaluate(CUT_OFF, charts) == []


def set_text_wide(page: Page) -> None:
    """Set lines, letters, words and paragraphs as far apart as a reader may ask for."""
    page.add_style_tag(content=WIDE_TEXT)
