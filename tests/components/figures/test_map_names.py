"""Tests of the names on a map: which are written, and on which side of their dots."""

from __future__ import annotations

import pandas as pd
import pytest

from components.figures.city_map import FRAMES
from components.figures.map_names import named_cities, written_names

NAN = float("nan")


def make_points(**cities: tuple[float, float, float]) -> pd.DataFrame:
    """Return cities with their longitude, latitude and score."""
    table = pd.DataFrame.from_dict(
        cities, orient="index", columns=["longitude", "latitude", "score"]
    )
    return table.assign(name=[city.title() for city in table.index])


SPREAD = make_points(high=(0, 50, 90), middle=(40, 10, 50), low=(-60, -20, 10), blank=(100, 0, NAN))


def names(points: pd.DataFrame, chosen: str | None = None, width: float = 850) -> list[str]:
    cities = named_cities(points, chosen)
    return [n.name for n in written_names(points, FRAMES["wide"], width, cities)]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (None, ["High", "Low"]),
        ("middle", ["Middle", "High", "Low"]),
        ("low", ["Low", "High"]),
        ("blank", ["Blank", "High", "Low"]),
        ("elsewhere", ["High", "Low"]),
    ],
)
def test_the_chosen_city_and_the_extremes_are_named(
    chosen: str | None, expected: list[str]
) -> None:
    assert names(SPREAD, chosen) == expected


def test_those_that_share_an_end_are_named_if_they_are_two() -> None:
    two = SPREAD.assign(score=[90, 90, 10, NAN])
    assert names(two) == ["High", "Middle", "Low"]
    three = SPREAD.assign(score=[90, 90, 10, 90])
    assert names(three) == ["Low"]
    assert names(SPREAD.assign(score=NAN)) == []


def test_a_name_does_not_cover_another() -> None:
    near = make_points(high=(0, 50, 90), low=(1, 50.5, 10), middle=(0.5, 50.2, 50))
    assert names(near) == ["High", "Low"]
    sides = {n.side for n in written_names(near, FRAMES["wide"], 850, ["high", "low"])}
    assert sides == {"start", "end"}
    assert names(near, "middle") == ["Middle", "High"]


def test_a_name_stands_where_it_covers_no_dot() -> None:
    east = make_points(high=(0, 50, 90), low=(-60, -20, 10), other=(5, 50, 50))
    first, *_ = written_names(east, FRAMES["wide"], 850, ["high"])
    assert (first.side, first.lift) == ("end", 0)
    both = make_points(high=(0, 50, 90), left=(-9, 47.5, 50), right=(9, 47.5, 50))
    first, *_ = written_names(both, FRAMES["wide"], 850, ["high"])
    assert first.lift > 0


def test_a_name_at_the_edge_stands_left_of_its_dot() -> None:
    east = make_points(high=(-100, 40, 90), low=(174, -37, 10)).assign(name=["High", "Auckland"])
    sides = [name.side for name in written_names(east, FRAMES["wide"], 850, list(east.index))]
    assert sides == ["start", "end"]


def test_what_is_outside_the_frame_has_no_name() -> None:
    polar = make_points(high=(0, 50, 90), low=(0, -89, 10))
    assert names(polar) == ["High"]


def test_a_name_rather_covers_a_dot_than_a_number() -> None:
    sides = {"west": -9, "east": 9}
    around = {f"{s}_{y}": (x, y, 50) for s, x in sides.items() for y in (43, 50, 56)}
    near = make_points(high=(0, 50, 90), **around)
    for crowd, expected in (([1, *[1] * 3, *[5] * 3], "end"), ([1, *[5] * 3, *[1] * 3], "start")):
        first, *_ = written_names(near.assign(cities=crowd), FRAMES["wide"], 850, ["high"])
        assert first.side == expected


def test_a_name_among_numbers_stands_further_off() -> None:
    near = make_points(high=(0, 50, 90), left=(-9, 50, 50), right=(9, 50, 50))
    first, *_ = written_names(near.assign(cities=[1, 1, 1]), FRAMES["wide"], 850, ["high"])
    assert abs(first.lift) == 20


def test_a_large_dot_is_covered_from_further_away() -> None:
    frame, width = FRAMES["wide"], 850
    below = make_points(high=(0, 50, 90), left=(-9, 50, 50), right=(9, 43, 50))
    small, *_ = written_names(below.assign(cities=[1, 1, 1]), frame, width, ["high"])
    large, *_ = written_names(below.assign(cities=[1, 1, 99]), frame, width, ["high"])
    assert (small.side, small.lift) != (large.side, large.lift)


def test_cities_without_a_name_on_the_map_have_none() -> None:
    assert written_names(SPREAD, FRAMES["wide"], 850, []) == []
