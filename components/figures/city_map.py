"""World map with a dot per city on land from a static file, without tiles or borders."""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import pandas as pd
import pydeck as pdk
from markupsafe import escape

from components.figures.brush import Brush
from components.figures.written_deck import WrittenDeck
from components.theme import FONT, score_color
from smartgov.palette import ink_on, rgb
from smartgov.paths import LAND_FILE

#: Initial views for frames about 850 and 350 pixels wide.
WIDE = pdk.ViewState(latitude=30, longitude=8, zoom=0.72, min_zoom=0, max_zoom=9)
NARROW = pdk.ViewState(latitude=22, longitude=8, zoom=-0.5, min_zoom=-0.7, max_zoom=9)

#: Address of the land relative to every page. The browser fetches and keeps it once.
LAND = f"app/static/{LAND_FILE.name}"

#: Prefix of the id of the city layer, followed by a digest of its rows.
CITIES_LAYER = "cities"


@dataclass(frozen=True)
class Frame:
    """A size of the map: its initial view, and height and dot radius in pixels."""

    view: pdk.ViewState
    height: int
    radius: float


FRAMES = {"wide": Frame(WIDE, 430, 6.5), "narrow": Frame(NARROW, 300, 4.5)}


#: Radius of a dot with a number of one digit in pixels, and what each further digit adds.
COUNT_RADIUS, DIGIT = 9.0, 2.0

#: Font size of the number of cities on the dot of a group, in pixels.
COUNT_SIZE = 12


def dot_radius(radius: float, cities: int) -> float:
    """Compute the radius of the dot of a group, in pixels: it has room for the number of cities.

    ``radius`` is that of a single city.
    """
    if cities == 1:
        return radius
    room = COUNT_RADIUS + DIGIT * (len(str(cities)) - 1)
    return round(max(room, radius * (1 + math.log2(cities) / 4)), 1)


#: On which side of its dot a name stands: it starts there, or it ends there.
Side = Literal["start", "end"]
SIDES: tuple[Side, ...] = get_args(Side)

#: Distance of a name from the middle of its dot, in pixels.
GAP = 10


@dataclass(frozen=True)
class WrittenName:
    """The name of a city on a map, and the place of its dot in degrees.

    ``lift`` says how far above the middle of its dot the name stands, in pixels.
    """

    name: str
    longitude: float
    latitude: float
    side: Side
    lift: int = 0


def draw_world(
    brush: Brush,
    points: pd.DataFrame,
    frame: Frame,
    chosen: str | None,
    tooltip: str,
    names: Sequence[WrittenName] = (),
) -> WrittenDeck:
    """Draw the cities on the world map.

    Parameters
    ----------
    points
        Indexed by city: ``name``, ``latitude``, ``longitude`` (degrees), ``score`` (0–100, NaN
        if not ranked, drawn as a hollow ring) and ``line`` (tooltip text below the name). A row
        may be a group of cities, with their number in ``cities`` and the box around them in
        ``near``: its dot is larger and has the number on it. With ``shade``, 0–100, the color
        says that instead of the score.
    frame
        One of `FRAMES`.
    chosen
        Id of the chosen city, drawn last with an amber ring.
    tooltip
        HTML template of the tooltip, with ``{name}`` and ``{line}``.
    names
        The names that are written beside their dots.
    """
    rows = city_rows(brush, points, chosen, frame)
    groups = [row for row in rows if "cities" in row]
    deck = pdk.Deck(
        map_provider=None,
        initial_view_state=frame.view,
        views=[pdk.View(type="MapView", controller=True)],
        layers=[
            _land_layer(brush),
            _cities_layer(rows),
            *([_counts_layer(brush, groups)] if groups else []),
            *([_names_layer(brush, names)] if names else []),
        ],
        tooltip={
            "html": tooltip,
            "style": {
                "backgroundColor": brush.theme.panel,
                "color": brush.theme.ink,
                "fontSize": "13px",
                "border": f"1px solid {brush.theme.line}",
            },
        },
    )
    return WrittenDeck(deck)


