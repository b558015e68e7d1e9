"""Tests of the points, frames and table of the maps."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
import streamlit as st

from components import show
from components.figures.city_map import FRAMES
from components.sections import city_map
from components.sections.city_map import (
    MapSelection,
    city_points,
    drawn_points,
    map_table,
    show_frames,
)
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_points_have_place_score_and_words(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    points = city_points(reader, "overall")
    assert list(points.index) == ["arco", "brae", "cove", "dell"]
    assert points.loc["arco"].to_dict() == {
        "name": "Arco",
        "latitude": 43.3,
        "longitude": -3.0,
        "score": 88.75,
    }
    line = drawn_points(reader, lambda: points).loc["arco", "line"]
    assert line == f"{t.country('ES')} · {t.score(88.75)}"
    assert points.loc["brae", "score"] == pytest.approx(14.166875, abs=1e-9)


def test_what_is_not_known_of_a_point_stays_blank(make_reader: MakeReader) -> None:
    reader = make_reader()
    dell = city_points(reader, "overall").loc["dell"]
    assert all(math.isnan(dell[column]) for column in ("latitude", "longitude", "score"))
    placed = city_points(reader, "overall").assign(latitude=1.0, longitude=1.0)
    line = drawn_points(reader, lambda: placed).loc["dell", "line"]
    assert line == f"Spain · {reader.t('terms.too_few_answers')}"


def test_points_are_of_the_measure_and_of_the_chosen_cities(make_reader: MakeReader) -> None:
    points = city_points(make_reader(countries=("CL", "NA")), "voice")
    assert points["score"].to_dict() == pytest.approx({"brae": 16.6675, "cove": 62.625})


@languages
def test_the_table_has_the_highest_first_and_blanks_last(
    make_reader: MakeReader, language: Language
) -> None:
    reader = make_reader(language, city="cove")
    points = city_points(reader, "overall")
    table = map_table(reader, points, "overall", "caption", reader.name)
    assert [row[0] for row in table.rows] == ["Arco", "Cove", "Brae", "Dell"]
    assert table.rows[-1][2] == reader.t("terms.too_few_answers")
    assert (table.caption, table.chosen) == ("caption", 1)


def test_data_of_the_table_are_not_rounded(make_reader: MakeReader) -> None:
    reader = make_reader(city="nowhere")
    table = map_table(reader, city_points(reader, "voice"), "voice", "", reader.name)
    assert table.chosen is None
    assert table.data["city_id"].tolist() == ["arco", "cove", "brae", "dell"]
    assert table.data["country"].tolist() == ["ES", "CL", "NA", "ES"]
    assert table.data["voice"].tolist()[:3] == pytest.approx([75, 62.625, 16.6675], abs=1e-9)
    assert math.isnan(table.data["voice"][3])


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
    said: list[str] = []
    monkeypatch.setattr(show, "paragraph", said.append)
    reader = make_reader()
    points = city_points(reader, "overall")
    far = points.assign(latitude=points["latitude"] * 0 + 89.9)
    show_frames(reader, lambda: far, {"wide": FRAMES["wide"]}, "")
    assert said == [reader.t("charts.outside", count=3)]


def test_without_webgl_the_map_is_a_picture_in_each_frame(
    make_reader: MakeReader, maps: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(st, "html", drawn.append)
    monkeypatch.setattr(city_map, "lacks_webgl", lambda: True)
    reader = make_reader("es", city="arco")
    points = city_points(reader, "overall")
    far = points.assign(latitude=points["latitude"] * 0 + 89.9)
    show_frames(reader, lambda: far, FRAMES, "alt")
    assert maps == []
    pictures = [text for text in drawn if "sg-map" in text]
    assert len(pictures) == len(FRAMES)
    assert all('aria-label="alt"' in text for text in pictures)
    assert drawn[1] == f'<p class="sg-small">{reader.t("charts.outside_picture", count=3)}</p>'
    assert reader.t("charts.picture") in drawn[-1]


def test_many_cities_are_drawn_in_groups(
    make_reader: MakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    decks: list[Any] = []
    monkeypatch.setattr(st, "pydeck_chart", lambda deck, **_: decks.append(deck.to_json()))
    monkeypatch.setattr(city_map, "MOST_DOTS", 2)
    reader = make_reader("fr", city="cove")
    points = city_points(reader, "overall").assign(latitude=1.0, longitude=1.0)
    show_frames(reader, lambda: points, {"wide": FRAMES["wide"]}, "")
    group, chosen = json.loads(decks[0])["layers"][1]["data"]
    assert (group["cities"], group["name"]) == (3, reader.t("charts.group", count=3))
    score = reader.t.score((88.75 + 14.166875) / 2)
    assert group["line"] == reader.t("charts.group_median", score=score)
    assert chosen["id"] == "cove"
    assert "cities" not in chosen
