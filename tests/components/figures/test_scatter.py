"""Two dimensions at a time: a dot per city, the compared ones named."""

from __future__ import annotations

import pandas as pd
import pytest

from components.figures.base import Brush
from components.figures.scatter import draw_scatter
from tests.components.figures.reading import ESCAPED, EVIL, as_sent, check_figure, traces

NAN = float("nan")


@pytest.fixture
def values() -> pd.DataFrame:
    rows = {
        "arco": [10.0, 20.0],
        "brae": [10.0, 20.0],
        "cove": [50.0, 60.0],
        "dell": [50.0, 60.0],
        "eyre": [70.0, NAN],
        "fair": [90.0, 90.0],
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["voice", "look"])


def draw(brush: Brush, values: pd.DataFrame, name: str = "Arco"):
    names = {city: city.title() for city in values.index} | {"arco": name}
    slots = {"arco": 0, "brae": 2}
    return draw_scatter(brush, values, ["cove", "dell"], names, slots, ("Across", "Up"), "alt")


def test_it_is_a_figure(brush: Brush, values: pd.DataFrame):
    check_figure(lambda: draw(brush, values), "alt", values)


def test_cities_on_one_spot_make_one_larger_dot(brush: Brush, values: pd.DataFrame):
    others, peers, *_ = traces(draw(brush, values))
    assert (others["x"], others["y"]) == ([90.0], [90.0])
    assert (peers["x"], peers["y"]) == ([50.0], [60.0])
    assert peers["customdata"] == ["Cove, Dell"]
    assert peers["marker"]["size"][0] > others["marker"]["size"][0]
    assert peers["marker"]["color"] == brush.theme.peer
    assert others["marker"]["color"] == brush.theme.other


def test_a_city_without_both_scores_is_left_out(brush: Brush, values: pd.DataFrame):
    assert 70.0 not in [x for trace in traces(draw(brush, values)) for x in trace["x"]]


def test_compared_cities_of_one_spot_stand_side_by_side(brush: Brush, values: pd.DataFrame):
    *_, marks, words = traces(draw(brush, values))
    assert marks["x"][0] < 10.0 < marks["x"][1]
    assert marks["marker"]["color"] == [brush.theme.series[0], brush.theme.series[2]]
    assert words["text"] == ["Arco<br>Brae"]


def test_axes_are_named(brush: Brush, values: pd.DataFrame):
    layout = as_sent(draw(brush, values))["layout"]
    assert layout["xaxis"]["title"]["text"] == "Across"
    assert layout["yaxis"]["title"]["text"] == "Up"


def test_names_stay_text(brush: Brush, values: pd.DataFrame):
    *_, words = traces(draw(brush, values, EVIL))
    assert words["text"] == [f"{ESCAPED}<br>Brae"]