def city_rows(
    brush: Brush, points: pd.DataFrame, chosen: str | None, frame: Frame
) -> list[dict[str, Any]]:
    """Build the map data of the cities in drawing order: those not ranked, the others, the chosen.

    See `draw_world` for the parameters.
    """
    rows = [
        _dot(brush, str(city), at, chosen == city, frame.radius)
        for city, at in zip(points.index, list_points(points), strict=True)
    ]
    return sorted(rows, key=lambda row: (row["chosen"], row["score"] is not None))


def list_points(points: pd.DataFrame) -> list[dict[str, Any]]:
    """List the points of a map, each with its values by column.

    `pandas.DataFrame.to_dict` takes half as long again.
    """
    columns = list(points)
    rows = points.itertuples(index=False, name=None)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _dot(
    brush: Brush, city: str, at: Mapping[Any, Any], chosen: bool, radius: float
) -> dict[str, Any]:
    """Build the map data of one city; coordinates are rounded to about 10 meters."""
    ranked = pd.notna(at["score"])
    fill = (
        [*rgb(score_color(brush.theme, at.get("shade", at["score"]))), 255]
        if ranked
        else [0, 0, 0, 0]
    )
    ring = brush.theme.paper if ranked else brush.theme.missing
    cities = int(at.get("cities", 1))
    group = {} if cities == 1 else {"cities": cities, "near": at.get("near")}
    return {
        "id": city,
        "name": str(escape(at["name"])),
        "line": str(escape(at["line"])),
        "position": [round(float(at["longitude"]), 4), round(float(at["latitude"]), 4)],
        "score": float(at["score"]) if ranked else None,
        "fill": fill,
        "ring": [*rgb(brush.theme.city if chosen else ring), 255],
        "width": 3.5 if chosen else 1 if ranked else 2,
        "radius": round(1.6 * radius, 1) if chosen else dot_radius(radius, cities),
        "chosen": chosen,
        **group,
    }


def _digest(rows: Sequence[dict[str, Any]]) -> str:
    """Compute a short digest of the rows, used in the id of the layer.

    The browser remembers a selection by layer id and row index. If the rows changed under the
    same id, the selection would move to another city.
    """
    return f"{zlib.crc32(json.dumps(rows).encode()):08x}"


def _land_layer(brush: Brush) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        LAND,
        id="land",
        get_fill_color=list(rgb(brush.theme.land)),
        stroked=False,
        pickable=False,
    )


def _cities_layer(rows: Sequence[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        list(rows),
        id=f"{CITIES_LAYER}-{_digest(rows)}",
        get_position="position",
        get_fill_color="fill",
        get_line_color="ring",
        get_line_width="width",
        get_radius="radius",
        radius_units="'pixels'",
        line_width_units="'pixels'",
        stroked=True,
        filled=True,
        pickable=True,
        auto_highlight=False,
    )


def number_color(brush: Brush, row: Mapping[str, Any]) -> str:
    """Choose the color of the number on the dot of a group, by the color of the dot."""
    red, green, blue, opacity = row["fill"]
    return ink_on(f"#{red:02x}{green:02x}{blue:02x}") if opacity else brush.theme.ink


def _counts_layer(brush: Brush, groups: Sequence[dict[str, Any]]) -> pdk.Layer:
    """Write the number of cities on the dot of each group."""
    return pdk.Layer(
        "TextLayer",
        [
            {
                "count": str(row["cities"]),
                "position": row["position"],
                "color": [*rgb(number_color(brush, row)), 255],
            }
            for row in groups
        ],
        id="counts",
        get_position="position",
        get_text="count",
        get_size=COUNT_SIZE,
        get_color="color",
        font_family=f"'{FONT}, sans-serif'",
        font_weight=600,
        pickable=False,
    )


def _names_layer(brush: Brush, names: Sequence[WrittenName]) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        [
            {
                "name": name.name,
                "position": [round(name.longitude, 4), round(name.latitude, 4)],
                "anchor": name.side,
                "offset": [GAP if name.side == "start" else -GAP, -name.lift],
            }
            for name in names
        ],
        id="names",
        get_position="position",
        get_text="name",
        get_text_anchor="anchor",
        get_pixel_offset="offset",
        get_size=13,
        get_color=[*rgb(brush.theme.ink), 255],
        get_background_color=[*rgb(brush.theme.paper), 190],
        background=True,
        background_padding=[3, 1],
        font_family=f"'{FONT}, sans-serif'",
        character_set="'auto'",
        pickable=False,
    )
