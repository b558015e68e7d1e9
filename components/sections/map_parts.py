"""A part of a map: the cities of a group on it, opened by a click or a link, and the way back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.binding import bind_press, update_view
from components.figures.city_map import Frame, list_points
from components.figures.map_frames import frames_for, frames_on
from components.leads import cities_here, list_entries
from components.links import link_here
from components.once import make_once
from components.reader import Reader
from components.view.parameters import format_view, parse_view
from components.view.view import Box, View, change

#: Number of cities of a group that are named; the others are counted.
MOST_NAMED = 3


def box_around(places: Iterable[tuple[float, float]]) -> Box:
    """Compute the box around some places, widened to whole hundredths of a degree.

    ``places`` are longitudes and latitudes in degrees.
    """
    longitudes, latitudes = zip(*places, strict=True)
    west, south = (math.floor(min(axis) * 100) / 100 for axis in (longitudes, latitudes))
    east, north = (math.ceil(max(axis) * 100) / 100 for axis in (longitudes, latitudes))
    return west, south, east, north


def box_text(box: Box) -> str:
    """Write a box as in a link."""
    return format_view(View(near=box))["near"][0]


def points_near(reader: Reader, points: pd.DataFrame) -> pd.DataFrame:
    """Select the cities in the part of the map that the view has opened; none without one."""
    if reader.view.near is None:
        return points.iloc[:0]
    west, south, east, north = reader.view.near
    inside = points["longitude"].between(west, east) & points["latitude"].between(south, north)
    return points[inside]


def frames_of(reader: Reader, points: pd.DataFrame, keep: str | None = None) -> dict[str, Frame]:
    """Compute the frames of the opened part, or of the whole map; see `frames_for`."""
    near = points_near(reader, points)
    return frames_for(points, keep) if near.empty else frames_on(near)


def with_part(row: Mapping[str, Any], view: View) -> View:
    """Copy a view with the part of the map that a group stands for; ``row`` is its map data."""
    opened, _ = parse_view({"near": [str(row.get("near", ""))]})
    return change(view, "near", opened.near)


def group_names(reader: Reader, names: Iterable[str]) -> str:
    """Join the first names of the cities of a group, and count the others."""
    ordered = sorted(names, key=reader.collate)
    named, more = ordered[:MOST_NAMED], len(ordered) - MOST_NAMED
    names = ", ".join(named)
    return names + (reader.t("charts.cities_more", count=more) if more > 0 else "")


def list_groups(reader: Reader, drawn: pd.DataFrame, *, picture: bool) -> Markup:
    """Build the closed list of the groups on a map, each with a link that opens its part.

    Parameters
    ----------
    reader
        The view that the links change.
    drawn
        The points of the map; see `drawn_points`.
    picture
        Whether the map is a picture, which no click opens.
    """
    groups = [at for at in list_points(drawn) if at["cities"] > 1]
    groups.sort(key=lambda at: at["cities"], reverse=True)
    if not groups:
        return Markup("")
    view = change(reader.view, "city", None) if reader.has_own_city else reader.view
    items = Markup("").join(
        Markup('<li class="sg-group">{}</li>').format(
            link_here(
                reader.t(
                    "charts.group_names",
                    cities=reader.t("charts.group", count=at["cities"]),
                    names=at["named"],
                ),
                with_part(at, view),
            )
        )
        for at in groups
    )
    return Markup('<details class="sg-groups"><summary>{}</summary><ul>{}</ul></details>').format(
        reader.t("charts.groups_picture" if picture else "charts.groups"), items
    )


def show_part(reader: Reader, points: pd.DataFrame) -> None:
    """List the cities of the opened part, and draw the way back to the whole map.

    ``points`` may have ``entry``, what is listed of each instead of a link to its page.
    """
    made = make_once(reader, "map_part", partial(_list_part, reader, points))
    if not made:
        return
    with st.container(key="map_part", gap="xxsmall"):
        st.html(made)
        st.button(
            reader.t("charts.whole_map"),
            icon=":material/zoom_out_map:",
            type="tertiary",
            **bind_press("whole_map", update_view, _without_part),
        )


def _list_part(reader: Reader, points: pd.DataFrame) -> Markup:
    """Name the cities of the opened part; blank if there is none."""
    there, head = points_near(reader, points), "charts.cities_in_part"
    if there.empty:
        return Markup("")
    if "entry" in there:
        return list_entries(reader, zip(there["name"], there["entry"], strict=True), head)
    return cities_here(reader, [str(city) for city in there.index], head)


def _without_part(view: View) -> View:
    return change(view, "near", None)
