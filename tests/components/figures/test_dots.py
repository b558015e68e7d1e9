"""Cities side by side: a row per dimension, a dot per city."""

from __future__ import annotations

import pandas as pd
import pytest

from components.figures.base import Brush
from components.figures.dots import SYMBOLS, draw_dots
from smartgov.model import Framework
from tests.components.figures.reading import ESCAPED, EVIL, check_figure, notes, relabel, traces

NAN = float("nan")
SLOTS = {"arco": 0, "brae": 3}
NAMES = {"arco": "Arco", "brae": "Brae"}


@pytest.fixture
def values() -> pd.DataFrame:
    rows = {"arco": [100.0, 20.0, NAN], "brae": [100.0, 40.0, 60.0]}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["voice", "data", "look"])


def draw(brush: Brush, framework: Framework, values: pd.DataFrame):
    medians = pd.Series({"voice": 50.0, "data": NAN, "look": 10.0})
    return draw_dots(brush, framework, framework.dimensions, values, medians, NAMES, SLOTS, "alt")


def test_it_is_a_figure(brush: Brush, framework: Framework, values: pd.DataFrame):
    check_figure(lambda: draw(brush, framework, values), "alt", values)


def test_scores_and_medians_stand_where_they_are(
    brush: Brush, framework: Framework, values: pd.DataFrame
):
    medians, arco, brae = traces(draw(brush, framework, values))
    assert medians["x"] == [50.0, None, 10.0]
    assert arco["x"] == [100.0, 20.0, None]
    assert brae["x"] == [100.0, 40.0, 60.0]


def test_a_city_has_the_color_and_shape_of_its_place(
    brush: Brush, framework: Framework, values: pd.DataFrame
):
    _, arco, brae = traces(draw(brush, framework, values))
    for trace, place in ((arco, 0), (brae, 3)):
        assert trace["marker"]["color"] == brush.theme.series[place]
        assert trace["marker"]["symbol"] == SYMBOLS[place]


def test_equal_scores_do_not_hide_each_other(
    brush: Brush, framework: Framework, values: pd.DataFrame
):
    _, arco, brae = traces(draw(brush, framework, values))
    assert arco["y"][0] != brae["y"][0]


def test_names_stay_text(brush: Brush, framework: Framework, values: pd.DataFrame):
    figure = draw(brush, relabel(framework, EVIL), values)
    assert notes(figure) == [ESCAPED] * 3
