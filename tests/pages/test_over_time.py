"""Tests of change between editions on the pages, run without a browser."""

from __future__ import annotations

import pytest

from smartgov.text import LANGUAGES
from tests.conftest import DEMO, SURVEY, OpenApp
from tests.pages.reading import text

CHILE = "chile-transparency-2017"

#: What each page says of change, for the demonstration.
PAGES = {
    "": "Higher median than in 2017",
    "city": "Since 2017:",
    "compare": "Dimensions over the editions",
    "ranking": "Ranks since 2017",
    "recommendations": "Practices since 2017",
    "data": "Editions of this series: 2",
}
CHOSEN = {"city": "demo-07-east-asia", "compare": "demo-07-east-asia,demo-01-west-africa"}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_tells_what_changed(opened: OpenApp, page: str) -> None:
    app = opened(page, study=DEMO, **CHOSEN)
    assert PAGES[page] in text(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_data_set_without_other_edition_shows_nothing_of_it(opened: OpenApp, page: str) -> None:
    chosen = {"city": "barcelona", "compare": "barcelona,ghent"}
    app = opened(page, study=SURVEY, **chosen)
    assert PAGES[page] not in text(app)


def test_the_series_of_chile_since_2014(opened: OpenApp) -> None:
    words = text(opened(study=CHILE, since="2014"))
    assert "Higher median than in 2014: 2 of 2 dimensions" in words
    assert "Cities clearly higher: " in words
    assert "Accountability 2015 (170)" in words


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_in_other_languages(opened: OpenApp, language: str) -> None:
    for page in PAGES:
        assert not opened(page, study=DEMO, lang=language, **CHOSEN).exception
