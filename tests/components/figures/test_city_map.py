"""Tests of the world map."""

from __future__ import annotations

import hashlib
import json
import sys

import pandas as pd
import pydeck as pdk
import pydeck.bindings.deck
import pytest

from components.figures.brush import Brush
from components.figures.city_map import CITIES_LAYER, FRAMES, WrittenName, dot_radius, draw_world
from components.theme import score_color
from smartgov.palette import contrast, rgb
from smartgov.paths import LAND_FILE
from tests.components.figures.reading import ESCAPED, EVIL, Spec

NAN = float("nan")


@pytest.fixture
def points() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": ["Arco", "Brae", "Cove"],
            "latitude": [43.3, -22.5, -33.456789],
            "longitude": [-3.0, 17.0, -70.6],
            "score": [80.0, NAN, 0.0],
            "line": ["Spain · 80.0", "Namibia · too few answers", "Chile · 0.0"],
        },
        index=["arco", "brae", "cove"],
    )


def draw(brush: Brush, points: pd.DataFrame, chosen: str | None = None) -> Spec:
    deck = draw_world(brush, points, FRAMES["wide"], chosen, "<b>{name}</b><br>{line}")
    spec: Spec = json.loads(deck.to_json())
    return spec


def cities(spec: Spec) -> dict[str, Spec]:
    return {row["id"]: row for row in cities_layer(spec)["data"]}


def cities_layer(spec: Spec) -> Spec:
    (layer,) = [layer for layer in spec["layers"] if layer["id"].startswith(CITIES_LAYER)]
    return layer


def test_drawing_is_pure(brush: Brush, points: pd.DataFrame) -> None:
    before = points.copy()
    assert draw(brush, points, "arco") == draw(brush, points, "arco")
    pd.testing.assert_frame_equal(points, before)


def test_cities_stand_at_their_place(brush: Brush, points: pd.DataFrame) -> None:
    rows = cities(draw(brush, points))
    assert {city: row["position"] for city, row in rows.items()} == {
        "arco": [-3.0, 43.3],
        "brae": [17.0, -22.5],
        "cove": [-70.6, -33.4568],
    }


def test_a_score_is_a_color_of_the_scale(brush: Brush, points: pd.DataFrame) -> None:
    rows = cities(draw(brush, points))
    assert rows["arco"]["score"] == 80.0
    assert rows["arco"]["fill"] == [*rgb(score_color(brush.theme, 80)), 255]
    assert rows["cove"]["fill"] == [*rgb(brush.theme.scale[0]), 255]


def test_a_shade_is_the_color_instead_of_the_score(brush: Brush, points: pd.DataFrame) -> None:
    rows = cities(draw(brush, points.assign(shade=[25.0, NAN, 100.0])))
    for city, shade in (("arco", 25), ("cove", 100)):
        assert rows[city]["fill"] == [*rgb(score_color(brush.theme, shade)), 255]
    assert rows["brae"]["fill"] == [0, 0, 0, 0]


def test_a_city_without_a_score_is_a_hollow_ring(brush: Brush, points: pd.DataFrame) -> None:
    row = cities(draw(brush, points))["brae"]
    assert row["score"] is None
    assert row["fill"][3] == 0
    assert row["ring"] == [*rgb(brush.theme.missing), 255]
    assert row["width"] > cities(draw(brush, points))["arco"]["width"]


@pytest.mark.parametrize("chosen", ["arco", "brae"])
def test_the_chosen_city_has_an_amber_ring_and_lies_on_top(
    brush: Brush, points: pd.DataFrame, chosen: str
) -> None:
    rows = list(cities(draw(brush, points, chosen)).values())
    assert rows[-1]["id"] == chosen
    assert rows[-1]["ring"] == [*rgb(brush.theme.city), 255]
    assert rows[-1]["radius"] > rows[0]["radius"] == FRAMES["wide"].radius
    assert [row["id"] for row in rows if row["chosen"]] == [chosen]


def test_no_city_is_chosen(brush: Brush, points: pd.DataFrame) -> None:
    rows = cities(draw(brush, points)).values()
    assert [row["ring"] for row in rows].count([*rgb(brush.theme.city), 255]) == 0


def test_names_stay_text_in_the_tooltip(brush: Brush, points: pd.DataFrame) -> None:
    points = points.assign(name=EVIL, line=EVIL)
    for row in cities(draw(brush, points)).values():
        assert row["name"] == row["line"] == ESCAPED.replace("'", "&#39;")


def test_only_cities_can_be_picked(brush: Brush, points: pd.DataFrame) -> None:
    spec = draw(brush, points)
    assert [layer["id"] for layer in spec["layers"] if layer["pickable"]] == [
        cities_layer(spec)["id"]
    ]


