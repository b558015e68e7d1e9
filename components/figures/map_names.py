"""Choose the cities whose names are written on a map, and where: the chosen one, the extremes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.figures.city_map import GAP, SIDES, Frame, WrittenName, dot_radius
from components.figures.map_picture import project

#: Number of cities up to which all that share the highest or the lowest score are named.
MOST_ALIKE = 2

#: About the width of a letter of a name and the height of a line, in pixels.
LETTER, LINE = 7.2, 16

#: How far above the middle of its dot a name may stand, in pixels, the best first.
LIFTS = (0, 10, -10)

#: The same, only for a name that would have room nearer, but there covers dots.
FURTHER = (20, -20)

#: Distance of a name from the edge of a dot within which it covers it, in pixels.
NEAR = 1.5


def named_cities(points: pd.DataFrame, chosen: str | None) -> list[str]:
    """List the cities to name: the chosen one, then those with the highest and lowest score.

    ``points`` are those of `draw_world` before they are grouped.
    """
    return list(dict.fromkeys([*_chosen(points, chosen), *_extremes(points)]))


def written_names(
    points: pd.DataFrame, frame: Frame, width: float, cities: Sequence[str]
) -> list[WrittenName]:
    """Write the names of cities beside their dots, those that would cover another left out.

    Parameters
    ----------
    points
        As for `draw_world`, each of ``cities`` with a dot of its own.
    frame, width
        The frame, and its width in pixels.
    cities
        Ids in the order of their importance.
    """
    pixels = project(points[["longitude", "latitude"]].to_numpy().tolist(), frame, width)
    counts = points["cities"] if "cities" in points else [1] * len(points)
    dots = {
        c: _Dot(x, y, n, dot_radius(frame.radius, n))
        for c, (x, y), n in zip(points.index, pixels, counts, strict=True)
    }
    names: list[WrittenName] = []
    taken: list[_Line] = []
    for city in cities:
        at, (x, y) = points.loc[city], (dots[city].x, dots[city].y)
        room = LETTER * len(at["name"])
        beside = [
            dot
            for other, dot in dots.items()
            if other != city and abs(dot.y - y) < 3 * LINE and abs(dot.x - x) < room + 3 * GAP
        ]
        lines = {
            (side, lift): _Line(x + GAP if side == "start" else x - GAP - room, y - lift, room)
            for lift in LIFTS + FURTHER
            for side in SIDES
        }
        free = [place for place, line in lines.items() if not any(map(line.covers, taken))]
        inside = 0 <= y <= frame.height and 0 <= x <= width
        if inside and any(lift in LIFTS for _, lift in free):
            side, lift = min(free, key=lambda place: lines[place].cost(beside, width))
            taken.append(lines[side, lift])
            longitude, latitude = float(at["longitude"]), float(at["latitude"])
            names.append(WrittenName(str(at["name"]), longitude, latitude, side, lift))
    return names


@dataclass(frozen=True)
class _Dot:
    """A dot on the map: its middle and radius in pixels, and how many cities it stands for."""

    x: float
    y: float
    cities: int
    radius: float


@dataclass(frozen=True)
class _Line:
    """Where a name would stand: its left end, its middle line and its width, in pixels."""

    left: float
    y: float
    width: float

    def covers(self, other: _Line) -> bool:
        """Check whether it covers another name."""
        beside = self.left < other.left + other.width and other.left < self.left + self.width
        return beside and abs(self.y - other.y) < LINE

    def cost(self, dots: Iterable[_Dot], width: float) -> tuple[bool, int]:
        """Say how badly it stands: whether beyond the map, and how many cities it covers."""
        right = self.left + self.width
        covered = sum(
            dot.cities
            for dot in dots
            if -(dot.radius + NEAR) < dot.x - self.left < self.width + dot.radius + NEAR
            and abs(dot.y - self.y) < LINE / 2 + dot.radius + NEAR
        )
        return not (self.left >= 0 and right <= width), covered


def _chosen(points: pd.DataFrame, chosen: str | None) -> list[str]:
    return [chosen] if chosen is not None and chosen in points.index else []


def _extremes(points: pd.DataFrame) -> list[str]:
    """Find the cities with the highest and the lowest score, unless too many share it."""
    scores = points["score"].to_numpy(float)
    known = scores[~np.isnan(scores)]
    found: list[str] = []
    for end in (known.max(), known.min()) if len(known) else ():
        alike = np.flatnonzero(scores == end)
        found += [str(points.index[at]) for at in alike] if len(alike) <= MOST_ALIKE else []
    return found
