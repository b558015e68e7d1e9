"""Cities whose dots would cover each other are one dot with their number."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from components.figures.city_map import FRAMES, dot_radius
from components.figures.map_frames import frames_on
from components.figures.map_groups import BESIDE, COVERED, MOST_PAIRS, group_points
from components.figures.map_picture import project
from smartgov.model import Study

FRAME = FRAMES["wide"]


@pytest.fixture
def points() -> pd.DataFrame:
    """Return three cities near each other, and one far from them."""
    return pd.DataFrame(
        {
            "name": ["A", "B", "C", "D"],
            "latitude": [0.1, 0.5, 1.5, -60.0],
            "longitude": [0.1, 0.5, 0.9, -0.1],
            "score": [10.0, 30.0, math.nan, 80.0],
        },
        index=pd.Index(["a", "b", "c", "d"], name="city"),
    )


@pytest.fixture
def cities(survey: Study) -> pd.DataFrame:
    """Return the cities of the survey that have a place."""
    rows = {city.id: (city.name, city.latitude, city.longitude, 50.0) for city in survey.cities}
    columns = ["name", "latitude", "longitude", "score"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).dropna()


def pixels(table: pd.DataFrame) -> list[tuple[float, float]]:
    return list(project(table[["longitude", "latitude"]].to_numpy().tolist(), FRAME, 850))


def test_cities_near_each_other_are_one_group(points: pd.DataFrame) -> None:
    groups = group_points(points, FRAME)
    assert groups["cities"].to_dict() == {"d": 1, "@a": 3}
    group = groups.loc["@a"]
    assert (group["latitude"], group["longitude"]) == pytest.approx((0.7, 0.5), abs=0.01)
    assert group["score"] == 20  # the median of those with a score
    assert group["members"] == ("a", "b", "c")


def test_a_single_city_is_unchanged(points: pd.DataFrame) -> None:
    alone = group_points(points, FRAME).loc["d"]
    assert alone.drop(["cities", "members"]).to_dict() == points.loc["d"].to_dict()


def test_cities_part_where_the_map_is_closer(points: pd.DataFrame) -> None:
    closer = frames_on(points.iloc[:3])["wide"]
    assert group_points(points, closer)["cities"].tolist() == [1, 1, 1, 1]


def test_a_kept_city_lies_on_top_and_its_group_steps_aside(points: pd.DataFrame) -> None:
    groups = group_points(points, FRAME, keep=["b"])
    assert groups["cities"].to_dict() == {"d": 1, "@a": 2, "b": 1}
    assert groups.loc["b", "score"] == 30
    (x, y), (kept_x, kept_y) = pixels(groups.loc[["@a", "b"]])
    room = dot_radius(FRAME.radius, 2) + BESIDE * FRAME.radius
    assert math.hypot(x - kept_x, y - kept_y) == pytest.approx(room)


def test_a_group_at_the_place_of_a_kept_city_is_beside_it(points: pd.DataFrame) -> None:
    same = points.assign(latitude=1.0, longitude=1.0)
    (x, _), (kept, _) = pixels(group_points(same, FRAME, keep=["b"]))
    assert x < kept


def test_no_number_is_covered(cities: pd.DataFrame) -> None:
    groups = group_points(cities, FRAME)
    assert groups["cities"].sum() == len(cities)
    assert len(groups) < len(cities)
    dots = zip(pixels(groups), groups["cities"], strict=True)
    for ((x, y), count), ((other_x, other_y), other) in combinations(dots, 2):
        room = COVERED * (dot_radius(FRAME.radius, count) + dot_radius(FRAME.radius, other))
        assert math.hypot(x - other_x, y - other_y) >= room - 1e-6


def test_every_city_is_in_one_dot(cities: pd.DataFrame) -> None:
    groups = group_points(cities, FRAME, keep=["bilbao"])
    members = [city for group in groups["members"] for city in group]
    assert sorted(members) == sorted(cities.index)
    assert groups.index.is_unique


def test_thousands_of_cities_are_grouped_too() -> None:
    rng, count = np.random.default_rng(1), 4 * MOST_PAIRS
    many = pd.DataFrame(
        {
            "name": "x",
            "latitude": rng.uniform(-40, 60, count),
            "longitude": rng.uniform(-120, 140, count),
            "score": 50.0,
        },
        index=[f"c{n}" for n in range(count)],
    )
    groups = group_points(many, FRAME, keep=["c7"])
    assert groups["cities"].sum() == count
    assert groups.index[-1] == "c7"
    assert len(groups) < count / 3


def test_a_group_without_any_score_has_none(points: pd.DataFrame) -> None:
    assert math.isnan(group_points(points.assign(score=math.nan), FRAME).loc["@a", "score"])


def test_a_group_has_the_median_shade(points: pd.DataFrame) -> None:
    shaded = points.assign(shade=[0.0, 50.0, 100.0, 25.0], words=["I", "II", "III", "IV"])
    groups = group_points(shaded, FRAME)
    assert groups["shade"].to_dict() == {"d": 25, "@a": 50}
    assert groups.loc["d", "words"] == "IV"


def test_no_cities_are_no_groups(points: pd.DataFrame) -> None:
    assert group_points(points.iloc[:0], FRAME).empty


@pytest.mark.parametrize(("cities", "digits"), [(2, 1), (12, 2), (345, 3)])
def test_a_dot_has_room_for_its_number(cities: int, digits: int) -> None:
    assert dot_radius(2.5, cities) >= 7 + 2 * digits
    assert dot_radius(2.5, 1) == 2.5
