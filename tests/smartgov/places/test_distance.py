"""Tests of distances on Earth and the extent of countries."""

from __future__ import annotations

import pytest

from smartgov.places.distance import distance_km, is_in_extent


@pytest.mark.parametrize(
    ("start", "end", "km"),
    [
        ((0, 0), (0, 0), 0),
        ((0, 0), (0, 180), 20_015),
        ((90, 0), (-90, 0), 20_015),
        ((43.263, -2.935), (45.75, 4.85), 676),
        ((0, 179.5), (0, -179.5), 111),
    ],
)
def test_great_circle(start: tuple[float, float], end: tuple[float, float], km: float) -> None:
    assert distance_km(*start, *end) == pytest.approx(km, abs=1)
    assert distance_km(*end, *start) == pytest.approx(km, abs=1)


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "inside"),
    [("ES", 40, -3, True), ("ES", 28, -15, True), ("ES", -3, 40, False), ("??", 0, 0, True)],
)
def test_extent(country: str, latitude: float, longitude: float, inside: bool) -> None:
    assert is_in_extent(country, latitude, longitude) == inside
