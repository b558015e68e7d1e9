"""City practices in a real browser: from a city's next step to a source outside the app."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from components.i18n import translator
from components.reader import Reader
from components.sections.map_points import drawn_points
from components.sections.practices import case_map
from components.theme import LIGHT
from components.view.view import View
from smartgov.scoring.score import score
from smartgov.study.framework import read_recommendations
from tests.conftest import SURVEY, load_shipped
from tests.e2e.browser import (
    acting,
    choose_on_map,
    expect_no_exception,
    expect_no_sideways_scroll,
    go_back,
)
from tests.e2e.conftest import OpenPage


def test_from_a_next_step_to_all_practices_on_it_and_their_sources(open_page: OpenPage) -> None:
    t = translator("es")
    page = open_page("city", lang="es", city="durban")
    offer = page.locator("details.sg-offer").first
    expect(offer.locator("article").first).to_be_hidden()
    offer.locator("summary").click()
    expect(offer.locator("article").first).to_be_visible()
    expect(offer.locator("article").first).to_contain_text(t("cases.near.peer"))
    with acting(page):
        offer.get_by_role("link", name=t("cases.all")).click()
    expect(page).to_have_url(re.compile(r"/practices\?.*recommendation="))
    expect(page.get_by_role("heading", level=1)).to_have_text(t("pages.practices.question"))
    source = page.locator("article a.sg-out").first
    expect(source).to_have_attribute("rel", "noopener noreferrer")
    expect(source).to_have_attribute("target", "_blank")
    expect(source).to_have_attribute("href", re.compile("^https?://"))
    expect(source).to_contain_text(t("cases.leaves"))
    expect_no_exception(page)


def test_on_a_phone_the_cards_stand_below_one_another(open_page: OpenPage) -> None:
    page = open_page("practices", lang="fr", width=390, case_country="ES")
    boxes = [card.bounding_box() for card in page.locator("article").all()]
    lefts = {round(box["x"]) for box in boxes if box}
    assert len(boxes) > 3
    assert len(lefts) == 1
    expect_no_sideways_scroll(page)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Return what the map of the practices is drawn from."""
    study = load_shipped(SURVEY)
    return Reader(
        study=study,
        scores=score(study),
        recommendations=read_recommendations(),
        view=View(),
        t=translator("en"),
        theme=LIGHT,
    )


@pytest.mark.webgl
@pytest.mark.parametrize(("frame", "width"), [("wide", 1440), ("narrow", 390)])
def test_dots_and_groups_of_the_map_open(
    open_page: OpenPage, reader: Reader, frame: str, width: int
) -> None:
    page = open_page("practices", lang="en", width=width)
    shown = case_map.map_frames(reader)[frame]
    view = (shown.view.longitude, shown.view.latitude, shown.view.zoom)
    drawn = drawn_points(reader, case_map.case_points(reader), shown)
    group = drawn.loc[drawn["cities"].idxmax()]
    choose_on_map(page, (group["longitude"], group["latitude"]), view, group["name"])
    expect(page).to_have_url(re.compile("near="))
    listed = page.locator(".st-key-map_part")
    for city in group["members"]:
        name = case_map.case_points(reader).loc[city, "name"]
        expect(listed.get_by_role("link", name=name, exact=True)).to_be_visible()
    go_back(page)
    assert "near=" not in page.url
    seoul = drawn.loc["seoul"]
    assert seoul["cities"] == 1
    choose_on_map(page, (seoul["longitude"], seoul["latitude"]), view, seoul["name"])
    expect(page).to_have_url(re.compile("case_q=Seoul"))
    for card in page.locator("article").all():
        expect(card).to_contain_text("Seoul")
    expect_no_exception(page)


def test_the_map_is_offered_as_a_picture(open_page: OpenPage) -> None:
    page = open_page("practices", lang="fr", case_country="ES")
    with page.expect_download() as waiting:
        page.locator(".st-key-table_map-practices").get_by_role("button", name="SVG").click()
    text = waiting.value.path().read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert translator("fr")("cases.map_title") in text
