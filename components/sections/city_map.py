"""Map of cities: its frames, what a click on it chooses, and the list of its groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.elements.lib.layout_utils import WidthWithoutContent

from components import html
from components.binding import update_view, widget_value
from components.browser import lacks_webgl
from components.figures.city_map import CITIES_LAYER, FRAMES, Frame, draw_world
from components.figures.map_frames import WIDTHS, count_outside
from components.figures.map_picture import draw_picture
from components.figures.written_deck import WrittenDeck
from components.once import make_once
from components.reader import Reader
from components.sections.map_parts import list_groups, show_part, with_part
from components.sections.map_points import map_panel
from components.theme import Theme
from components.view.view import View, change

TOOLTIP = "<b>{name}</b><br>{line}"


@dataclass(frozen=True)
class MapSelection:
    """Selection on the map: the callback for clicks, and the prefix of the frames' widget keys."""

    on_select: Callable[[], None]
    prefix: str = "map_"

    def options(self, frame: str) -> dict[str, Any]:
        """Build the options of the chart of a frame."""
        key = f"{self.prefix}{frame}"
        return {"key": key, "on_select": self.on_select, "selection_mode": "single-object"}


def choose_on_map() -> None:
    """Write the clicked city to the URL, or the part of the map of a clicked group."""
    for row in clicked_rows():
        if "cities" in row:
            update_view(partial(with_part, row))
        else:
            update_view(partial(_with_city, row["id"]))


def open_on_map() -> None:
    """Write the part of the map of a clicked group to the URL; a city leads nowhere."""
    for row in clicked_rows():
        if "cities" in row:
            update_view(partial(with_part, row))


def clicked_rows(prefix: str = "map_") -> Iterator[Mapping[str, Any]]:
    """Find the map data of what was clicked, in whichever frame; see `MapSelection`."""
    for name in FRAMES:
        for layer, objects in widget_value(f"{prefix}{name}").selection.objects.items():
            if layer.startswith(CITIES_LAYER) and objects:
                yield objects[0]


def _with_city(city: str, view: View) -> View:
    return change(view, "city", city)


def show_frames(
    reader: Reader,
    points: Callable[[], pd.DataFrame],
    frames: Mapping[str, Frame],
    alt: str,
    selection: MapSelection | None = None,
    width: WidthWithoutContent = "stretch",
    instead: str = "",
) -> None:
    """Draw the map in each frame; the style sheet shows the frame that fits the window.

    Parameters
    ----------
    reader
        Its chosen city is drawn with a ring.
    points
        Function that returns the result of `city_points`; called only if this view has not been
        drawn before. Cities without coordinates are left out. It may have ``words`` for the
        tooltip instead of the score, ``where`` for cities that are not in the study, and ``shade``
        for the color; see `draw_world`.
    frames
        Result of `frames_for`.
    alt
        Alternative text.
    selection
        Handling of clicks; None for a map without selection.
    width
        Maximum width in pixels; by default the width of the column.
    instead
        What to do instead of a click, said if the map is a picture.
    """
    webgl = not lacks_webgl() and reader.alone is None
    for name, frame in frames.items():
        make = partial(_make_frame, reader, points, name, frame, alt, webgl, instead)
        made = make_once(reader, f"map_{name}_{webgl}", make)
        with st.container(key=f"map_{name}_frame", width=width):
            st.html(made.picture)
            if made.live is not None:
                options = selection.options(name) if selection else {}
                st.pydeck_chart(made.live, height=frame.height, alt=alt, **options)
            if made.below:
                st.html(made.below)
    if reader.view.near is not None:
        show_part(reader, points())


@dataclass(frozen=True)
class _Made:
    """The map in a frame; below it the list of its groups and a note: who is outside, what it is.

    ``picture`` stands in the page at once, and on paper; ``live`` takes its place when the browser
    has drawn it. Without WebGL there is the picture alone.
    """

    picture: Markup
    live: WrittenDeck | None
    below: Markup


def _make_frame(
    reader: Reader,
    points: Callable[[], pd.DataFrame],
    name: str,
    frame: Frame,
    alt: str,
    webgl: bool,
    instead: str,
) -> _Made:
    """Draw the map in a frame; in an opened part the cities outside of it are not counted."""
    placed, width, chosen = points(), WIDTHS[name], reader.view.city
    panel = map_panel(reader, placed, frame, width)
    drawn, names = panel.points, panel.names
    picture = draw_picture(reader.brush, drawn, frame, width, chosen, alt, names)
    live = None
    if webgl:
        live = draw_world(reader.brush, drawn, frame, chosen, TOOLTIP, names)
        picture = _first(picture, frame, width)
    outside = 0 if reader.view.near else count_outside(placed, frame, width)
    key = "charts.outside" if webgl else "charts.outside_picture"
    said = [reader.t(key, count=outside)] if outside else []
    said += [] if webgl else [reader.t("charts.picture"), *filter(None, [instead])]
    note = html.paragraph(" ".join(said)) if said else Markup("")
    return _Made(picture, live, list_groups(reader, drawn, picture=not webgl) + note)


def draw_first(
    reader: Reader, points: pd.DataFrame, name: str, frame: Frame, themes: Iterable[Theme]
) -> list[Markup]:
    """Draw the picture that stands in the place of the live map until that is ready.

    Parameters
    ----------
    reader
        Its chosen city is drawn with a ring.
    points
        Result of `city_points`.
    name, frame
        One of the frames, and its name.
    themes
        The colors; there is a picture for each.
    """
    width, chosen = WIDTHS[name], reader.view.city
    panel = map_panel(reader, points, frame, width)
    brushes = [replace(reader.brush, theme=theme) for theme in themes]
    drawn, names = panel.points, panel.names
    pictures = [draw_picture(b, drawn, frame, width, chosen, "", names) for b in brushes]
    return [_first(picture, frame, width) for picture in pictures]


def _first(picture: Markup, frame: Frame, width: float) -> Markup:
    """Lay a picture below the live map, as large as it is there; see ``style.css``."""
    return Markup(
        '<div class="sg-first" aria-hidden="true" style="--sg-width:{}px;--sg-height:{}px">{}</div>'
    ).format(width, frame.height, picture)
