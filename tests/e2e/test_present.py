"""Browser tests of presenting: keys, touch, the link, black, the way back and two windows."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.i18n import translator
from tests.e2e.browser import (
    acting,
    expect_no_console_error,
    expect_no_exception,
    expect_only_local_requests,
    new_tab,
    reload,
    visit,
    wait_until_idle,
)
from tests.e2e.conftest import OpenPage
from tests.e2e.server import Server

EN = translator("en")

#: The window that is shared in a webinar.
SCREEN = {"width": 1280, "height": 720}


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def expect_slide(page: Page, number: int) -> None:
    """Only this slide is seen, and the address says so."""
    page.wait_for_function(f"() => new URL(location).searchParams.get('slide') === '{number}'")
    page.wait_for_function(
        """number => {
          const seen = [...document.querySelectorAll(".sg-slide")].filter((slide) =>
            getComputedStyle(slide).visibility === "visible");
          return seen.length === 1 && seen[0].closest(`.st-key-slide_${number}`);
        }""",
        arg=number,
    )


@pytest.fixture
def stage(open_page: OpenPage) -> Page:
    page = open_page("present", **SCREEN, deck="study", slide=1, city="barcelona", back="ranking")
    expect_slide(page, 1)
    return page


def test_keys_turn_the_slides(stage: Page) -> None:
    for key, number in (
        ("ArrowRight", 2),
        (" ", 3),
        ("PageDown", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
        ("End", 10),
        ("ArrowRight", 10),
        ("Home", 1),
        ("ArrowLeft", 1),
    ):
        stage.keyboard.press(key)
        expect_slide(stage, number)
    expect_no_console_error(stage)
    expect_only_local_requests(stage)


def test_the_slide_fills_the_window_and_nothing_else_is_seen(stage: Page) -> None:
    box = stage.locator(".st-key-slide_1").bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (1280, 720)
    expect(stage.locator(".st-key-header")).to_have_count(0)
    stage.set_viewport_size({"width": 1920, "height": 1080})
    stage.wait_for_function(
        "() => document.querySelector('.st-key-slide_1').getBoundingClientRect().width === 1920"
    )


def test_black_help_and_notes_come_and_go(stage: Page) -> None:
    stage.keyboard.press("b")
    expect(stage.locator(".st-key-slide_1")).to_be_hidden()
    stage.keyboard.press("b")
    expect(stage.locator(".st-key-slide_1 h2")).to_be_visible()
    stage.keyboard.press("?")
    expect(stage.get_by_role("dialog", name=EN("present.keys.title"))).to_be_visible()
    stage.keyboard.press("?")
    expect(stage.get_by_role("dialog", name=EN("present.keys.title"))).to_be_hidden()
    stage.keyboard.press("n")
    panel = stage.get_by_role("dialog", name=EN("present.notes"))
    expect(panel.locator("section").filter(visible=True)).to_have_count(1)


def test_buttons_keys_and_notes_lie_where_they_are_looked_for(stage: Page) -> None:
    """The buttons in the lower right corner, the keys in the middle, the notes at the bottom."""
    bar = stage.locator(".sg-stage-bar").bounding_box()
    assert bar is not None
    assert (bar["x"] + bar["width"], bar["y"] + bar["height"]) == (1280, 720)
    stage.keyboard.press("?")
    keys = stage.locator(".sg-sheet.sg-help").bounding_box()
    assert keys is not None
    assert keys["y"] + keys["height"] / 2 == pytest.approx(360, abs=1)
    stage.keyboard.press("?")
    stage.keyboard.press("n")
    notes = stage.locator(".sg-sheet.sg-notes").bounding_box()
    assert notes is not None
    assert notes["y"] + notes["height"] == pytest.approx(720, abs=1)
    color = "element => getComputedStyle(element).color"
    link = stage.locator(".sg-sheet.sg-notes a").filter(visible=True).first
    assert link.evaluate(color) != "rgb(0, 0, 238)"  # the browser's own, too dark on a dark page


def test_esc_leads_back_to_the_page_with_its_view(stage: Page) -> None:
    stage.keyboard.press("ArrowRight")
    expect_slide(stage, 2)
    with acting(stage):
        stage.keyboard.press("Escape")
    assert urlsplit(stage.url).path == "/ranking"
    assert query(stage)["city"] == ["barcelona"]
    assert "slide" not in query(stage)
    stage.keyboard.press("ArrowRight")
    assert "slide" not in query(stage)
    expect_no_exception(stage)


def test_a_link_opens_its_slide_and_so_does_a_restart(stage: Page) -> None:
    stage.keyboard.press("End")
    expect_slide(stage, 10)
    reload(stage)
    expect_slide(stage, 10)


def test_a_dropped_connection_comes_back_to_the_slide(
    open_page: OpenPage, fresh_server: Callable[[], Server]
) -> None:
    server = fresh_server()
    page = open_page("present", **SCREEN, of=server, deck="world", slide=2)
    expect_slide(page, 2)
    page.keyboard.press("ArrowRight")
    expect_slide(page, 3)
    server.stop()
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState"
        " !== 'CONNECTED'"
    )
    from tests.e2e.conftest import ROOT
    from tests.e2e.server import start_server

    again = start_server(ROOT / "server.py", server.log_file.with_suffix(".2"), server.port)
    try:
        page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState"
            " === 'CONNECTED'"
        )
        wait_until_idle(page)
        expect_slide(page, 3)
    finally:
        again.stop()


def test_keys_are_left_alone_while_typing(open_page: OpenPage) -> None:
    page = open_page("present", deck="study", city="barcelona")
    field = page.get_by_label(EN("present.own_line"))
    field.click()
    page.keyboard.type("b f ?")
    expect(field).to_have_value("b f ?")
    assert "slide" not in query(page)


def test_a_swipe_turns_the_slide(stage: Page) -> None:
    swipe = """across => {
      const touch = (x) => new Touch({
        identifier: 1, target: document.body, clientX: x, clientY: 300,
      });
      const send = (type, x) => document.body.dispatchEvent(new TouchEvent(type, {
        bubbles: true, touches: type === "touchstart" ? [touch(x)] : [], changedTouches: [touch(x)],
      }));
      send("touchstart", 600);
      send("touchend", 600 + across);
    }"""
    stage.evaluate(swipe, -200)
    expect_slide(stage, 2)
    stage.evaluate(swipe, 200)
    expect_slide(stage, 1)


def test_a_second_window_follows_and_leads(stage: Page) -> None:
    stage.keyboard.press("n")
    with stage.context.expect_page() as opened:
        stage.get_by_role("link", name=EN("present.notes_window")).click()
    notes = opened.value
    notes.set_default_timeout(60_000)
    expect(notes.locator("section").filter(visible=True)).to_have_count(1)
    stage.bring_to_front()
    stage.keyboard.press("ArrowRight")
    expect(notes.locator('section[data-slide="2"]')).to_be_visible()
    notes.bring_to_front()
    notes.keyboard.press("ArrowRight")
    expect_slide(stage, 3)
    expect(notes.locator('section[data-slide="3"]')).to_be_visible()
    notes.close()


def test_two_presentations_do_not_disturb_each_other(stage: Page, server: Server) -> None:
    other = new_tab(stage.context)
    try:
        visit(other, server.url("present", deck="study", slide=4))
        expect_slide(other, 4)
        talks = [
            page.evaluate("document.documentElement.dataset.sgTalk") for page in (stage, other)
        ]
        assert len(set(talks)) == 2
        other.keyboard.press("ArrowRight")
        expect_slide(other, 5)
        expect_slide(stage, 1)
    finally:
        other.close()


def test_a_story_sets_the_chart_beside_the_text(open_page: OpenPage) -> None:
    page = open_page("present", deck="world", **{"as": "story"})
    first, second = page.locator("[data-sg-shows]").all()[:2]
    second.click()
    page.wait_for_function("() => new URL(location).searchParams.get('slide') === '2'")
    expect(page.locator(".st-key-story_2 .sg-heading")).to_be_visible()
    expect(page.locator(".st-key-story_1 .sg-heading")).to_be_hidden()
    first.click()
    expect(page.locator(".st-key-story_1 .sg-heading")).to_be_visible()
    expect_no_console_error(page)


def test_below_a_story_on_a_phone_nothing_is_empty(open_page: OpenPage) -> None:
    page = open_page("present", width=390, deck="world", slide=2, **{"as": "story"})
    expect(page.locator(".st-key-story_2 .sg-heading")).to_be_visible()
    shown, all_of_them = (
        page.locator(f".st-key-story{name}").bounding_box() for name in ("_2", "")
    )
    assert shown and all_of_them
    assert shown["height"] == pytest.approx(all_of_them["height"], abs=1)
