"""Check that the points of the demonstration are inland and far from any real city.

The rules, checked with the land outline of this project and the gazetteer of GeoNames: the point
and a ring around it are on land; no place of any size is nearby, and no town within a wider
circle; and all known places in the wider surroundings are in the country given for the point.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from smartgov.paths import LAND_FILE
from smartgov.places.gazetteer import gazetteer

EARTH_RADIUS_KM = 6371.0

#: Minimum distance to any place of the gazetteer.
CLEAR_KM = 3.0

#: Population above which a place is a town, and the minimum distance to any town.
TOWN, TOWN_KM = 15_000, 25.0

#: Points at this distance, in all directions, must be on land.
INLAND_KM = 50.0

#: The places within this distance determine the country; at least this many are needed.
COUNTRY_KM, WITNESSES = 75.0, 3

Position = tuple[float, float]


@dataclass(frozen=True)
class Point:
    """A respondent's point in degrees, and the country given for it."""

    country: str
    latitude: float
    longitude: float


def check_point(point: Point) -> list[str]:
    """List the rules that a point breaks; empty if it may be used."""
    known = gazetteer()
    distance = _distances(point)
    population = np.frombuffer(known.population, dtype=np.int64)
    near = np.flatnonzero(distance < COUNTRY_KM)
    countries = {known.country[number] for number in near}
    broken = []
    if distance.min() < CLEAR_KM:
        broken.append(f"{known.name[int(distance.argmin())]} is within {CLEAR_KM:g} km")
    towns = np.flatnonzero((distance < TOWN_KM) & (population > TOWN))
    if towns.size:
        broken.append(f"{known.name[int(towns[0])]} is within {TOWN_KM:g} km")
    if countries != {point.country} or near.size < WITNESSES:
        broken.append(f"{near.size} places around it, in {', '.join(sorted(countries))}")
    ring = [_shift(point, INLAND_KM, bearing) for bearing in range(0, 360, 45)]
    if not all(on_land(position) for position in [(point.longitude, point.latitude), *ring]):
        broken.append("not inland")
    return broken


def _distances(point: Point) -> np.ndarray:
    """Compute the haversine distance to every place of the gazetteer, in kilometers."""
    latitude, longitude = np.radians(_coordinates())
    here = np.radians([point.latitude, point.longitude])
    haversine = (
        np.sin((latitude - here[0]) / 2) ** 2
        + np.cos(latitude) * np.cos(here[0]) * np.sin((longitude - here[1]) / 2) ** 2
    )
    distances: np.ndarray = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(haversine))
    return distances


@cache
def _coordinates() -> np.ndarray:
    known = gazetteer()
    return np.array([known.latitude, known.longitude])


def _shift(point: Point, kilometers: float, bearing: float) -> Position:
    """Move a point by a distance and bearing, approximated for short distances."""
    degrees = np.degrees(kilometers / EARTH_RADIUS_KM)
    north, east = np.cos(np.radians(bearing)), np.sin(np.radians(bearing))
    stretch = np.cos(np.radians(point.latitude))
    return float(point.longitude + degrees * east / stretch), float(
        point.latitude + degrees * north
    )


def on_land(position: Position) -> bool:
    """Check whether a position (longitude, latitude) is on the land outline of the maps."""
    return any(
        _contains(outer, position) and not any(_contains(hole, position) for hole in holes)
        for outer, *holes in _land()
    )


@cache
def _land() -> list[list[list[Position]]]:
    text = LAND_FILE.read_text(encoding="utf-8")
    polygons: list[list[list[Position]]] = json.loads(text)["features"][0]["geometry"][
        "coordinates"
    ]
    return polygons


def _contains(ring: Sequence[Position], position: Position) -> bool:
    """Apply the even-odd rule: a line to the east crosses the ring an odd number of times."""
    x, y = position
    inside = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
