"""Tests of the frames of the maps, and of what a click on them chooses."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from components.figures.city_map import CITIES_LAYER, FRAMES
from components.figures.map_frames import WIDTHS
from components.sections import city_map
from components.sections.city_map import MapSelection, show_frames
from components.sections.map_parts import frames_of
from components.sections.map_points import city_points
from components.view.view import View
from tests.components.conftest import MakeReader


@pytest.fixture
def maps(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return the options of the maps that are drawn from here on."""
    drawn: list[dict[str, Any]] = []
    monkeypatch.setattr(st, "pydeck_chart", lambda deck, **options: drawn.append(options))
    return drawn


def test_a_map_is_drawn_in_each_frame(make_reader: MakeReader, maps: list[dict[str, Any]]) -> None:
    reader = make_reader()
    show_frames(reader, lambda: city_points(reader, "overall"), FRAMES, "alt")
    assert maps == [{"height": frame.height, "alt": "alt"} for frame in FRAMES.values()]


def test_a_picture_stands_below_the_live_map(
    make_reader: MakeReader, maps: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "html", lambda text: said.append(str(text)))
    reader = make_reader()
    show_frames(reader, lambda: city_points(reader, "overall"), FRAMES, "alt")
    for picture, (name, frame) in zip(said, FRAMES.items(), strict=True):
        size = f"--sg-width:{WIDTHS[name]}px;--sg-height:{frame.height}px"
        assert picture.startswith(f'<div class="sg-first" aria-hidden="true" style="{size}">')
        assert picture.count("<i title=") == 3


def test_a_map_to_choose_on_has_a_key_in_each_frame(
    make_reader: MakeReader, maps: list[dict[str, Any]]
) -> None:
    reader = make_reader()

    def choose() -> None: ...

    show_frames(reader, lambda: city_points(reader, "overall"), FRAMES, "", MapSelection(choose))
    assert [options["key"] for options in maps] == [f"map_{name}" for name in FRAMES]
    assert {options["on_select"] for options in maps} == {choose}


def test_cities_beyond_the_first_view_are_counted(
    make_reader: MakeReader, maps: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(st, "html", drawn.append)
    reader = make_reader()
    points = city_points(reader, "overall")
    far = points.assign(latitude=points["latitude"] * 0 + 89.9)
    show_frames(reader, lambda: far, {"wide": FRAMES["wide"]}, "")
    assert drawn[1:] == [f'<p class="sg-small">{reader.t("charts.outside", count=3)}</p>']


def test_without_webgl_the_map_is_a_picture_in_each_frame(
    make_reader: MakeReader, maps: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(st, "html", drawn.append)
    monkeypatch.setattr(city_map, "lacks_webgl", lambda: True)
    reader = make_reader("es", city="arco")
    points = city_points(reader, "overall")
    far = points.assign(latitude=points["latitude"] * 0 + 89.9)
    show_frames(reader, lambda: far, FRAMES, "alt", instead="Do this.")
    assert maps == []
    pictures = [text for text in drawn if "sg-map" in text]
    assert len(pictures) == len(FRAMES)
    assert all('aria-label="alt"' in text for text in pictures)
    outside = reader.t("charts.outside_picture", count=3)
    note = f'<p class="sg-small">{outside} {reader.t("charts.picture")} Do this.</p>'
    assert drawn[1::2] == [note] * len(FRAMES)


def test_a_group_on_the_map_is_listed_below_it(
    make_reader: MakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    decks: list[Any] = []
    said: list[str] = []
    monkeypatch.setattr(st, "pydeck_chart", lambda deck, **_: decks.append(deck.to_json()))
    monkeypatch.setattr(st, "html", said.append)
    reader = make_reader("fr", city="cove")
    points = city_points(reader, "overall").assign(latitude=1.0, longitude=1.0, score=50.0)
    show_frames(reader, lambda: points, {"wide": FRAMES["wide"]}, "")
    group, chosen = json.loads(decks[0])["layers"][1]["data"]
    assert (group["cities"], group["name"]) == (3, reader.t("charts.group", count=3))
    assert "Arco, Brae, Dell" in group["line"]
    assert group["near"] == "1,1,1,1"
    assert (chosen["id"], chosen["chosen"]) == ("cove", True)
    assert "cities" not in chosen
    assert "sg-first" in said[0]
    assert reader.t("charts.groups") in said[1]


def test_an_opened_part_is_listed_instead_of_what_is_outside(
    make_reader: MakeReader, maps: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    buttons: list[str] = []
    monkeypatch.setattr(st, "html", lambda text: said.append(str(text)))
    monkeypatch.setattr(st, "button", lambda label, **_: buttons.append(label))
    reader = make_reader(near=(-71.0, -34.0, -70.0, -33.0))
    points = city_points(reader, "overall")
    show_frames(reader, lambda: points, frames_of(reader, points), "")
    assert len(maps) == len(FRAMES)
    *pictures, listed = said
    assert len(pictures) == len(FRAMES)
    assert "city=cove" in listed
    assert "city=arco" not in listed
    assert buttons == [reader.t("charts.whole_map")]


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[View]:
    """Return the views that are chosen from here on, from one with a changed answer."""
    views: list[View] = []
    start = View(changes=(("q", 1.0),))
    monkeypatch.setattr(city_map, "update_view", lambda edit: views.append(edit(start)))
    return views


def click(monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    """Make the narrow frame say that a row was clicked, and the wide one nothing."""
    clicked = {f"map_{name}": {} for name in FRAMES} | {"map_narrow": {f"{CITIES_LAYER}-1": [row]}}
    monkeypatch.setattr(
        city_map,
        "widget_value",
        lambda key: SimpleNamespace(selection=SimpleNamespace(objects=clicked[key])),
    )


def test_a_click_on_a_city_chooses_it(monkeypatch: pytest.MonkeyPatch, chosen: list[View]) -> None:
    click(monkeypatch, {"id": "cove"})
    city_map.choose_on_map()
    assert chosen == [View(city="cove")]


def test_a_click_on_a_group_opens_its_part(
    monkeypatch: pytest.MonkeyPatch, chosen: list[View]
) -> None:
    click(monkeypatch, {"id": "@arco", "cities": 3, "near": "-9.5,36,3,44"})
    city_map.choose_on_map()
    city_map.open_on_map()
    assert chosen == [View(changes=(("q", 1.0),), near=(-9.5, 36.0, 3.0, 44.0))] * 2


def test_a_map_that_only_opens_parts_chooses_no_city(
    monkeypatch: pytest.MonkeyPatch, chosen: list[View]
) -> None:
    click(monkeypatch, {"id": "cove"})
    city_map.open_on_map()
    assert chosen == []
