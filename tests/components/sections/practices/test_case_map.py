"""The map of the practices, what a click on it chooses, and the numbers beside it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from components.sections.city_map import drawn_points
from components.sections.practices import case_map
from components.view.view import View
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_points_have_the_place_and_the_number_of_practices(
    make_page: MakePage, language: Language
) -> None:
    page = make_page(language)
    points = case_map.case_points(page)
    assert len(points) == 38
    assert points["score"].sum() == 53
    assert points[["latitude", "longitude"]].notna().all(axis=None)
    drawn = drawn_points(page, lambda: points)
    t = page.t
    assert drawn.loc["seoul", "line"] == (
        f"{t.country('KR')} · {t('cases.practices', count=int(points.loc['seoul', 'score']))}"
    )


def test_the_map_is_framed_on_what_is_shown(make_page: MakePage) -> None:
    everywhere = case_map.map_frames(make_page())["wide"].view
    spain = case_map.map_frames(make_page(case_countries=("ES",)))["wide"].view
    assert spain.zoom > everywhere.zoom + 1


def test_a_click_searches_for_the_city_in_the_readers_language(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    views: list[View] = []
    objects = {"cities-1": [{"id": "seoul"}], "land": [{"id": "x"}]}
    clicked = SimpleNamespace(selection=SimpleNamespace(objects=objects))
    nothing = SimpleNamespace(selection=SimpleNamespace(objects={}))
    monkeypatch.setattr(
        case_map, "widget_value", lambda key: clicked if key.endswith("wide") else nothing
    )
    monkeypatch.setattr(case_map, "update_view", lambda change: views.append(change(View())))
    ids = tuple(recommendation.id for recommendation in make_page().recommendations)
    case_map.choose_on_map(ids, "es")
    assert views == [View(case_words="Seúl")]


@languages
def test_each_recommendation_has_its_numbers_and_leads_to_its_practices(
    make_page: MakePage, drawn: Drawn, language: Language
) -> None:
    page = make_page(language, recommendation="look_ahead", case_words="a")
    case_map.show_counts.__wrapped__(page)
    (words,) = drawn.words
    assert words.count("<li") == 7
    assert page.t("cases.standards", count=4) in words
    assert 'href="practices?recommendation=plan_stronger"' in words
    assert 'href="practices"' in words  # from the one chosen to all
