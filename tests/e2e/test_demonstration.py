"""Browser tests of the demonstration: nine dimensions and scale labels fit and are legible."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from components.i18n import translator
from components.menu import PAGES, name_of
from smartgov.own_city.link import format_own
from smartgov.own_city.own_city import OwnCity
from tests.conftest import DEMO, load_shipped
from tests.e2e.accessibility import violations
from tests.e2e.browser import (
    expect_no_console_error,
    expect_no_exception,
    expect_no_sideways_scroll,
    expect_only_local_requests,
)
from tests.e2e.conftest import OpenPage
from tests.e2e.test_quality import open_tables

#: The pages that draw a study; the data page is the same for each.
SHOWING = [slug for slug in PAGES if slug != "data"]

CITY, OTHER = "demo-09-south-east-asia", "demo-17-south-america"


def view(slug: str) -> dict[str, str]:
    """Return a view in which a page draws everything that it can draw."""
    if slug == "compare":
        return {"compare": f"{CITY},{OTHER}"}
    if slug != "your_city":
        return {"city": CITY}
    study = load_shipped(DEMO)
    answers = {question.id: float(n % 5) for n, question in enumerate(study.scored)}
    return {"own": format_own(OwnCity(name="Testville", country="ES", answers=answers), study)}


@pytest.mark.parametrize("slug", SHOWING, ids=name_of)
@pytest.mark.parametrize(
    ("scheme", "width", "language"), [("light", 390, "fr"), ("dark", 1440, "es")]
)
def test_nine_dimensions_fit_and_can_be_read(
    open_page: OpenPage, slug: str, scheme: str, width: int, language: str
) -> None:
    page = open_page(
        slug, color_scheme=scheme, width=width, lang=language, study=DEMO, **view(slug)
    )
    expect_no_exception(page)
    t = translator("fr" if language == "fr" else "es")
    told = page.get_by_text(t("status.demonstration"), exact=True).filter(visible=True)
    expect(told.first).to_be_visible()
    open_tables(page)
    expect_no_sideways_scroll(page)
    assert violations(page) == []
    expect_no_console_error(page)
    expect_only_local_requests(page)


def test_words_of_a_scale_wrap_on_a_phone(open_page: OpenPage) -> None:
    """All six answers of a question are on screen at 390 pixels, none behind a scroll."""
    page = open_page("your_city", width=390, lang="fr", study=DEMO)
    answers = page.locator(".st-key-own_answer_codesign button")
    expect(answers).to_have_count(6)
    for answer in answers.all():
        box = answer.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
