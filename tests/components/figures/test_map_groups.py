"""Cities near each other are one dot on maps of many cities."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from components.figures.map_groups import CELL, group_points


@pytest.fixture
def points() -> pd.DataFrame:
    """Return three cities in one cell, and one far from them."""
    return pd.DataFrame(
        {
            "name": ["A", "B", "C", "D"],
            "latitude": [0.1, 0.5, 1.5, -60.0],
            "longitude": [0.1, 0.5, 0.9, -0.1],
            "score": [10.0, 30.0, math.nan, 80.0],
        },
        index=pd.Index(["a", "b", "c", "d"], name="city"),
    )


def test_cities_of_a_cell_are_one_group(points: pd.DataFrame) -> None:
    groups = group_points(points)
    assert groups["cities"].tolist() == [3, 1]
    group = groups.iloc[0]
    assert (group["latitude"], group["longitude"]) == pytest.approx((0.7, 0.5))
    assert group["score"] == 20  # the median of those with a score
    assert groups.index[0] == "@0"


def test_a_single_city_is_unchanged(points: pd.DataFrame) -> None:
    alone = group_points(points).loc["d"]
    assert alone.drop("cities").to_dict() == points.loc["d"].to_dict()


def test_the_chosen_city_keeps_its_dot(points: pd.DataFrame) -> None:
    groups = group_points(points, keep="b")
    assert groups["cities"].to_dict() == {"@0": 2, "b": 1, "d": 1}
    assert groups.loc["b", "score"] == 30


def test_no_two_cells_have_one_id() -> None:
    axis = pd.Series([-179.9, -89.9, -CELL - 0.1, -0.1, 0.1, CELL, 90.0, 179.9])
    grid = pd.MultiIndex.from_product([axis[axis.abs() <= 90], axis]).to_frame(index=False)
    grid.columns = pd.Index(["latitude", "longitude"])
    twice = pd.concat([grid, grid], ignore_index=True)
    twice = twice.assign(name="", score=1.0).rename(index=str)
    assert group_points(twice)["cities"].tolist() == [2] * len(grid)


def test_a_group_without_any_score_has_none(points: pd.DataFrame) -> None:
    assert math.isnan(group_points(points.assign(score=math.nan)).iloc[0]["score"])


def test_a_group_has_the_median_shade(points: pd.DataFrame) -> None:
    shaded = points.assign(shade=[0.0, 50.0, 100.0, 25.0], words=["I", "II", "III", "IV"])
    groups = group_points(shaded)
    assert groups["shade"].tolist() == [50, 25]
    assert groups["words"].iloc[1] == "IV"
