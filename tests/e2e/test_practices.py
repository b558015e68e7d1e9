"""City practices in a real browser: from a city's next step to a source outside the app."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from components.i18n import translator
from tests.e2e.browser import acting, expect_no_exception, expect_no_sideways_scroll
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
