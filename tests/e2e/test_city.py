"""The City page in a real browser: its first screen, its peers, and the way to Compare."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from components.i18n import translator
from smartgov.text import LANGUAGES
from tests.e2e.browser import choose_language, click_link, expect_no_exception
from tests.e2e.conftest import OpenPage

EN = translator("en")


def test_the_first_screen_of_a_city_has_standing_profile_and_first_step(
    open_page: OpenPage,
) -> None:
    page = open_page("city", lang=LANGUAGES[0], city="barcelona")
    for language in LANGUAGES:
        choose_language(page, language)
        for shown, needed in (
            (page.locator(".sg-figures"), 60),
            (page.locator(".js-plotly-plot").first, 240),
            (page.locator(".sg-steps li").first, 60),
        ):
            box = shown.bounding_box()
            assert box is not None
            assert box["y"] + needed <= 900, (language, needed)


def test_compare_takes_the_city_and_its_nearest_peers_along(open_page: OpenPage) -> None:
    page = open_page("city", lang="en", city="ghent")
    named = page.locator("#peers").locator("xpath=following::table[1]").locator("tbody th a")
    nearest = named.all_inner_texts()[:5]
    click_link(page, EN("pages.compare.title"))
    compared = parse_qs(urlsplit(page.url).query)["compare"][0].split(",")
    assert compared[0] == "ghent"
    assert len(compared) == 6
    for name in ("Ghent", *nearest):
        expect(page.locator("[data-tag]", has_text=name).first).to_be_visible()
    expect_no_exception(page)
