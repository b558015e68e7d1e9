"""The cities that a city is compared with: by name, on a small map, and on Compare."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.downloads import Download
from components.figures.map_frames import WIDTHS, frames_for
from components.figures.map_picture import draw_picture
from components.html import Cell, Column, Rows
from components.leads import city_links
from components.links import link
from components.once import drawn_once, made_once
from components.publish.drawing import Drawing
from components.publish.map_drawing import draw_map
from components.reader import Reader
from components.sections.map_files import map_words, picture_files
from components.sections.map_points import city_points, drawn_points, map_panel, map_table
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
        _show_map(reader, city)
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


def _show_map(reader: Reader, city: City) -> None:
    """Draw the city and its peers on a small map, as a picture, and below it its row."""
    points = group_points(reader)
    if not points[["latitude", "longitude"]].notna().all(axis=1).any():
        return
    _draw_map(reader)
    name, titles = f"map-peers-{city.id}", map_titles(reader)
    table = partial(map_table, reader, points, "overall", titles[0], city_links(reader))
    files = map_files(reader, name, city)
    show.table_expander(reader, name, table, more=files, titled=titles)


@made_once
def group_points(reader: Reader) -> pd.DataFrame:
    """Collect the map data of the peers and the city; see `city_points`."""
    return city_points(
        reader, "overall", [*reader.peer_ids, *([reader.city.id] if reader.city else [])]
    )


@drawn_once
def _draw_map(reader: Reader) -> None:
    city, t, theme = reader.city, reader.t, reader.theme
    if city is None:
        return
    with st.container(key="map_peers_frame"):
        st.html(group_picture(reader, city, group_points(reader)))
    st.html(
        html.legend(
            html.ramp(theme.scale, t("charts.scale_low"), t("charts.scale_high")),
            html.swatch("ring", theme.missing, t("charts.not_ranked")),
            html.swatch("ring", theme.city, city.name),
        )
    )


@made_once
def map_titles(reader: Reader) -> tuple[str, str]:
    """Write the title and the subtitle of the map, for its pictures; there is a chosen city."""
    name = reader.city.name if reader.city else ""
    title = reader.t("city.group_map", city=name, count=len(reader.peer_ids))
    return title, reader.t("terms.overall")


def map_files(reader: Reader, name: str, city: City) -> list[Download]:
    """Offer the map as PNG and SVG; ``name`` is part of the names of the files."""
    return picture_files(reader, name, name, partial(draw_group_map, reader, city))


def draw_group_map(reader: Reader, city: City) -> Drawing:
    """Draw the map with title, legend and source."""
    points = group_points(reader)
    frame = frames_for(points, city.id)["wide"]
    title, subtitle = map_titles(reader)
    words = replace(map_words(reader, "overall", subtitle), title=title)
    return draw_map(reader.brush, map_panel(reader, points, frame), city.id, words)


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
