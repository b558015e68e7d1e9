"""Tests of the dot plot that compares cities."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.brush import Brush
from components.figures.dots import SYMBOLS, draw_dots
from smartgov.model import Framework
from tests.components.figures.reading import (
    ESCAPED,
    EVIL,
    as_sent,
    check_figure,
    notes,
    relabel,
    traces,
)

NAN = float("nan")
NAMES = {"arco": "Arco", "brae": "Brae"}
MEDIANS = pd.Series({"voice": 50.0, "data": NAN, "look": 0.0})


@pytest.fixture
def values() -> pd.DataFrame:
    return pd.DataFrame(
        {"voice": [100.0, 0.0], "data": [NAN, 25.0], "look": [100.0, 100.0]},
        index=["arco", "brae"],
    )


def draw(brush: Brush, framework: Framework, values: pd.DataFrame, **slots: int) -> go.Figure:
    places = slots or {"arco": 0, "brae": 1}
    return draw_dots(brush, framework, framework.dimensions, values, MEDIANS, NAMES, places, "alt")


def test_it_is_a_figure(brush: Brush, framework: Framework, values: pd.DataFrame) -> None:
    check_figure(lambda: draw(brush, framework, values), "alt", values)


def test_the_median_of_the_peers_is_a_tick(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    median, *_ = traces(draw(brush, framework, values))
    assert median["x"] == [50.0, None, 0.0]
    assert median["y"] == [0, 1, 2]
    assert median["marker"]["symbol"] == "line-ns"


def test_each_city_is_a_dot_where_it_has_a_score(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    _, arco, brae = traces(draw(brush, framework, values))
    assert arco["x"] == [100.0, None, 100.0]
    assert brae["x"] == [0.0, 25.0, 100.0]


def test_equal_scores_stand_above_each_other(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    _, arco, brae = traces(draw(brush, framework, values))
    assert arco["x"][2] == brae["x"][2]
    assert arco["y"][2] < 2 < brae["y"][2]
    assert abs(arco["y"][2] - brae["y"][2]) < 0.5


def test_a_city_keeps_its_color_and_its_shape(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    """Without the first city, the second is drawn as it was beside it."""
    *_, brae = traces(draw(brush, framework, values, brae=3))
    assert brae["marker"]["color"] == brush.theme.series[3]
    assert brae["marker"]["symbol"] == SYMBOLS[3]


def test_there_are_shapes_and_colors_for_six(brush: Brush) -> None:
    assert len(set(SYMBOLS)) == len(set(brush.theme.series)) == 6


def test_rows_are_named_in_the_hue_of_their_pillar(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    figure = draw(brush, framework, values)
    assert notes(figure) == ["voice", "data", "look"]
    hues = [note["font"]["color"] for note in as_sent(figure)["layout"]["annotations"]]
    first, second = brush.theme.pillars[:2]
    assert hues == [first, first, second]


def test_names_stay_text(brush: Brush, framework: Framework, values: pd.DataFrame) -> None:
    names = {"arco": EVIL, "brae": "Brae"}
    framework = relabel(framework, EVIL)
    dimensions = framework.dimensions
    slots = {"arco": 0, "brae": 1}
    figure = draw_dots(brush, framework, dimensions, values, MEDIANS, names, slots, "")
    assert notes(figure) == [ESCAPED] * 3
    assert traces(figure)[1]["hovertemplate"].startswith(ESCAPED)
