"""The map of the practices, what a click on it chooses, and the numbers beside it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from components.publish.drawing import Label
from components.sections import city_map
from components.sections.map_parts import points_near
from components.sections.map_points import drawn_points
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
    drawn = drawn_points(page, points, case_map.map_frames(page)["wide"])
    assert drawn["cities"].sum() == 38
    t = page.t
    assert drawn.loc["seoul", "line"] == (
        f"{t.country('KR')} · {t('cases.practices', count=int(points.loc['seoul', 'score']))}"
    )


def test_the_map_is_framed_on_what_is_shown(make_page: MakePage) -> None:
    everywhere = case_map.map_frames(make_page())["wide"].view
    spain = case_map.map_frames(make_page(case_countries=("ES",)))["wide"].view
    assert spain.zoom > everywhere.zoom + 1


def test_a_click_searches_for_the_city_in_the_readers_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    views: list[View] = []
    objects = {"cities-1": [{"id": "seoul"}], "land": [{"id": "x"}]}
    clicked = SimpleNamespace(selection=SimpleNamespace(objects=objects))
    nothing = SimpleNamespace(selection=SimpleNamespace(objects={}))
    monkeypatch.setattr(
        city_map, "widget_value", lambda key: clicked if key.endswith("wide") else nothing
    )
    monkeypatch.setattr(case_map, "update_view", lambda change: views.append(change(View())))
    case_map.choose_on_map({"seoul": "Seúl"})
    assert views == [View(case_words="Seúl")]


def test_a_click_on_a_group_opens_its_part_of_the_map(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page("fr")
    drawn = drawn_points(page, case_map.case_points(page), case_map.map_frames(page)["wide"])
    group = drawn.loc[drawn["cities"].idxmax()]
    assert group["cities"] > 1
    assert len(group["members"]) == group["cities"]
    assert group["line"] == group["named"]
    views: list[View] = []
    objects = {"cities-1": [{"id": "@seoul", "cities": 2, "near": group["near"]}]}
    clicked = SimpleNamespace(selection=SimpleNamespace(objects=objects))
    monkeypatch.setattr(city_map, "widget_value", lambda _: clicked)
    monkeypatch.setattr(case_map, "update_view", lambda change: views.append(change(View())))
    case_map.choose_on_map({})
    opened = make_page("fr", near=views[0].near)
    inside = points_near(opened, case_map.case_points(opened))
    assert set(group["members"]) <= set(inside.index)
    assert case_map.map_frames(opened)["wide"].view.zoom > 1


def test_cities_of_an_opened_part_lead_to_their_practices(
    make_page: MakePage, drawn: Drawn
) -> None:
    page = make_page("es", near=(120.0, 30.0, 140.0, 40.0))
    case_map.show_map(page)
    assert any("case_q=Se%C3%BAl" in words for words in drawn.words)


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


@languages
def test_the_table_of_the_map_has_the_most_practices_first(
    make_page: MakePage, drawn: Drawn, language: Language
) -> None:
    page = make_page(language)
    case_map.show_map(page)
    (table,) = drawn.tables
    assert drawn.names == [case_map.NAME]
    assert table.data["practices"].sum() == 53
    assert table.data["practices"].is_monotonic_decreasing
    assert table.data["city"].tolist()[0] == "Seoul"
    assert "case_q=" in str(table.rows[0][0])
    assert table.rows[0][1] == page.t.country("KR")
    assert page.t("cases.not_verified") in case_map.case_source(page)


@languages
def test_the_map_is_a_picture_too(make_page: MakePage, language: Language) -> None:
    page = make_page(language, case_countries=("ES",))
    drawing = case_map.draw_case_map(page)
    words = " ".join(mark.text for mark in drawing.marks if isinstance(mark, Label))
    assert page.t("cases.map_title") in words
    assert page.t("cases.not_verified") in words
    assert page.t("cases.practices", count=len(case_map.chosen_cases(page))) in words
    assert page.t("charts.scale_low") not in words
    files = case_map.case_map_files(page)
    assert [file.write()[:4] for file in files] == [b"\x89PNG", b"<svg"]
    assert {file.stem for file in files} != {
        file.stem for file in case_map.case_map_files(make_page(language, near=(0, 0, 1, 1)))
    }
