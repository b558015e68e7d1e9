"""Draw the map of a city and its comparison group for a report."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from components.figures.map_frames import WIDTHS, frames_for
from components.figures.map_groups import group_points
from components.publish.drawing import Drawing
from components.publish.map_drawing import MapPanel, draw_plain_map
from components.reader import Reader
from components.theme import LIGHT
from smartgov.advice.city_report import CityReport

#: Size of dots as a multiple of those on a page, because the drawing is made smaller.
LARGER = 2.0


def draw_group_map(reader: Reader, report: CityReport) -> Drawing | None:
    """Draw the city and its peers; None without peers, or if no place is known.

    Parameters
    ----------
    reader
        The language, and the overall scores, which the colors show.
    report
        The city and its peers.
    """
    peers, city = report.peers.cities, report.city
    points = _find_places(reader, [*peers, city.id])
    if not peers or points.empty:
        return None
    frame = frames_for(points, city.id)["narrow"]
    frame = replace(frame, radius=LARGER * frame.radius)
    grouped = group_points(points, frame, [city.id]).assign(line="", near=None)
    brush = replace(reader.brush, theme=LIGHT)
    alt = reader.t("city.group_alt", city=reader.name(city.id), count=len(peers))
    return draw_plain_map(brush, MapPanel(grouped, frame), city.id, WIDTHS["narrow"], alt)


def _find_places(reader: Reader, ids: list[str]) -> pd.DataFrame:
    """Collect the map data of the cities whose place is known, as for `draw_world`."""
    cities = [reader.study.city_by_id[city] for city in ids]
    points = pd.DataFrame(
        {
            "name": [reader.name(city.id) for city in cities],
            "latitude": pd.array([city.latitude for city in cities], dtype=float),
            "longitude": pd.array([city.longitude for city in cities], dtype=float),
            "score": reader.scores.overall.loc[ids].to_numpy(),
        },
        index=ids,
    )
    return points.dropna(subset=["latitude", "longitude"])
