"""Browser tests of the map: choosing a city by click, by keyboard, or without a map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from components.figures.city_map import FRAMES
from components.i18n import translator
from components.reader import Reader
from components.sections.map_points import city_points, drawn_points
from components.theme import LIGHT
from components.view.view import View
from smartgov.own_city.link import format_own
from smartgov.own_city.own_city import OwnCity
from smartgov.palette import rgb
from smartgov.scoring.score import score
from tests.conftest import SURVEY, load_shipped
from tests.e2e.accessibility import violations
from tests.e2e.browser import (
    acting,
    choose_on_map,
    choose_segment,
    click_button,
    expect_no_console_error,
    expect_no_exception,
    expect_no_sideways_scroll,
    go_back,
    press_until_focused,
    select_option,
)
from tests.e2e.conftest import OpenPage
from tests.e2e.server import Server

pytestmark = pytest.mark.webgl

EN = translator("en")


def place(city: str) -> tuple[float, float]:
    """Return the longitude and latitude of a city."""
    found = load_shipped(SURVEY).city_by_id[city]
    assert found.longitude is not None
    assert found.latitude is not None
    return found.longitude, found.latitude


def drawn_on(frame: str, **chosen: object) -> pd.DataFrame:
    """Return what is drawn on the map of a view: see `drawn_points`."""
    study = load_shipped(SURVEY)
    view, t = View(lang="en", **chosen), EN  # type: ignore[arg-type]
    reader = Reader(
        study=study, scores=score(study), recommendations=(), view=view, t=t, theme=LIGHT
    )
    return drawn_points(reader, city_points(reader, view.measure), FRAMES[frame])


def first_view(frame: str) -> tuple[float, float, float]:
    view = FRAMES[frame].view
    return view.longitude, view.latitude, view.zoom


def chosen_city(page: Page) -> str:
    """Return what the address bar has for the city."""
    return parse_qs(urlsplit(page.url).query).get("city", [""])[0]


def expect_card(page: Page, name: str) -> None:
    """Check that the card and the list both show a city."""
    expect(page.locator(".st-key-chosen_card").get_by_role("heading")).to_have_text(name)
    box = page.get_by_role("combobox", name=EN("overview.choose_city"), exact=True)
    expect(box).to_have_value(f"{name}, {dict(CITIES)[name]}")


#: The cities that are chosen, with the rest of their label in the box.
CITIES = (
    ("Tehran", "Iran · Teherán, Teheran, Téhéran, تهران"),
    ("Auckland", "New Zealand · Tāmaki Makaurau, Tamaki Makaurau"),
    ("Toronto", "Canada"),
)
TEHRAN = ", ".join(CITIES[0])


def largest_group(frame: str, **chosen: object) -> pd.Series:
    """Return what is drawn of the largest group on the map of a view."""
    drawn = drawn_on(frame, **chosen)
    return drawn.loc[drawn["cities"].idxmax()]


def expect_part(page: Page, group: pd.Series) -> None:
    """Check that the part of the map of a group is open, with its cities in words."""
    assert parse_qs(urlsplit(page.url).query)["near"] == [group["near"]]
    listed = page.get_by_role("status").filter(has_text=EN("charts.cities_in_part", count=99)[3:])
    for city in group["members"]:
        expect(listed.locator(f"a[href*='city={city}']")).to_have_count(1)


def open_group(page: Page, frame: str) -> pd.Series:
    """Click the largest group on the map."""
    group = largest_group(frame)
    choose_on_map(page, (group["longitude"], group["latitude"]), first_view(frame))
    expect_part(page, group)
    return group


@pytest.mark.parametrize(("frame", "width"), [("wide", 1440), ("narrow", 390)])
def test_a_click_on_a_number_opens_it_and_one_leads_back(
    open_page: OpenPage, frame: str, width: int
) -> None:
    """What was opened before can be opened again."""
    page = open_page(width=width, lang="en")
    group = open_group(page, frame)
    expect(page.get_by_text(EN("charts.outside", count=68)[3:])).to_have_count(0)
    expect_no_sideways_scroll(page)
    click_button(page, EN("charts.whole_map"))
    assert "near" not in page.url
    expect(page.get_by_role("button", name=EN("charts.whole_map"))).to_have_count(0)
    open_group(page, frame)
    assert violations(page) == []
    go_back(page)
    assert "near" not in page.url
    assert group["cities"] > 5


@pytest.mark.parametrize("webgl", [True, False])
def test_the_keyboard_opens_a_number(
    open_page: OpenPage, request: pytest.FixtureRequest, webgl: bool
) -> None:
    browser = request.getfixturevalue(f"browser_{'with' if webgl else 'without'}_webgl")
    page = open_page(lang="en", by=browser)
    summary = page.locator(".sg-groups summary").filter(visible=True)
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**near=**")
    expect_part(page, largest_group("wide"))
    if not webgl:
        picture = page.locator(".sg-map").filter(visible=True)
        expect(picture.get_by_text("Lisbon", exact=True)).to_be_visible()
    expect_no_console_error(page)


def test_a_number_on_the_map_of_bands_opens_too(open_page: OpenPage) -> None:
    page = open_page("ranking", lang="en", near="-9.2,37.1,-6.9,41.6")
    expect(page.get_by_role("status").locator("a[href*='city=lisbon']")).to_be_visible()
    click_button(page, EN("charts.whole_map"))
    assert "near" not in page.url
    expect_no_exception(page)


def test_maps_by_region_lead_to_the_region(open_page: OpenPage) -> None:
    page = open_page(lang="en", score="foresight")
    choose_segment(page, EN("overview.maps"), EN("overview.panels_region"))
    assert "maps=region" in page.url
    maps = page.locator(".sg-maps figure")
    expect(maps).to_have_count(6)
    expect(page.get_by_test_id("stDeckGlJsonChart").filter(visible=True)).to_have_count(0)
    expect(page.locator("[class*=st-key-table_map] .sg-source")).to_have_count(1)
    assert violations(page) == []
    expect_no_sideways_scroll(page)
    maps.get_by_role("link", name="Africa").click()
    page.wait_for_url("**region=002**")
    assert "maps" not in page.url
    assert "score=foresight" in page.url
    expect(page.get_by_test_id("stDeckGlJsonChart").filter(visible=True)).to_have_count(1)


@pytest.mark.parametrize(("frame", "width"), [("wide", 1440), ("narrow", 390)])
def test_a_click_on_the_map_chooses_a_city(open_page: OpenPage, frame: str, width: int) -> None:
    page = open_page(width=width, lang="en", region=["009", "142", "021"])
    choose_on_map(page, place("auckland"), first_view(frame))
    expect_card(page, "Auckland")
    assert chosen_city(page) == "auckland"
    assert parse_qs(urlsplit(page.url).query)["region"] == ["009", "021", "142"]


def test_click_list_and_click_again(open_page: OpenPage) -> None:
    """What was clicked before does not stand in the way of clicking it once more."""
    page = open_page(lang="en")
    choose_on_map(page, place("auckland"), first_view("wide"))
    expect_card(page, "Auckland")
    select_option(page, EN("overview.choose_city"), "Toronto, Canada")
    expect_card(page, "Toronto")
    choose_on_map(page, place("auckland"), first_view("wide"))
    expect_card(page, "Auckland")


def test_the_keyboard_chooses_a_city(open_page: OpenPage) -> None:
    """The Tab key alone reaches the list of cities, and typing chooses one."""
    page = open_page(lang="en", score="foresight")
    press_until_focused(
        page, page.get_by_role("combobox", name=EN("overview.choose_city")), presses=60
    )
    with acting(page):
        page.keyboard.type("Teherán")
        expect(page.get_by_role("option", name=TEHRAN, exact=True)).to_be_visible()
        page.keyboard.press("Enter")
    expect_card(page, "Tehran")
    assert chosen_city(page) == "tehran"
    assert "score=foresight" in page.url


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_without_webgl_the_map_is_a_picture(
    open_page: OpenPage, browser_without_webgl: Browser, width: int, scheme: str
) -> None:
    page = open_page(lang="en", by=browser_without_webgl, width=width, color_scheme=scheme)
    expect_no_exception(page)
    expect_no_console_error(page)
    expect_no_sideways_scroll(page)
    expect(page.get_by_test_id("stDeckGlJsonChart")).to_have_count(0)
    expect(page.get_by_text(EN("charts.picture")).filter(visible=True)).to_have_count(1)
    alt = EN("overview.map_alt", measure=EN("terms.overall"), cities=78)
    picture = page.get_by_role("img", name=alt, exact=True).filter(visible=True)
    expect(picture).to_have_count(1)
    dots = drawn_on("wide" if width == 1440 else "narrow")
    expect(picture.locator("i")).to_have_count(len(dots))
    counts = picture.locator("i").all_text_contents()
    assert sum(int(count or 1) for count in counts) == 78
    expect(picture.locator("i[title^=Asker]")).to_be_visible()
    assert violations(page) == []


def test_without_webgl_the_list_chooses_a_city(
    open_page: OpenPage, browser_without_webgl: Browser
) -> None:
    page = open_page(lang="en", by=browser_without_webgl)
    expect(page.get_by_role("figure", name=EN("overview.strips_alt"))).to_be_visible()
    select_option(page, EN("overview.choose_city"), TEHRAN)
    expect_card(page, "Tehran")
    expect_marked(page, "Tehran")
    expect_no_console_error(page)
    page.locator(".st-key-table_map-overall summary").click()
    caption = EN("overview.map_table", measure=EN("terms.overall"))
    rows = page.get_by_role("table", name=caption).get_by_role("row")
    expect(rows).to_have_count(79)


def expect_marked(page: Page, name: str) -> None:
    """Check that the dot of a city alone has an amber ring on the picture."""
    red, green, blue = rgb(LIGHT.city)
    ring = page.locator(
        f".sg-map i[style*='solid rgb({red}, {green}, {blue})'], "
        f".sg-map i[style*='solid {LIGHT.city}']"
    ).filter(visible=True)
    expect(ring).to_have_attribute("title", re.compile(name))


def test_your_city_is_marked_on_the_picture(
    open_page: OpenPage, browser_without_webgl: Browser
) -> None:
    study = load_shipped(SURVEY)
    answers = dict.fromkeys((question.id for question in study.scored), 1.0)
    own = OwnCity("Gasteiz", "ES", 42.85, -2.67, 250_000, answers)
    link = format_own(own, study)
    page = open_page("your_city", lang="en", by=browser_without_webgl, own=link)
    expect(page.get_by_text(EN("charts.picture")).filter(visible=True)).to_have_count(1)
    expect_marked(page, "Gasteiz")
    expect_no_console_error(page)


#: Where the dots of the picture and of the frame of the live map are, before one gives way.
BOXES = """() => {
  const frame = document.querySelector(".st-key-map_wide_frame");
  const box = (selector) => frame.querySelector(selector).getBoundingClientRect().toJSON();
  return [box(".sg-map"), box("canvas")];
}"""


def test_the_picture_gives_way_to_the_live_map(open_page: OpenPage) -> None:
    page = open_page(lang="en")
    frame = page.locator(".st-key-map_wide_frame")
    expect(frame.locator("canvas")).to_be_visible()
    expect(frame.locator(".sg-map")).to_be_hidden()
    picture, live = page.evaluate(BOXES)
    assert picture["width"] == 850
    for axis, size in (("x", "width"), ("y", "height")):
        middles = [box[axis] + box[size] / 2 for box in (picture, live)]
        assert middles[0] == pytest.approx(middles[1], abs=1)
    assert "sg_no_webgl" not in page.evaluate("document.cookie")


@contextmanager
def first_visit(browser: Browser) -> Iterator[Page]:
    """Return a tab of somebody who was never here."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


