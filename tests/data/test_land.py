"""Tests of the land outline, cut at the antimeridian so that a flat map has no artifacts."""

import itertools
import json

import pytest

from smartgov.paths import LAND_FILE

LAND = json.loads(LAND_FILE.read_text(encoding="utf-8"))
POLYGONS = LAND["features"][0]["geometry"]["coordinates"]
RINGS = [ring for polygon in POLYGONS for ring in polygon]


def signed_area(ring):
    """Shoelace formula; positive where the ring runs counterclockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2


def contains(ring, point):
    """Even-odd rule."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def on_land(longitude, latitude):
    return any(
        contains(outer, (longitude, latitude))
        and not any(contains(hole, (longitude, latitude)) for hole in holes)
        for outer, *holes in POLYGONS
    )


def test_one_feature_of_polygons() -> None:
    assert LAND["type"] == "FeatureCollection"
    assert [feature["geometry"]["type"] for feature in LAND["features"]] == ["MultiPolygon"]
    assert len(POLYGONS) > 100


def test_no_edge_goes_around_the_world() -> None:
    longest = max(abs(a[0] - b[0]) for ring in RINGS for a, b in itertools.pairwise(ring))
    assert longest < 180


def test_antarctica_alone_spans_the_map() -> None:
    spanning = [outer for outer, *_ in POLYGONS if max(outer)[0] - min(outer)[0] > 300]
    assert len(spanning) == 1
    assert max(latitude for _, latitude in spanning[0]) < -60


def test_positions_are_in_bounds_and_rounded() -> None:
    for x, y in itertools.chain.from_iterable(RINGS):
        assert -180 <= x <= 180
        # Web Mercator has no pole: a vertex at -90 would be infinitely far away.
        assert -89 < y < 89
        assert (round(x, 2), round(y, 2)) == (x, y)


def test_rings_are_closed_and_turn_as_rfc_7946_asks() -> None:
    for outer, *holes in POLYGONS:
        assert signed_area(outer) > 0
        assert all(signed_area(hole) < 0 for hole in holes)
    for ring in RINGS:
        assert len(ring) >= 4
        assert ring[0] == ring[-1]
        assert all(a != b for a, b in itertools.pairwise(ring))


@pytest.mark.parametrize(
    ("longitude", "latitude", "land"),
    [
        (-3.7, 40.4, True),  # Madrid
        (-60.0, -3.1, True),  # Manaus
        (178.0, 67.5, True),  # Chukotka, west of the cut
        (-176.0, 66.5, True),  # Chukotka, east of the cut
        (0.0, -80.0, True),  # Antarctica
        (51.0, 42.0, False),  # the Caspian Sea, a hole
        (-30.0, 40.0, False),  # the Atlantic
        (-150.0, 67.5, True),  # Alaska
        (-100.0, -17.0, False),  # the Pacific at the latitude of Fiji
        (-30.0, 66.5, False),  # Denmark Strait, on Chukotka's parallel
    ],
)
def test_land_is_land_and_sea_is_sea(longitude, latitude, land) -> None:
    assert on_land(longitude, latitude) is land


def test_the_file_is_small() -> None:
    assert LAND_FILE.stat().st_size < 100_000
