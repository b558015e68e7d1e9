"""Tests of the page on what cities did, and of where it is led to from."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import translator
from components.menu import PAGES
from smartgov.cases.read_cases import read_sound_collection
from smartgov.text import LANGUAGES, Language
from tests.conftest import DEMO, OpenApp
from tests.pages.reading import count_on_map, decks, map_rows, tables, text

languages = pytest.mark.parametrize("language", LANGUAGES)

COLLECTION = read_sound_collection()


def cards(app: AppTest) -> int:
    return sum(element.value.count("<article") for element in app.html)


def markup(app: AppTest) -> str:
    return "".join(element.value for element in app.html)


def test_it_follows_the_recommendations_in_the_menu() -> None:
    pages = list(PAGES)
    assert pages.index("practices") == pages.index("recommendations") + 1


@languages
def test_every_practice_and_standard_is_told_with_its_source(
    opened: OpenApp, language: Language
) -> None:
    t = translator(language)
    app = opened("practices", lang=language)
    words = text(app)
    assert cards(app) == 53
    assert t("cases.not_verified") in words
    for one in (*COLLECTION.cases, *COLLECTION.standards):
        assert one.name.read(language) in words
        assert one.what.read(language) in words
        assert f'href="{one.source.address.replace("&", "&amp;")}"' in markup(app)
    _, practices, standards = tables(app)  # the first is that of the map
    assert (len(practices.rows), len(standards.rows)) == (53, 24)


@languages
def test_the_filters_are_in_the_link(opened: OpenApp, language: Language) -> None:
    app = opened("practices", lang=language, case_region="009", recommendation="plan_stronger")
    assert not app.warning
    assert cards(app) == 1
    assert list(app.multiselect(key="choose_case_regions").value) == ["009"]
    assert app.selectbox(key="choose_recommendation").value == "plan_stronger"


def test_what_is_chosen_goes_into_the_address(open_app: OpenApp) -> None:
    app = open_app("practices", lang="en")
    app.multiselect(key="choose_case_countries").set_value(["KR"]).run()
    assert not app.exception
    assert cards(app) == 4
    app.text_input(key="choose_case_words").set_value("night").run()
    assert cards(app) == 1
    assert "KR" in app.query_params["case_country"]
    assert "night" in app.query_params["case_q"]


def test_filters_that_leave_none_say_so(opened: OpenApp) -> None:
    t = translator("en")
    app = opened("practices", lang="en", case_q="<b>no such words</b>")
    assert [info.value for info in app.info] == [t("cases.none_left")]
    assert cards(app) == 0
    assert "<b>no such" not in markup(app)


def test_a_place_without_a_practice_is_a_notice(opened: OpenApp) -> None:
    t = translator("en")
    app = opened("practices", lang="en", case_region="999", case_country="FJ", case_size="huge")
    (notice,) = app.warning
    assert t("notices.unknown_case_place", value="`999`") in notice.value
    assert t("notices.unknown_case_place", value="`FJ`") in notice.value
    assert "`huge`" in notice.value
    assert cards(app) == 53


def test_the_map_has_every_city_once_in_each_frame(opened: OpenApp) -> None:
    app = opened("practices", lang="en")
    assert len(decks(app)) == 2
    assert count_on_map(app) == 38
    for rows in map_rows(app):
        assert len({row["id"] for row in rows}) == len(rows)


@languages
@pytest.mark.parametrize("page", ["recommendations", "city"])
def test_they_open_below_the_recommendations(
    opened: OpenApp, page: str, language: Language
) -> None:
    t = translator(language)
    app = opened(page, lang=language, city="durban")
    body = markup(app)
    offers = body.count('<details class="sg-offer">')
    assert offers == 7 if page == "recommendations" else offers > 0
    assert t("cases.not_verified") in text(app)
    assert t("cases.near.peer") in body
    assert 'rel="noopener noreferrer"' in body


def test_they_stand_beside_the_demonstration_too(opened: OpenApp) -> None:
    assert cards(opened("practices", lang="en", study=DEMO)) == 53