#: Notes whether the page was painted when WebGL was asked for first.
NOTE_FIRST = """
const { getContext } = HTMLCanvasElement.prototype;
HTMLCanvasElement.prototype.getContext = function (kind, ...options) {
  const there = [".sg-figures", ".sg-first .sg-map img", ".sg-finding"].map((part) =>
    document.querySelector(`#root ${part}`)?.checkVisibility() ?? false);
  const pictures = [...document.querySelectorAll("#root .sg-map img")].map((one) => one.complete);
  if (kind === "webgl2") window.first ??= [...there, ...pictures];
  return getContext.call(this, kind, ...options);
};
"""


def test_the_live_map_waits_until_the_page_is_painted(
    browser_with_webgl: Browser, server: Server
) -> None:
    with first_visit(browser_with_webgl) as page:
        page.add_init_script(NOTE_FIRST)
        page.goto(server.url(lang="en"))
        expect(page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first).to_be_visible()
        assert page.evaluate("window.first") == [True] * 5


def test_the_first_page_of_a_browser_without_webgl_is_opened_again_with_pictures(
    browser_without_webgl: Browser, server: Server
) -> None:
    with first_visit(browser_without_webgl) as page:
        page.goto(server.url(lang="en"))
        said = page.get_by_text(EN("charts.picture")).filter(visible=True)
        expect(said).to_be_visible()
        expect(page.get_by_test_id("stDeckGlJsonChart")).to_have_count(0)
        assert "sg_no_webgl=1" in page.evaluate("document.cookie")


