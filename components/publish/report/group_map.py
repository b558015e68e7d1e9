"""Draw the map of a city and its comparison group for a report."""

from __future__ import annotations

from dataclasses import replace

from components.figures.map_frames import WIDTHS, frames_for
from components.figures.map_groups import group_points
from components.publish.city_places import find_places
from components.publish.drawing import Drawing
from components.publish.map_drawing import MapPanel, draw_plain_map
from components.reader import Reader
from components.theme import LIGHT, Theme
from smartgov.advice.city_report import CityReport

#: Size of dots as a multiple of those on a page, because the drawing is made smaller.
LARGER = 2.0


def draw_group_map(reader: Reader, report: CityReport, theme: Theme = LIGHT) -> Drawing | None:
    """Draw the city and its peers; None without peers, or if no place is known.

    Parameters
    ----------
    reader
        The language, and the overall scores, which the colors show.
    report
        The city and its peers.
    theme
        The colors; a report has those of paper.
    """
    peers, city = report.peers.cities, report.city
    points = find_places(reader, [*peers, city.id])
    if not peers or points.empty:
        return None
    frame = frames_for(points, city.id)["narrow"]
    frame = replace(frame, radius=LARGER * frame.radius)
    grouped = group_points(points, frame, [city.id]).assign(line="", near=None)
    brush = replace(reader.brush, theme=theme)
    alt = reader.t("city.group_alt", city=reader.name(city.id), count=len(peers))
    return draw_plain_map(brush, MapPanel(grouped, frame), city.id, WIDTHS["narrow"], alt)
