"""Browser tests of charts alone on another site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from components.i18n import translator
from components.menu import PAGES
from smartgov.text import LANGUAGES, Language
from tests.conftest import ROOT
from tests.e2e.accessibility import violations
from tests.e2e.browser import PATIENCE, expect_no_console_error, visit
from tests.e2e.conftest import OpenPage
from tests.e2e.server import HOST, Server

#: Charts and maps by page, with what their links say.
CHARTS = [
    ("", "map-overall", {}),
    ("", "dimensions", {}),
    ("ranking", "map-bands-overall", {}),
    ("ranking", "intervals-overall", {"reading": "ranks"}),
    ("recommendations", "priorities", {}),
    ("city", "profile-ghent", {"city": "ghent"}),
    ("city", "map-peers-ghent", {"city": "ghent"}),
    ("compare", "compare", {"compare": "barcelona,ghent"}),
]


@contextmanager
def site_of(folder: Path) -> Iterator[str]:
    """Serve a folder as another site, and give its address."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer((HOST, 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{server.server_address[1]}"
        server.shutdown()


def visible(page: Page, selector: str) -> int:
    """Count the elements that are shown."""
    return page.locator(selector).filter(visible=True).count()


@pytest.mark.parametrize(("slug", "name", "query"), CHARTS, ids=[name for _, name, _ in CHARTS])
def test_one_chart_is_shown_alone(
    open_page: OpenPage, slug: str, name: str, query: dict[str, str]
) -> None:
    language: Language = LANGUAGES[len(name) % len(LANGUAGES)]
    t = translator(language)
    page = open_page(slug, lang=language, width=640, embed=name, **query)
    page.wait_for_function("() => document.documentElement.dataset.shown")
    expect(page.locator(".sg-heading").filter(visible=True)).to_have_count(1)
    figures = page.locator(".js-plotly-plot, .sg-map").filter(visible=True)
    expect(figures).to_have_count(1)
    foot = page.locator(".sg-source").filter(visible=True)
    expect(foot).to_contain_text(t("source.calculated"))
    way = foot.get_by_role("link")
    expect(way).to_have_text(t("alone.open", app=t("app.name")))
    assert way.get_attribute("target") == "_blank"
    assert "embed" not in (way.get_attribute("href") or "")
    assert visible(page, "button, input, summary, h1, nav, .st-key-header") == 0
    assert page.evaluate("window.sgHeight") > 100
    assert violations(page) == []
    expect_no_console_error(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_is_not_there_gets_a_sentence(open_page: OpenPage, language: Language) -> None:
    page = open_page("city", lang=language, embed='no"such', city="ghent", width=640)
    t = translator(language)
    alert = page.get_by_role("alert").filter(visible=True)
    expect(alert).to_contain_text(t("alone.missing", name='no"such'))
    expect(alert.get_by_role("link")).to_be_visible()
    assert visible(page, ".js-plotly-plot, .sg-map, .st-key-header") == 0


def test_the_colors_are_those_that_the_address_asks_for(open_page: OpenPage) -> None:
    paper = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    for mode, color in (("dark", "rgb(17, 22, 31)"), ("light", "rgb(252, 251, 248)")):
        page = open_page(lang="en", embed="map-overall", embed_options=f"{mode}_theme")
        page.wait_for_function("() => document.documentElement.dataset.shown")
        assert page.evaluate(paper) == color


def test_the_code_under_a_chart_shows_it(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="es", region=["150"])
    t = translator("es")
    row = page.locator(".st-key-table_map-bands-overall")
    row.get_by_role("button", name=t("alone.embed"), exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox").select_option("dark")
    code = dialog.get_by_role("textbox").input_value()
    assert violations(page) == []
    address = re.findall(r'src="([^"]+)"', code)[0].replace("&amp;", "&")
    query = parse_qs(urlsplit(address).query)
    assert query["embed"] == ["map-bands-overall"]
    assert query["embed_options"] == ["dark_theme"]
    assert (query["lang"], query["region"]) == (["es"], ["150"])
    assert 'title="' in code
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.goto(address)
    page.wait_for_function("() => document.documentElement.dataset.shown")
    expect(page.locator(".sg-map").filter(visible=True)).to_have_count(1)


def frames_of(page: Page) -> list[FrameLocator]:
    return [page.frame_locator(f"iframe >> nth={number}") for number in range(3)]


def test_the_page_of_three_frames(
    browser: Browser,
    fresh_server: Callable[[], Server],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """``docs/embedding.html`` on another site: each frame shows its chart, as high as it needs."""
    monkeypatch.setenv("SMARTGOV_FRAME_ANCESTORS", f"http://{HOST}:*")
    server = fresh_server()
    text = (ROOT / "docs" / "embedding.html").read_text(encoding="utf-8")
    home = server.url().rstrip("/")
    (tmp_path / "index.html").write_text(text.replace("http://localhost:8501", home), "utf-8")
    context = browser.new_context(viewport={"width": 900, "height": 900})
    try:
        page = context.new_page()
        with site_of(tmp_path) as site:
            page.goto(f"{site}/index.html")
            for number, frame in enumerate(frames_of(page)):
                element = page.locator("iframe").nth(number)
                element.scroll_into_view_if_needed()
                chart = frame.locator(".js-plotly-plot, .sg-map").filter(visible=True)
                expect(chart).to_have_count(1, timeout=2 * PATIENCE)
                expect(frame.locator(".sg-source").filter(visible=True)).to_be_visible()
                page.wait_for_function(
                    "([frame, height]) => frame.style.height !== height",
                    arg=[element.element_handle(), "560px" if number else "630px"],
                )
                high = frame.locator("html").evaluate(
                    "() => document.querySelector('[data-testid=stMain]').scrollHeight"
                )
                box = element.bounding_box()
                assert box is not None
                assert box["height"] == pytest.approx(high, abs=24)
    finally:
        context.close()


def test_other_sites_are_refused_unless_they_are_named(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    address = server.url(embed="map-overall")
    (tmp_path / "index.html").write_text(f'<iframe src="{address}"></iframe>', "utf-8")
    context = browser.new_context()
    try:
        page = context.new_page()
        with site_of(tmp_path) as site, page.expect_console_message() as said:
            page.goto(f"{site}/index.html")
        assert "frame-ancestors" in said.value.text
    finally:
        context.close()


def test_every_page_of_the_menu_takes_a_name(open_page: OpenPage, server: Server) -> None:
    """A name that no page has gets the sentence on each of them."""
    first, *others = PAGES
    asked = {"lang": "en", "embed": "nothing"}
    page = open_page(first, width=640, **asked)
    expect(page.locator(".sg-missing").filter(visible=True)).to_have_count(1)
    for slug in others:
        visit(page, server.url(slug, **asked))
        expect(page.locator(".sg-missing").filter(visible=True)).to_have_count(1)
