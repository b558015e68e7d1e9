"""Tests of the parts of a map: the box of a group, its list, and the way back."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from components.figures.city_map import FRAMES
from components.sections import map_parts
from components.sections.map_parts import (
    MOST_NAMED,
    box_around,
    box_text,
    frames_of,
    group_names,
    list_groups,
    points_near,
    show_part,
    with_part,
)
from components.sections.map_points import city_points, drawn_points
from components.view.parameters import parse_view
from components.view.view import View
from smartgov.model import OWN_ID, Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader

languages = pytest.mark.parametrize("language", LANGUAGES)
PORTUGAL = (-9.2, 37.1, -6.9, 41.6)


def test_a_box_has_its_cities_in_it(make_reader: MakeReader, survey: Study) -> None:
    points = city_points(make_reader(of=survey), "overall")
    drawn = drawn_points(make_reader(of=survey), points, FRAMES["wide"])
    groups = drawn[drawn["cities"] > 1]
    assert not groups.empty
    for _, group in groups.iterrows():
        box = with_part(group, View()).near
        assert box is not None
        assert box_text(box) == group["near"]
        found = points_near(make_reader(of=survey, near=box), points)
        assert set(group["members"]) <= set(found.index)


def test_a_box_is_no_wider_than_its_cities_need() -> None:
    assert box_around([(-3.0, 43.3), (17.0, -22.5)]) == (-3.0, -22.5, 17.0, 43.3)
    assert box_around([(-3.001, 43.301), (17.0, -22.5)]) == (-3.01, -22.5, 17.0, 43.31)


def test_the_map_frames_the_opened_part(make_reader: MakeReader, survey: Study) -> None:
    whole, part = make_reader(of=survey), make_reader(of=survey, near=PORTUGAL)
    points = city_points(whole, "overall")
    assert frames_of(whole, points) is FRAMES
    view = frames_of(part, points)["wide"].view
    assert view.zoom > 5
    assert PORTUGAL[0] < view.longitude < PORTUGAL[2]


def test_a_part_without_cities_is_the_whole_map(make_reader: MakeReader) -> None:
    reader = make_reader(near=(100.0, 0.0, 101.0, 1.0))
    assert frames_of(reader, city_points(reader, "overall")) is FRAMES


def test_what_is_no_box_opens_nothing() -> None:
    assert with_part({"near": "somewhere"}, View(city="ilo")) == View(city="ilo")
    assert with_part({}, View(city="ilo")) == View(city="ilo")


@languages
def test_groups_are_listed_with_links_to_their_parts(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey, measure="foresight")
    drawn = drawn_points(reader, city_points(reader, "foresight"), FRAMES["wide"])
    listed = list_groups(reader, drawn, picture=False)
    assert listed.count("<li ") == int((drawn["cities"] > 1).sum())
    assert listed.count("?score=foresight&amp;near=") + listed.count("&near=") >= 1
    assert reader.t("charts.groups") in listed
    assert reader.t("charts.groups_picture") in list_groups(reader, drawn, picture=True)
    largest = drawn.loc[drawn["cities"].idxmax()]
    assert reader.t("charts.group", count=int(largest["cities"])) in listed
    assert group_names(reader, map(reader.name, largest["members"])) in listed


def test_without_groups_nothing_is_listed(make_reader: MakeReader) -> None:
    reader = make_reader()
    drawn = drawn_points(reader, city_points(reader, "overall"), FRAMES["wide"])
    assert list_groups(reader, drawn, picture=False) == ""


def test_links_of_the_list_know_no_own_city(
    make_reader: MakeReader, small: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = make_reader(city=OWN_ID)
    monkeypatch.setattr(type(reader), "has_own_city", True)
    points = city_points(reader, "overall").assign(latitude=1.0, longitude=1.0, score=50.0)
    drawn = drawn_points(reader, points, FRAMES["wide"])
    assert OWN_ID not in list_groups(reader, drawn, picture=False)


def test_of_many_cities_the_first_are_named(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey)
    cities = sorted(survey.city_by_id, key=reader.sort_key)
    names = [reader.name(city) for city in cities]
    few, many = group_names(reader, names[:MOST_NAMED]), group_names(reader, names[:10])
    assert few == ", ".join(names[:MOST_NAMED])
    assert many == few + reader.t("charts.cities_more", count=10 - MOST_NAMED)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Any]]:
    """Return what is written and the buttons from here on."""
    taken: dict[str, list[Any]] = {"html": [], "buttons": []}
    monkeypatch.setattr(st, "html", lambda text: taken["html"].append(str(text)))
    monkeypatch.setattr(st, "button", lambda label, **how: taken["buttons"].append((label, how)))
    return taken


@languages
def test_an_opened_part_names_its_cities_and_leads_back(
    make_reader: MakeReader,
    survey: Study,
    drawn: dict[str, list[Any]],
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = make_reader(language, of=survey, near=PORTUGAL)
    show_part(reader, city_points(reader, "overall"))
    (listed,) = drawn["html"]
    assert "city=lisbon" in listed
    count = len(points_near(reader, city_points(reader, "overall")))
    assert reader.t("charts.cities_in_part", count=count) in listed
    ((label, how),) = drawn["buttons"]
    assert label == reader.t("charts.whole_map")
    edit = how["args"][0]
    opened, _ = parse_view({"near": [box_text(PORTUGAL)], "city": ["ilo"]})
    assert edit(opened) == View(city="ilo")
    assert how["on_click"] is map_parts.update_view


def test_the_whole_map_needs_no_way_back(
    make_reader: MakeReader, drawn: dict[str, list[Any]]
) -> None:
    reader = make_reader()
    show_part(reader, city_points(reader, "overall"))
    assert drawn == {"html": [], "buttons": []}
