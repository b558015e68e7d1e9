"""Browser tests of charts and maps over the whole screen, and of their pictures."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from components.i18n import translator
from smartgov.palette import rgb
from smartgov.text import LANGUAGES, Language
from tests.e2e.accessibility import violations
from tests.e2e.browser import expect_no_console_error
from tests.e2e.conftest import OpenPage
from tests.e2e.test_downloads import download

SVG = "{http://www.w3.org/2000/svg}"

#: Charts and maps: their page, what its link says, and their names.
FIGURES = [
    ("", {}, "map-overall"),
    ("", {}, "dimensions"),
    ("ranking", {}, "map-bands-overall"),
    ("ranking", {"reading": "ranks"}, "intervals-overall"),
    ("city", {"city": "ghent"}, "profile-ghent"),
    ("recommendations", {}, "priorities"),
    ("practices", {}, "map-practices"),
    ("city", {"city": "ghent"}, "map-peers-ghent"),
    ("", {"by": "region"}, "dimensions-by-region"),
    ("", {"maps": "size"}, "map-overall-by-size"),
    ("", {"study": "chile-transparency-2018", "maps": "change"}, "map-change-overall"),
]


def drawn(slug: str, query: dict[str, str], name: str) -> Any:
    """Return a figure to test by its name; maps are live, other charts need no WebGL."""
    live = [pytest.mark.webgl] if name.startswith("map-") else []
    return pytest.param(slug, query, name, marks=live, id=name)


def words_of(page: Page) -> str:
    """Return what is written in the picture over the whole screen."""
    return " ".join(page.locator(".sg-full svg text").all_text_contents())


@pytest.mark.parametrize(("slug", "query", "name"), [drawn(*figure) for figure in FIGURES])
def test_full_screen_has_title_legend_and_source(
    open_page: OpenPage, slug: str, query: dict[str, str], name: str
) -> None:
    language: Language = LANGUAGES[len(name) % len(LANGUAGES)]
    t = translator(language)
    page = open_page(f"{slug}?{urlencode({'lang': language, **query})}")
    row = page.locator(f".st-key-table_{name}")
    button = row.get_by_role("button", name=t("alone.full"), exact=True)
    button.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    box = dialog.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (1440, 900)
    source = row.locator(".sg-source").text_content() or ""
    said = re.sub(r"\s", "", words_of(page))
    assert re.sub(r"\s", "", source) in said
    title = dialog.get_attribute("aria-label") or ""
    assert len(title) > 10
    assert re.sub(r"\s", "", title.partition(". ")[0])[:20] in said
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()
    expect_no_console_error(page)


def test_the_legend_of_a_map_is_in_its_picture(open_page: OpenPage, tmp_path: Path) -> None:
    """The map of bands: dots with their colors, the bands by name, and the land."""
    t = translator("es")
    page = open_page("ranking", lang="es")
    row = page.locator(".st-key-table_map-bands-overall")
    file = download(page, row.get_by_role("button", name="SVG"), tmp_path)
    picture = ElementTree.parse(file).getroot()  # noqa: S314 - our own
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert t("bands.label", number=1) in words
    assert t("charts.not_ranked") in words
    shown = page.locator(".st-key-map_wide_frame .sg-map i")
    assert len(list(picture.iter(f"{SVG}circle"))) >= shown.count() > 20
    assert any(len(path.get("d", "")) > 10_000 for path in picture.iter(f"{SVG}path"))


def test_words_are_in_the_png_of_a_map(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("ranking", lang="en")
    row = page.locator(".st-key-table_map-bands-overall")
    file = download(page, row.get_by_role("button", name="PNG"), tmp_path)
    with Image.open(file) as picture:
        assert picture.width == 2 * (850 + 32)
        title = picture.convert("RGB").crop((32, 32, picture.width, 82))
        colors = {color for _, color in title.getcolors(100_000) or []}
    ink = rgb("#172033")
    assert min(sum(abs(a - b) for a, b in zip(color, ink, strict=True)) for color in colors) < 30


def test_charts_side_by_side_make_one_picture(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("?lang=en&by=region")
    row = page.locator(".st-key-table_dimensions-by-region")
    file = download(page, row.get_by_role("button", name="SVG"), tmp_path)
    picture = ElementTree.parse(file).getroot()  # noqa: S314 - our own
    words = [text.text for text in picture.iter(f"{SVG}text")]
    titles = page.locator(".st-key-panels .sg-panel").all_text_contents()
    assert len(titles) > 3
    assert set(titles) <= set(words)
    plots = {(layer.get("x"), layer.get("y")) for layer in picture.iter(f"{SVG}svg")}
    assert len(plots) > len(titles)  # each at its place, in the one at the place of them all
    png = download(page, row.get_by_role("button", name="PNG"), tmp_path)
    with Image.open(png) as opened:
        assert opened.width == pytest.approx(2 * float(picture.get("width", "0")), abs=2)


def test_the_platforms_own_full_screen_is_not_offered(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="en", reading="ranks")
    page.locator(".st-key-chart_intervals-overall").hover()
    expect(page.get_by_test_id("stElementToolbar").filter(visible=True)).to_have_count(0)
