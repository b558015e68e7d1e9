"""Tests of the page of slides: decks, the stage, the story and the notes."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import translator
from components.menu import PAGES
from components.publish.slides.deck import read_decks
from components.view.parameters import BACK_PAGES
from components.view.view import View
from smartgov.text import LANGUAGES, Language
from tests.conftest import DEMO, OpenApp
from tests.pages.reading import text, view_of

languages = pytest.mark.parametrize("language", LANGUAGES)


# Without a browser the address of the server is unknown: the slide with the link is left out.


def markup(app: AppTest) -> str:
    return "".join(element.value for element in app.html)


def positions(app: AppTest) -> list[str]:
    """List the positions that the slides say, such as "3 / 12"."""
    return re.findall(r'sg-right"[^>]*>(\d+ / \d+)<', markup(app))


def links(app: AppTest) -> dict[str, str]:
    """Get the links to pages of the app, by their label."""
    found = (element.proto for element in app.get("page_link"))
    return {link.label: f"{link.page}?{link.query_string}" for link in found}


def test_every_page_can_be_led_back_to() -> None:
    assert {"", *BACK_PAGES} == set(PAGES)


@languages
def test_decks_are_offered_in_every_language(opened: OpenApp, language: Language) -> None:
    app = opened("present", lang=language, city="barcelona")
    words = text(app)
    for deck in read_decks():
        assert deck.title.read(language) in words
        assert deck.text.read(language) in words
    starts = {button.key for button in app.button}
    assert starts >= {
        f"start_{form}_{deck.id}" for deck in read_decks() for form in ("slides", "story")
    }
    assert not app.warning


def test_a_deck_about_a_city_asks_for_it(opened: OpenApp) -> None:
    assert translator("en")("present.needs_city") in text(opened("present"))
    assert translator("en")("present.needs_city") not in text(opened("present", city="barcelona"))


@languages
def test_on_stage_there_is_nothing_but_slides(opened: OpenApp, language: Language) -> None:
    app = opened("present", lang=language, deck="study", slide="3")
    assert positions(app) == [f"{n} / 9" for n in range(1, 10)]
    assert 'data-form="slides" data-count="9" data-slide="3"' in markup(app)
    assert not app.selectbox
    assert not app.title
    assert 'class="sg-foot"' not in markup(app)
    t = translator(language)
    assert t("present.keys.black") in markup(app)
    assert len(app.get("plotly_chart")) == 4


def test_the_slides_follow_the_view(opened: OpenApp) -> None:
    app = opened("present", slide="1", study=DEMO)
    assert "Demonstration: invented answers" in text(app)
    europe = opened("present", slide="1", region="150", deck="study")
    assert "of 78 cities governed?" in text(europe)


def test_a_presenter_orders_and_words_slides_in_the_link(opened: OpenApp) -> None:
    app = opened(
        "present",
        slide="1",
        deck="study",
        slides="bands,title",
        heading="bands:What can be told apart",
        line="title:Welcome to Bilbao",
    )
    assert positions(app) == ["1 / 2", "2 / 2"]
    words = text(app)
    assert words.index("What can be told apart") < words.index("Welcome to Bilbao")


def test_own_words_are_shown_as_words(opened: OpenApp) -> None:
    app = opened("present", slide="1", deck="study", line="title:<img src=x onerror=1>")
    assert "<img src=x" not in markup(app)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("deck", "no_such", "unknown_deck"),
        ("slides", "nothing", "unknown_slide"),
        ("slides", "map,map", "unknown_value"),
        ("heading", "nothing:Words", "unknown_slide"),
        ("line", f"map:{'x' * 200}", "unknown_value"),
        ("slide", "99", "no_such_slide"),
        ("slide", "zero", "unknown_value"),
        ("as", "film", "unknown_value"),
        ("back", "nowhere", "unknown_value"),
        ("talk", "Not an id", "unknown_value"),
    ],
)
def test_what_is_wrong_in_a_link_gets_a_notice(
    opened: OpenApp, name: str, value: str, code: str
) -> None:
    app = opened("present", **{"deck": "study", name: value})
    shown = value[:60] if name != "heading" else "nothing"
    words = translator("en")(f"notices.{code}", name=f"`{name}`", value=f"`{shown}`")
    assert any(words in warning.value for warning in app.warning)


def test_esc_leads_back_to_the_page_with_its_view(opened: OpenApp) -> None:
    app = opened("present", slide="2", city="barcelona", back="ranking", deck="world")
    address = links(app)[translator("en")("present.leave")]
    assert address.startswith("ranking?")
    assert "city=barcelona" in address
    assert "slide" not in address
    home = opened("present", slide="2", city="barcelona")
    assert links(home)[translator("en")("present.leave")].startswith("?")


def test_every_page_can_be_presented(opened: OpenApp) -> None:
    address = links(opened("ranking", city="barcelona"))[translator("en")("header.present")]
    assert address.startswith("present?")
    assert {"slide=1", "back=ranking", "city=barcelona"} <= set(address.split("?")[1].split("&"))


@languages
def test_the_story_sets_charts_beside_its_links(opened: OpenApp, language: Language) -> None:
    app = opened("present", lang=language, deck="world", **{"as": "story"})
    story = markup(app)
    assert len(re.findall(r"data-sg-shows", story)) >= 6
    assert not re.search(r"\]\([a-z_]+\)", story.split('class="sg-story"')[1].split("</div>")[0])
    assert len(app.get("plotly_chart")) == 4


def test_the_notes_are_those_of_every_slide(opened: OpenApp) -> None:
    app = opened("present", deck="study", talk="abc", **{"as": "notes"})
    assert markup(app).count("<section") == 9
    assert 'data-talk="abc"' in markup(app)
    assert not app.get("plotly_chart")


def test_slides_are_arranged_with_widgets_and_stay_in_the_link(open_app: OpenApp) -> None:
    app = open_app("present", deck="study")
    app.multiselect(key="present_slides").set_value(["map", "title"]).run()
    assert view_of(app).shown == ("map", "title")
    app.selectbox(key="present_slide").set_value("map").run()
    app.button(key="present_later").click().run()
    assert view_of(app).shown == ("title", "map")
    app.text_input(key="present_lines_map").set_value("Welcome").run()
    assert view_of(app).lines == (("map", "Welcome"),)
    app.selectbox(key="choose_deck").set_value("world").run()
    assert (view_of(app).deck, view_of(app).shown, view_of(app).lines) == ("world", (), ())


def test_one_click_starts_a_deck_and_another_leaves_it(open_app: OpenApp) -> None:
    app = open_app("present", city="barcelona", heading="map:Mine", deck="world")
    app.button(key="start_slides_council").click().run()
    assert view_of(app) == View(city="barcelona", deck="council", slide=1, back="present")
    app.button(key="present_leave").click().run()
    assert view_of(app) == View(city="barcelona", deck="council")
    app.button(key="start_story_council").click().run()
    assert view_of(app) == View(city="barcelona", deck="council", form="story")
