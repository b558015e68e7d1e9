"""The cities that a city is compared with: by name, on a small map, and on Compare."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import show
from components.figures.map_frames import WIDTHS, frames_for
from components.figures.map_picture import draw_picture
from components.html import Cell, Column, Rows
from components.links import link
from components.once import drawn_once, made_once
from components.reader import Reader
from components.sections.map_points import city_points, drawn_points
from components.view.parameters import format_view
from components.words.peers import peer_words
from components.words.ranks import score_cell
from components.words.shapes import name_with_shape
from smartgov.model import City
from smartgov.peers.similar import find_similar


def show_group(reader: Reader) -> None:
    """Draw the peers of the city as a list and on a map, and the way to compare with them."""
    city, words = reader.city, group_words(reader)
    if city is None or words is None:
        return
    title, subtitle = words
    show.heading(title, subtitle, anchor="peers")
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        show.grid(reader, f"peers-{city.id}", partial(group_table, reader, city, title))
    with right:
        _draw_map(reader)
        _draw_way(reader)


@made_once
def group_words(reader: Reader) -> tuple[str, str] | None:
    """Say how many peers the city has, and why they are its peers; None if it has none."""
    city, peers = reader.city, reader.peers
    if city is None or peers is None or not peers.cities:
        return None
    reason = peer_words(reader, peers, city)
    title = reader.t("city.group_title", count=len(peers.cities))
    return title, reader.t("city.group_subtitle", reason=reason)


def group_table(reader: Reader, city: City, caption: str) -> show.Table:
    """Build the table of the peers: the distance of their profile from the city's, and score."""
    t, asked = reader.t, [d.id for d in reader.study.asked]
    order, overall = list(reader.ordered_peers), reader.scores.overall
    found = find_similar(reader.scores, city.id, asked, len(overall))
    distances = found["distance"].reindex(order)

    def build_row(at: tuple[str, float]) -> list[Cell]:
        other, distance = at
        return [
            name_with_shape(
                reader, other, link(reader.name(other), "city", reader.with_city(other))
            ),
            reader.where(other),
            score_cell(reader, distance),
            score_cell(reader, overall[other]),
        ]

    columns = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("city.group_distance"), True),
        Column(t("terms.overall"), True),
    ]
    rows = Rows(zip(order, distances, strict=True), build_row)
    data = pd.DataFrame(
        {"city_id": order, "distance": distances.to_list(), "overall": overall[order].to_list()}
    )
    return show.Table(caption, columns, rows, data)


@drawn_once
def _draw_map(reader: Reader) -> None:
    """Draw the city and its peers on a small map, as a picture."""
    city = reader.city
    if city is None:
        return
    points = city_points(reader, "overall", [*reader.peer_ids, city.id])
    if points[["latitude", "longitude"]].notna().all(axis=1).any():
        st.html(group_picture(reader, city, points))


def group_picture(reader: Reader, city: City, points: pd.DataFrame) -> Markup:
    """Draw the picture of the cities at ``points``; see `city_points`."""
    frame = frames_for(points, city.id)["narrow"]
    drawn = drawn_points(reader, points, frame)
    alt = reader.t("city.group_alt", city=city.name, count=len(reader.peer_ids))
    return draw_picture(reader.brush, drawn, frame, WIDTHS["narrow"], city.id, alt)


@drawn_once
def _draw_way(reader: Reader) -> None:
    """Draw the link to Compare with the city and the nearest of its peers."""
    city, view = reader.city, reader.beside_peers
    if city is None:
        return
    st.page_link(
        "pages/compare.py",
        label=reader.t("city.compare_these", city=city.name, count=len(view.compared) - 1),
        icon=":material/compare_arrows:",
        query_params=format_view(view),
    )