def test_a_browser_that_keeps_no_cookie_says_that_it_lacks_webgl(
    browser_without_webgl: Browser, server: Server
) -> None:
    with first_visit(browser_without_webgl) as page:
        page.add_init_script(
            "Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} });"
        )
        page.goto(server.url(lang="en"))
        expect(page.get_by_text(EN("overview.no_webgl"))).to_be_visible()
        expect(page.locator(".st-key-map_wide_frame .sg-map")).to_be_visible()


def test_a_browser_that_has_webgl_again_gets_live_maps(open_page: OpenPage) -> None:
    page = open_page("method", lang="en")
    page.evaluate("document.cookie = 'sg_no_webgl=1; path=/'")
    page.reload()
    page.wait_for_function("() => !document.cookie.includes('sg_no_webgl')")


def test_what_was_clicked_does_not_come_back(open_page: OpenPage) -> None:
    """Whatever a visitor chooses next, the city stays the one that was clicked."""
    page = open_page(lang="en")
    choose_on_map(page, place("auckland"), first_view("wide"))
    expect_card(page, "Auckland")
    choose_segment(page, EN("header.language"), "ES")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert chosen_city(page) == "auckland"
    go_back(page)
    assert chosen_city(page) == "auckland"
    choose_on_map(page, place("auckland"), first_view("wide"))
    select_option(page, EN("filters.score"), "Foresight")
    assert chosen_city(page) == "auckland"
    assert "score=foresight" in page.url
