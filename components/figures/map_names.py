"""Choose the cities whose names are written on a map, and where: the chosen one, the extremes."""

from __future__ import annotations

import pandas as pd

from components.figures.city_map import GAP, Frame, Side, WrittenName
from components.figures.map_picture import project

#: Number of cities up to which all that share the highest or the lowest score are named.
MOST_ALIKE = 2

#: About the width of a letter of a name and the height of a line, in pixels.
LETTER, LINE = 7.2, 16


def written_names(
    points: pd.DataFrame, frame: Frame, width: float, chosen: str | None
) -> list[WrittenName]:
    """Choose the names that are written, those that would cover another left out.

    Parameters
    ----------
    points
        As for `draw_world`; groups of cities have no name.
    frame, width
        The frame, and its width in pixels.
    chosen
        Id of the chosen city, named first.
    """
    single = points[points["cities"] == 1] if "cities" in points else points
    named = single.loc[list(dict.fromkeys([*_chosen(single, chosen), *_extremes(single)]))]
    places = project(named[["longitude", "latitude"]].to_numpy().tolist(), frame, width)
    names: list[WrittenName] = []
    taken: list[tuple[float, float, float]] = []
    for (_, at), (x, y) in zip(named.iterrows(), places, strict=True):
        room = LETTER * len(at["name"])
        side: Side = "end" if x + GAP + room > width else "start"
        left = x + GAP if side == "start" else x - GAP - room
        if _is_free(left, y, room, taken) and 0 <= y <= frame.height and 0 <= x <= width:
            taken.append((left, y, room))
            longitude, latitude = float(at["longitude"]), float(at["latitude"])
            names.append(WrittenName(str(at["name"]), longitude, latitude, side))
    return names


def _chosen(points: pd.DataFrame, chosen: str | None) -> list[str]:
    return [chosen] if chosen is not None and chosen in points.index else []


def _extremes(points: pd.DataFrame) -> list[str]:
    """Find the cities with the highest and the lowest score, unless too many share it."""
    scores = points["score"].dropna()
    found: list[str] = []
    for end in (scores.max(), scores.min()):
        alike = [str(city) for city in scores.index[scores == end]]
        found += alike if len(alike) <= MOST_ALIKE else []
    return found


def _is_free(left: float, y: float, room: float, taken: list[tuple[float, float, float]]) -> bool:
    """Check whether a name covers none of those already written."""
    return not any(
        left < other + width and other < left + room and abs(y - line) < LINE
        for other, line, width in taken
    )
