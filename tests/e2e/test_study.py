"""The page on the study in a real browser: from the Overview to the data on a recommendation."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from components.i18n import translator
from tests.e2e.browser import acting, click_link, expect_no_exception, expect_no_sideways_scroll
from tests.e2e.conftest import OpenPage


def test_from_the_overview_to_the_data_on_a_recommendation(open_page: OpenPage) -> None:
    t = translator("es")
    page = open_page(lang="es", region="150")
    click_link(page, t("overview.study_link"))
    expect(page.get_by_role("heading", level=1)).to_have_text(t("pages.study.question"))
    with acting(page):
        page.get_by_role("link", name="prospectiva").click()
    expect(page).to_have_url(re.compile(r"/recommendations\?.*recommendation=look_ahead"))
    expect(page).to_have_url(re.compile(r"region=150"))
    expect(page.locator("#one")).to_be_in_viewport()
    expect_no_exception(page)


def test_the_timeline_on_a_phone_is_read_downward(open_page: OpenPage) -> None:
    page = open_page("study", width=390, lang="fr")
    boxes = [item.bounding_box() for item in page.locator(".sg-timeline li").all()]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 5
    assert tops == sorted(set(tops))
    expect_no_sideways_scroll(page)
