"""Tests of the cities that a city is compared with, by name and on a map."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
import streamlit as st

from components.i18n import Translator
from components.publish.drawing import Label
from components.sections.city import comparison_group
from components.sections.map_points import city_points
from smartgov.model import Study
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn


@pytest.fixture
def led(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return the pages and queries that links lead to from here on."""
    pages: list[tuple[str, str]] = []

    def take(page: str, query_params: dict[str, list[str]], **_: Any) -> None:
        pages.append((page, urlencode(query_params, doseq=True)))

    monkeypatch.setattr(st, "page_link", take)
    return pages


def test_every_peer_is_named_the_most_similar_first(
    make_reader: MakeReader, drawn: Drawn, led: list[tuple[str, str]], t: Translator
) -> None:
    reader = make_reader(t.language, city="arco", peers="study")
    comparison_group.show_group(reader)
    table, on_map = drawn.tables
    assert sorted(on_map.data["city_id"]) == sorted([*table.data["city_id"], "arco"])
    assert drawn.names == ["peers-arco", "map-peers-arco"]
    assert drawn.headings == [t("city.group_title", count=3)]
    drawn_ids = ["cove", "brae", "dell"]
    assert table.data["city_id"].tolist() == drawn_ids
    linked = [f"city={city}" in row[0] for city, row in zip(drawn_ids, table.rows, strict=True)]
    assert linked == [True, True, True]
    assert table.data["distance"].tolist()[0] == pytest.approx(35.37, abs=0.01)
    assert table.rows[2][2] == t("terms.too_few_answers")
    assert led == [("pages/compare.py", "city=arco&peers=study&compare=arco%2Ccove%2Cbrae%2Cdell")]


def test_the_nearest_five_are_compared(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, city="ghent")
    assert len(reader.peer_ids) > 5
    assert reader.beside_peers.compared == ("ghent", *reader.ordered_peers[:5])
    assert set(reader.ordered_peers) == set(reader.peer_ids)


def test_the_map_has_the_city_and_its_peers_alone(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, city="ilo", regions=("150",))
    assert reader.city is not None
    points = city_points(reader, "overall", [*reader.peer_ids, "ilo"])
    picture = str(comparison_group.group_picture(reader, reader.city, points))
    dots = re.findall(r"<i title=[^>]*>(\d*)</i>", picture)
    assert sum(int(count or 1) for count in dots) == len(reader.peer_ids) + 1
    assert picture.count(reader.theme.city) == 1
    assert reader.t("city.group_alt", city="Ilo", count=len(reader.peer_ids)) in picture
    assert len(picture) < 40_000


def test_the_map_is_a_picture_too(make_reader: MakeReader, survey: Study, t: Translator) -> None:
    reader = make_reader(t.language, of=survey, city="ilo")
    assert reader.city is not None
    drawing = comparison_group.draw_group_map(reader, reader.city)
    words = [mark.text for mark in drawing.marks if isinstance(mark, Label)]
    title = t("city.group_map", city="Ilo", count=len(reader.peer_ids))
    assert drawing.alt.startswith(title)
    assert {t("charts.scale_low"), t("charts.not_ranked"), "Ilo"} <= set(words)
    files = comparison_group.map_files(reader, "map-peers-ilo", reader.city)
    assert [file.write()[:4] for file in files] == [b"\x89PNG", b"<svg"]


def test_without_a_city_nothing_is_drawn(make_reader: MakeReader, drawn: Drawn) -> None:
    comparison_group.show_group(make_reader())
    assert (drawn.headings, drawn.tables, drawn.words) == ([], [], [])
