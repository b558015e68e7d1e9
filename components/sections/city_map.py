"""Map of cities for the pages Overview and Your city: points, frames and table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.elements.lib.layout_utils import WidthWithoutContent

from components import show
from components.binding import update_view, widget_value
from components.browser import lacks_webgl
from components.figures.city_map import CITIES_LAYER, FRAMES, Frame, WrittenDeck, draw_world
from components.figures.map_frames import WIDTHS, count_outside
from components.figures.map_groups import MOST_DOTS, group_points
from components.figures.map_names import written_names
from components.figures.map_picture import draw_picture
from components.html import Cell, Column, Rows
from components.once import make_once
from components.reader import Reader
from components.view.view import View, change
from components.words.ranks import score_cell

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
    """Write the clicked city to the URL; for the map that chooses the city of the view."""
    for name in FRAMES:
        for layer, objects in widget_value(f"map_{name}").selection.objects.items():
            if layer.startswith(CITIES_LAYER) and objects and objects[0].get("cities", 1) == 1:
                update_view(partial(_with_city, objects[0]["id"]))


def _with_city(city: str, view: View) -> View:
    return change(view, "city", city)


def city_points(reader: Reader, measure: str, ids: Sequence[str] | None = None) -> pd.DataFrame:
    """Collect the map data of some cities, by default of the selected ones.

    Returns
    -------
    pandas.DataFrame
        Indexed by city: ``name``; ``latitude`` and ``longitude`` in degrees, NaN if unknown; and
            ``score``, 0–100 or NaN.
    """
    values = reader.scores.measure(measure)
    ids = reader.chosen if ids is None else ids
    cities = [reader.study.city_by_id[city] for city in ids]
    return pd.DataFrame(
        {
            "name": [reader.name(city.id) for city in cities],
            "latitude": pd.array([city.latitude for city in cities], dtype=float),
            "longitude": pd.array([city.longitude for city in cities], dtype=float),
            "score": values.loc[list(ids)].to_numpy(),
        },
        index=list(ids),
    )


def show_frames(
    reader: Reader,
    points: Callable[[], pd.DataFrame],
    frames: Mapping[str, Frame],
    alt: str,
    selection: MapSelection | None = None,
    width: WidthWithoutContent = "stretch",
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
    """
    drawn = cache(partial(drawn_points, reader, points))
    if lacks_webgl():
        _show_pictures(reader, points, drawn, frames, alt, width)
        return
    for name, frame in frames.items():
        draw = partial(_draw_frame, reader, points, drawn, name, frame)
        deck, left_out = make_once(reader, f"map_{name}", draw)
        options = selection.options(name) if selection else {}
        with st.container(key=f"map_{name}_frame", width=width):
            st.pydeck_chart(deck, height=frame.height, alt=alt, **options)
            if left_out:
                show.paragraph(reader.t("charts.outside", count=left_out))


def _show_pictures(
    reader: Reader,
    points: Callable[[], pd.DataFrame],
    drawn: Callable[[], pd.DataFrame],
    frames: Mapping[str, Frame],
    alt: str,
    width: WidthWithoutContent,
) -> None:
    """Draw the map as a picture in each frame, and say why."""
    for name, frame in frames.items():
        draw = partial(_draw_picture, reader, points, drawn, name, frame, alt)
        picture, left_out = make_once(reader, f"picture_{name}", draw)
        with st.container(key=f"map_{name}_frame", width=width):
            st.html(picture)
            if left_out:
                show.paragraph(reader.t("charts.outside_picture", count=left_out))
    show.paragraph(reader.t("charts.picture"))


def _draw_picture(
    reader: Reader,
    points: Callable[[], pd.DataFrame],
    drawn: Callable[[], pd.DataFrame],
    name: str,
    frame: Frame,
    alt: str,
) -> tuple[Markup, int]:
    """Draw the picture of a frame, and count the cities outside of it."""
    chosen, width = reader.view.city, WIDTHS[name]
    names = written_names(drawn(), frame, width, chosen)
    picture = draw_picture(reader.brush, drawn(), frame, width, chosen, alt, names)
    return picture, count_outside(points(), frame, width)


def _draw_frame(
    reader: Reader,
    points: Callable[[], pd.DataFrame],
    drawn: Callable[[], pd.DataFrame],
    name: str,
    frame: Frame,
) -> tuple[WrittenDeck, int]:
    """Draw the map in a frame, and count the cities outside of it."""
    chosen = reader.view.city
    names = written_names(drawn(), frame, WIDTHS[name], chosen)
    deck = draw_world(reader.brush, drawn(), frame, chosen, TOOLTIP, names)
    return deck, count_outside(points(), frame, WIDTHS[name])


def drawn_points(reader: Reader, points: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """Select the rows of `city_points` that have a place, in groups if they are many.

    Returns
    -------
    pandas.DataFrame
        The same columns, and ``line``: location and score as text. Of groups also ``cities``,
        their number; their name is that number, and their line the median score.
    """
    placed = points().dropna(subset=["latitude", "longitude"])
    if len(placed) > MOST_DOTS:
        placed = group_points(placed, keep=reader.view.city)
    wheres = placed["where"] if "where" in placed else map(partial(_where, reader), placed.index)
    counts = placed["cities"] if "cities" in placed else [1] * len(placed)
    values = (
        placed["words"] if "words" in placed else map(partial(score_cell, reader), placed["score"])
    )
    words = [
        _group_words(reader, count, score)
        if count > 1
        else (name, " · ".join(filter(None, (where, value))))
        for name, where, score, value, count in zip(
            placed["name"], wheres, placed["score"], values, counts, strict=True
        )
    ]
    return placed.assign(name=[name for name, _ in words], line=[line for _, line in words])


def _group_words(reader: Reader, count: int, score: float) -> tuple[str, str]:
    t = reader.t
    return t("charts.group", count=int(count)), t("charts.group_median", score=t.score(score))


def _where(reader: Reader, city: object) -> str:
    """Locate a city of the study; blank for a group."""
    return reader.where(str(city)) if city in reader.study.city_by_id else ""


def map_table(
    reader: Reader,
    points: pd.DataFrame,
    measure: str,
    caption: str,
    name_cell: Callable[[str], Cell],
) -> show.Table:
    """Build the table of the cities on a map, by descending score.

    ``name_cell`` returns the table cell with the name of a city, given its id.
    """
    t, cities = reader.t, reader.study.city_by_id
    ordered = points.sort_values("score", ascending=False, kind="stable", na_position="last")
    ids = [str(city) for city in ordered.index]
    label = reader.measure_label(measure)
    data = pd.DataFrame(
        {
            "city_id": ids,
            "city": [cities[city].name for city in ids],
            "country": [cities[city].country for city in ids],
            "latitude": ordered["latitude"].to_list(),
            "longitude": ordered["longitude"].to_list(),
            measure: ordered["score"].to_list(),
        }
    )
    return show.Table(
        caption=caption,
        columns=[Column(t("terms.city")), Column(reader.where_label), Column(label, True)],
        rows=Rows(
            zip(ids, ordered["score"], strict=True),
            lambda at: [name_cell(at[0]), reader.where(at[0]), score_cell(reader, at[1])],
        ),
        data=data,
        chosen=ids.index(reader.view.city) if reader.view.city in ids else None,
    )
