"""The map as small multiples: a picture for each region or population class."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import inputs, show
from components.downloads import Download
from components.editions import scored_of
from components.figures.city_map import Frame
from components.figures.map_frames import WIDTHS, frames_for
from components.figures.map_picture import draw_picture
from components.links import link_here
from components.once import drawn_once, made_once
from components.publish.map_drawing import MapPanel
from components.reader import Reader
from components.sections.map_files import panel_downloads
from components.sections.map_points import city_points, map_panel
from components.sections.overview.groups import group_cities, group_title
from components.view.view import MAPS, PANELS, Maps, View, change
from components.words.editions import periods
from smartgov.peers.groups import Grouping

#: Maximum zoom of a small picture, on which a single city shows the countries around it.
CLOSEST = 4.0


def choose_maps(reader: Reader, chosen: Maps) -> None:
    """Draw the control that parts the map by region or population, or shows the change."""
    labels = map_labels(reader)
    inputs.choose_segment(
        reader,
        "maps",
        reader.t("overview.maps"),
        list(labels),
        labels.__getitem__,
        chosen,
        hide_label=True,
    )


def map_labels(reader: Reader) -> dict[str, str]:
    """Label the ways to draw the map; the change only where there is an earlier edition."""
    scored = scored_of(reader)
    since = periods(scored.matched)["since"] if scored else ""
    ways = MAPS if scored else PANELS
    return {way: reader.t(f"overview.panels_{way}", since=since) for way in ways}


def grouping_of(reader: Reader) -> Grouping:
    """Get what the map is parted by."""
    return "size" if reader.view.maps == "size" else "region"


@made_once
def map_groups(reader: Reader) -> dict[str, pd.DataFrame]:
    """Collect the map data of the selected cities that have a place, by group."""
    points = city_points(reader, reader.view.measure).dropna(subset=["latitude", "longitude"])
    groups = group_cities(reader, grouping_of(reader), map(str, points.index))
    return {group: points.loc[cities] for group, cities in groups.items()}


def frame_of(reader: Reader, group: str) -> Frame:
    """Compute the frame of the picture of a group: a region fills it, classes share one."""
    groups = map_groups(reader)
    alone = grouping_of(reader) == "region"
    points = groups[group] if alone else pd.concat(groups.values())
    return frames_for(points, closest=CLOSEST)["narrow"]


def panel_title(reader: Reader, group: str) -> str:
    """Write the title of a group's picture."""
    cities = list(map(str, map_groups(reader)[group].index))
    return group_title(reader, grouping_of(reader), group, cities)


@drawn_once
def show_pictures(reader: Reader) -> None:
    """Draw a picture for each group, below a title that leads to the group on the whole map."""
    figures = Markup("").join(
        Markup('<figure><figcaption class="sg-panel">{}</figcaption>{}</figure>').format(
            link_here(panel_title(reader, group), view_of(reader, group)),
            _picture(reader, group),
        )
        for group in map_groups(reader)
    )
    st.html(Markup('<div class="sg-maps">{}</div>').format(figures))


def view_of(reader: Reader, group: str) -> View:
    """Make the view with the cities of a group alone, on one map."""
    field = "sizes" if grouping_of(reader) == "size" else "regions"
    return change(change(reader.view, field, (group,)), "maps", "none")


def _picture(reader: Reader, group: str) -> Markup:
    """Draw the picture of a group."""
    panel, measure = make_panel(reader, group), reader.measure_label(reader.view.measure)
    alt = reader.t("overview.panel_alt", group=panel.title, measure=measure)
    width, chosen = WIDTHS["narrow"], reader.view.city
    return draw_picture(reader.brush, panel.points, panel.frame, width, chosen, alt, panel.names)


def downloads(reader: Reader, name: str) -> list[Download]:
    """Offer the pictures as one, as PNG and SVG; ``name`` is part of the names of the files."""
    by = reader.t(f"overview.panels_{reader.view.maps}")
    return panel_downloads(reader, name, reader.view.measure, by, partial(_panels, reader))


def _panels(reader: Reader) -> list[MapPanel]:
    return [make_panel(reader, group) for group in map_groups(reader)]


def make_panel(reader: Reader, group: str) -> MapPanel:
    """Collect what the picture of a group shows."""
    points, frame = map_groups(reader)[group], frame_of(reader, group)
    return map_panel(reader, points, frame, WIDTHS["narrow"], panel_title(reader, group))


def with_groups(reader: Reader, table: show.Table) -> show.Table:
    """Add the group of each city to the data of the table of a map."""
    groups = {str(c): group for group, points in map_groups(reader).items() for c in points.index}
    return replace(table, data=table.data.assign(group=table.data["city_id"].map(groups)))