def test_land_is_a_static_file_and_nothing_else_is_fetched(
    brush: Brush, points: pd.DataFrame
) -> None:
    spec = draw(brush, points)
    land = spec["layers"][0]
    assert land["id"] == "land"
    assert land["data"] == f"app/static/{LAND_FILE.name}"
    assert json.loads(LAND_FILE.read_text(encoding="utf-8"))["type"] == "FeatureCollection"
    assert land["getFillColor"] == list(rgb(brush.theme.land))
    assert "http" not in json.dumps(spec)
    assert spec.get("mapProvider") is None


def test_the_name_of_the_land_changes_with_its_content() -> None:
    digest = hashlib.sha256(LAND_FILE.read_bytes()).hexdigest()
    assert LAND_FILE.name == f"land-{digest[:8]}.geojson"


def test_the_json_of_a_map_is_compact_and_built_once(brush: Brush, points: pd.DataFrame) -> None:
    deck = draw_world(brush, points, FRAMES["wide"], None, "")
    assert deck.to_json() is deck.to_json()
    assert "\n" not in deck.to_json()
    assert len(deck.to_json()) < 3_000


def test_land_lies_below_the_cities(brush: Brush, points: pd.DataFrame) -> None:
    land, cities = draw(brush, points)["layers"]
    assert land["id"] == "land"
    assert cities["id"].startswith(CITIES_LAYER)


def test_other_rows_are_another_layer(brush: Brush, points: pd.DataFrame) -> None:
    """The browser keeps a click by layer and row number: under the same layer, other rows would
    turn it into a click on another city.
    """
    ids = {
        cities_layer(draw(brush, shown, chosen))["id"]
        for shown, chosen in (
            (points, None),
            (points, "arco"),
            (points.iloc[1:], None),
            (points.assign(score=1.0), None),
        )
    }
    assert len(ids) == 4
    assert cities_layer(draw(brush, points, "arco"))["id"] in ids


@pytest.mark.parametrize("frame", FRAMES.values(), ids=list(FRAMES))
def test_the_first_view_never_changes(brush: Brush, points: pd.DataFrame, frame) -> None:
    """Another first view would throw a visitor back who has moved the map."""
    one = json.loads(draw_world(brush, points, frame, None, "").to_json())
    other = json.loads(draw_world(brush, points.iloc[:1], frame, "arco", "").to_json())
    assert one["initialViewState"] == other["initialViewState"]
    assert one["views"] == other["views"]


def test_a_phone_gets_a_lower_map_with_smaller_dots() -> None:
    assert FRAMES["narrow"].height <= 300 < FRAMES["wide"].height
    assert FRAMES["narrow"].radius < FRAMES["wide"].radius


def test_an_empty_map_is_land(brush: Brush, points: pd.DataFrame) -> None:
    assert cities(draw(brush, points.iloc[:0])) == {}


def test_a_group_has_its_number_on_a_larger_dot(brush: Brush, points: pd.DataFrame) -> None:
    near = "-3,43,-2,44"
    spec = draw(brush, points.assign(cities=[12, 2, 1], near=[near, near, None]))
    rows = cities(spec)
    assert rows["arco"]["radius"] == dot_radius(FRAMES["wide"].radius, 12)
    assert (rows["arco"]["cities"], rows["arco"]["near"]) == (12, near)
    assert "cities" not in rows["cove"]
    (layer,) = [layer for layer in spec["layers"] if layer["id"] == "counts"]
    assert not layer["pickable"]
    counts = {row["count"]: row for row in layer["data"]}
    assert counts["12"]["position"] == rows["arco"]["position"]
    fill = score_color(brush.theme, 80)
    assert contrast("#{:02x}{:02x}{:02x}".format(*counts["12"]["color"]), fill) >= 4.5
    assert counts["2"]["color"] == [*rgb(brush.theme.ink), 255]  # on a hollow ring


def test_names_are_written_beside_their_dots(brush: Brush, points: pd.DataFrame) -> None:
    names = [WrittenName("Arco", -3.0, 43.3, "start"), WrittenName("Ñ", 17.0, -22.5, "end", 10)]
    deck = draw_world(brush, points, FRAMES["wide"], None, "", names)
    layer = json.loads(deck.to_json())["layers"][-1]
    assert (layer["@@type"], layer["pickable"]) == ("TextLayer", False)
    assert [(row["name"], row["position"], row["anchor"]) for row in layer["data"]] == [
        ("Arco", [-3.0, 43.3], "start"),
        ("Ñ", [17.0, -22.5], "end"),
    ]
    (right, level), (left, above) = (row["offset"] for row in layer["data"])
    assert right > 0 > left
    assert (level, above) == (0, -10)
    assert layer["characterSet"] == "auto"
    assert layer["getColor"][:3] == list(rgb(brush.theme.ink))


def test_jupyter_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pydeck.bindings.deck.has_jupyter_extra()
    monkeypatch.setitem(sys.modules, "pydeck.widget", None)  # importing it again would fail
    before = pydeck.bindings.deck.has_jupyter_extra.cache_info().misses
    pdk.Deck(map_provider=None)
    assert pydeck.bindings.deck.has_jupyter_extra.cache_info().misses == before
