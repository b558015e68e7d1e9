"""Tests of the places of cities on maps."""

from __future__ import annotations

import math

from components.publish.city_places import find_places
from tests.components.conftest import MakeReader


def test_only_cities_with_a_place_are_on_a_map(make_reader: MakeReader) -> None:
    points = find_places(make_reader(), ["dell", "arco", "brae"])
    assert list(points.index) == ["arco", "brae"]
    assert points.loc["arco", ["latitude", "longitude"]].tolist() == [43.3, -3.0]
    assert math.isclose(points.at["arco", "score"], 88.75)


def test_the_score_may_be_another(make_reader: MakeReader) -> None:
    assert find_places(make_reader(), ["arco"], "data")["score"].tolist() == [80]
