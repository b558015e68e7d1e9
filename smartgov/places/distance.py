"""Distances on Earth, and the extent of countries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import asin, cos, radians, sin, sqrt

import numpy as np

from smartgov.places.gazetteer import gazetteer

#: Mean radius of the Earth, in kilometers.
RADIUS = 6371.0

#: Degrees by which a country may extend beyond its outermost places.
MARGIN = 1.0

#: South, north, west and east end of a country, in degrees.
Extent = tuple[float, float, float, float]


def distance_km(north: float, east: float, to_north: float, to_east: float) -> float:
    """Compute the great-circle distance between two points, in kilometers (haversine formula)."""
    up, right = radians(to_north - north) / 2, radians(to_east - east) / 2
    chord = sin(up) ** 2 + cos(radians(north)) * cos(radians(to_north)) * sin(right) ** 2
    return 2 * RADIUS * asin(min(1.0, sqrt(chord)))


def is_in_extent(country: str, latitude: float, longitude: float) -> bool:
    """Check whether a point is in the box around a country; True if the country has no places."""
    extent = extents().get(country)
    if extent is None:
        return True
    south, north, west, east = extent
    return (
        south - MARGIN <= latitude <= north + MARGIN and west - MARGIN <= longitude <= east + MARGIN
    )


@cache
def extents() -> Mapping[str, Extent]:
    """Compute the extent of each country from the places in the gazetteer."""
    known = gazetteer()
    countries, numbers = np.unique(np.array(known.country), return_inverse=True)
    latitude, longitude = np.array(known.latitude), np.array(known.longitude)
    ends = []
    for values in (latitude, longitude):
        low, high = np.full(len(countries), np.inf), np.full(len(countries), -np.inf)
        np.minimum.at(low, numbers, values)
        np.maximum.at(high, numbers, values)
        ends += [low.tolist(), high.tolist()]
    return dict(zip(countries.tolist(), zip(*ends, strict=True), strict=True))
