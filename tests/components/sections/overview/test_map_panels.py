"""Tests of the map as small multiples."""

from __future__ import annotations

import re
from typing import Any

import pytest
import streamlit as st

from components.figures.city_map import FRAMES
from components.sections.overview import map_panels, world_map
from components.view.view import View
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_each_region_has_its_picture_below_its_name(
    make_reader: MakeReader, survey: Study, drawn: Drawn, language: Language
) -> None:
    reader = make_reader(language, of=survey, maps="region", measure="foresight")
    map_panels.show_pictures(reader)
    (page,) = drawn.words
    groups = map_panels.map_groups(reader)
    assert len(groups) > 4
    assert page.count("<figure>") == page.count('role="img"') == len(groups)
    for group, points in groups.items():
        title = map_panels.panel_title(reader, group)
        assert title == f"{reader.t.region(group)} ({len(points)})"
        measure = reader.measure_label("foresight")
        assert reader.t("overview.panel_alt", group=title, measure=measure) in page
    dots = re.findall(r"<i title=[^>]*>(\d*)</i>", page)
    assert sum(int(count or 1) for count in dots) == sum(map(len, groups.values()))


def test_a_region_fills_its_picture_and_classes_share_a_frame(
    make_reader: MakeReader, survey: Study
) -> None:
    regions = make_reader(of=survey, maps="region")
    assert map_panels.frame_of(regions, "150").view.zoom > FRAMES["narrow"].view.zoom + 1
    classes = make_reader(of=survey, maps="size")
    frames = [map_panels.frame_of(classes, size) for size in map_panels.map_groups(classes)]
    assert len(frames) > 3
    assert all(frame == FRAMES["narrow"] for frame in frames)


@pytest.mark.parametrize(
    ("maps", "group", "expected"),
    [
        ("region", "002", View(regions=("002",))),
        ("size", "over_5m", View(sizes=("over_5m",))),
    ],
)
def test_a_title_leads_to_the_group_on_one_map(
    make_reader: MakeReader, survey: Study, maps: Any, group: str, expected: View
) -> None:
    reader = make_reader(of=survey, maps=maps, near=(-9.5, 36.0, 3.0, 44.0))
    assert map_panels.view_of(reader, group) == expected


def test_only_the_filtered_cities_are_on_the_pictures(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey, maps="size", regions=("002",))
    cities = [str(c) for points in map_panels.map_groups(reader).values() for c in points.index]
    assert sorted(cities) == sorted(reader.chosen)


def test_the_table_has_the_group_of_each_city(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, maps="region")
    data = world_map.panels_table(reader).data.set_index("city_id")
    assert data.loc["bilbao", "group"] == "150"
    assert data["group"].notna().all()


@languages
def test_the_picture_to_download_has_every_panel(make_page: MakePage, language: Language) -> None:
    page = make_page(language, maps="region")
    png, svg = map_panels.downloads(page, "map-overall-by-region")
    assert png.suffix == "png"
    drawing = svg.write().decode()
    for group in map_panels.map_groups(page):
        assert map_panels.panel_title(page, group) in drawing
    assert page.t("overview.panels_region") in drawing
    assert f'xml:lang="{language}"' in drawing


def test_one_control_parts_the_map(
    make_reader: MakeReader,
    survey: Study,
    monkeypatch: pytest.MonkeyPatch,
    session: dict[str, Any],
) -> None:
    asked: dict[str, Any] = {}

    def take(label: str, options: Any, **how: Any) -> None:
        asked.update(label=label, options=options, **how)

    monkeypatch.setattr(st, "segmented_control", take)
    reader = make_reader("es", of=survey, maps="size")
    map_panels.choose_maps(reader, "size")
    assert asked["label"] == reader.t("overview.maps")
    assert [asked["format_func"](option) for option in asked["options"]] == [
        reader.t(f"overview.panels_{name}") for name in ("none", "region", "size")
    ]
    assert session[asked["key"]] == "size"
