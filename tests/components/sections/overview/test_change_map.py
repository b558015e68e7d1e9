"""Tests of the map of change."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit as st

from components.publish.drawing import Band, Label
from components.sections.overview import change_map, world_map
from smartgov.model import Study
from tests.components.conftest import MakeReader
from tests.components.editions_made import EDITIONS, read_editions
from tests.components.sections.conftest import Drawn

PLACES = {"arco": (43.3, -3.0), "brae": (-22.5, 17.0), "cove": (-33.4, -70.6), "dell": (40.4, -3.7)}


def placed(study: Study) -> Study:
    """Return an edition whose cities have places, in two regions."""
    cities = tuple(
        replace(
            city,
            latitude=PLACES[city.id][0],
            longitude=PLACES[city.id][1],
            region="002" if city.id == "brae" else "150",
        )
        for city in study.cities
    )
    return replace(study, cities=cities)


@pytest.fixture
def editions() -> tuple[Study, ...]:
    return tuple(map(placed, EDITIONS))


def read(make_reader: MakeReader, editions: tuple[Study, ...], **chosen):
    return read_editions(make_reader, editions[-1], editions, **chosen)


def test_the_color_is_the_clear_change(make_reader: MakeReader, editions) -> None:
    reader = read(make_reader, editions, since="2012", measure="voice")
    points = change_map.change_points(reader)
    assert points.loc["arco", "shade"] == 50 + 50 * 25 / change_map.FULL
    assert points.loc["brae", "shade"] == 50  # +0.5, which is not clear
    assert "50.0 → 75.0 (clear)" in points.loc["arco", "words"]
    assert "cannot be told apart" in points.loc["brae", "words"]


def test_a_city_of_one_edition_is_not_on_the_map(make_reader: MakeReader, editions) -> None:
    reader = read(make_reader, editions, since="2012")
    assert list(change_map.change_points(reader).index) == ["arco", "brae"]


def test_the_map_is_drawn_and_the_regions_have_a_table(
    make_reader: MakeReader, editions, drawn: Drawn
) -> None:
    change_map.show_map(read(make_reader, editions, measure="plan"))
    assert drawn.names == ["map-change-plan", "change-regions-plan"]
    regions = drawn.tables[1].data.set_index("region")
    assert regions["cities"].to_dict() == {"002": 1, "150": 2}
    assert drawn.headings == ["Where scores rose and fell"]
    assert sum("sg-map" in words for words in drawn.words) == 2


def test_without_places_or_editions_there_is_no_map(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = read_editions(make_reader)
    change_map.show_map(reader)
    change_map.show_map(make_reader())
    assert drawn.headings == []
    assert all(reader.t("editions.none") in words for words in drawn.words)


def test_the_map_of_change_takes_the_place_of_that_of_scores(
    make_reader: MakeReader, editions, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[object] = []
    monkeypatch.setattr(st, "segmented_control", lambda *args, **_: offered.append(args[1]))
    world_map._draw_map(read(make_reader, editions, maps="change"))
    assert list(offered[0]) == ["none", "region", "size", "change"]
    assert drawn.names == ["map-change-overall", "change-regions-overall"]


def test_a_study_without_editions_has_no_map_of_change(make_reader: MakeReader) -> None:
    """A link to it shows the map of scores."""
    reader = make_reader(maps="change")
    assert world_map.shown_maps(reader) == "none"


def test_the_picture_says_what_the_colors_mean(make_reader: MakeReader, editions) -> None:
    reader = read(make_reader, editions, since="2012", measure="voice")
    drawing = change_map.draw_change_picture(reader)
    said = " ".join(mark.text for mark in drawing.marks if isinstance(mark, Label))
    assert "Where scores rose and fell" in said
    assert "change since 2012 in points" in said
    assert "+40 and more" in said
    colors = {mark.color for mark in drawing.marks if isinstance(mark, Band)}
    assert set(reader.theme.change) <= colors
