"""Tests of the distribution of cities over each dimension."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.brush import Brush
from components.figures.strips import COUNTED, LARGEST, cities_at, draw_strips
from smartgov.model import Framework
from tests.components.figures.reading import (
    ESCAPED,
    EVIL,
    Spec,
    as_sent,
    check_figure,
    notes,
    relabel,
    traces,
)

NAN = float("nan")


@pytest.fixture
def values() -> pd.DataFrame:
    return pd.DataFrame(
        {"voice": [100.0, 0.0, 100.0, NAN], "data": [50.0, NAN, NAN, NAN], "look": [1.0] * 4},
        index=["arco", "brae", "cove", "dell"],
    )


def draw(
    brush: Brush, framework: Framework, values: pd.DataFrame, city: str | None = None
) -> go.Figure:
    return draw_strips(brush, framework, framework.dimensions, values, "alt", city)


def dots(figure: go.Figure) -> list[Spec]:
    return [trace for trace in traces(figure) if trace["mode"] == "markers+text"]


def test_it_is_a_figure(brush: Brush, framework: Framework, values: pd.DataFrame) -> None:
    check_figure(lambda: draw(brush, framework, values, "arco"), "alt", values)


def test_a_row_alone_is_as_high_as_one_of_several(brush: Brush, framework: Framework) -> None:
    """Else the largest dot would cover the label above it."""
    values = pd.DataFrame({one.id: [1.0] for one in framework.dimensions}, index=["arco"])
    alone = draw_strips(brush, framework, framework.dimensions[:1], values, "alt")
    assert row_height(alone) == pytest.approx(row_height(draw(brush, framework, values)), rel=0.15)


def row_height(figure: go.Figure) -> float:
    """Return the height of a row in pixels."""
    layout = figure.to_dict()["layout"]
    last, first = layout["yaxis"]["range"]
    margin = figure.layout.template.layout.margin
    return float((layout["height"] - margin.t - margin.b) / (last - first))


def test_there_is_a_dot_for_every_score_that_occurs(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    strips = dots(draw(brush, framework, values))
    assert [strip["x"] for strip in strips] == [[0.0, 100.0], [50.0], [1.0]]
    assert [strip["y"] for strip in strips] == [[0, 0], [1], [2]]


def test_the_largest_dot_fits_at_both_ends_of_a_phone(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    layout = draw(brush, framework, values).layout
    low, high = layout.xaxis.range
    margin = layout.template.layout.margin
    one = (358 - margin.l - margin.r) / (high - low)
    assert margin.l + (0 - low) * one >= LARGEST / 2
    assert margin.r + (high - 100) * one >= LARGEST / 2


def test_a_dot_grows_with_its_cities(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    few, many = dots(draw(brush, framework, values))[0]["marker"]["size"]
    assert few < many
    assert dots(draw(brush, framework, values))[0]["customdata"] == ["1 city", "2 cities"]


def test_many_cities_are_counted_in_the_dot(brush: Brush, framework: Framework) -> None:
    scores = [10.0] * COUNTED + [20.0] * (COUNTED - 1)
    values = pd.DataFrame({"voice": scores, "data": scores, "look": scores})
    assert dots(draw(brush, framework, values))[0]["text"] == [str(COUNTED), ""]


def test_missing_cities_are_no_dot_and_leave_the_count(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    t = brush.t
    assert notes(draw(brush, framework, values))[1::2] == [
        t("charts.median_of", median="100.0", count=3),
        t("charts.median_of", median="50.0", count=1),
        t("charts.median_of", median="1.0", count=4),
    ]


def test_the_median_is_marked(brush: Brush, framework: Framework, values: pd.DataFrame) -> None:
    marks = [
        trace
        for trace in traces(draw(brush, framework, values))
        if trace["marker"].get("symbol") == "triangle-up"
    ]
    assert [mark["x"] for mark in marks] == [[100.0], [50.0], [1.0]]


def test_the_chosen_city_is_amber_where_it_has_a_score(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    def amber(city: str | None) -> list[tuple[list[float], list[float]]]:
        found = traces(draw(brush, framework, values, city))
        return [(t["x"], t["y"]) for t in found if t["marker"].get("color") == brush.theme.city]

    assert amber("brae") == [([0.0], [0]), ([1.0], [2])]
    assert amber(None) == []
    assert amber("atlantis") == []


def test_strips_have_the_hue_of_their_pillar(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    figure = draw(brush, framework, values)
    first, second = brush.theme.pillars[:2]
    assert [strip["marker"]["color"] for strip in dots(figure)] == [first, first, second]
    labels = as_sent(figure)["layout"]["annotations"][::2]
    assert [label["font"]["color"] for label in labels] == [first, first, second]


def test_it_speaks_the_language(spanish: Brush, framework: Framework, values: pd.DataFrame) -> None:
    figure = draw(spanish, framework, values)
    assert "100,0" in notes(figure)[1]
    assert dots(figure)[0]["customdata"][0] == spanish.t("charts.cities_here", count=1)


def test_names_stay_text(brush: Brush, framework: Framework, values: pd.DataFrame) -> None:
    figure = draw(brush, relabel(framework, EVIL), values)
    assert notes(figure)[::2] == [ESCAPED] * 3


def test_a_dot_stands_for_the_cities_with_its_score(
    brush: Brush, framework: Framework, values: pd.DataFrame
) -> None:
    for strip in dots(draw(brush, framework, values)):
        for mark, score in zip(strip["meta"], strip["x"], strict=True):
            there = values[mark[0]].round(1) == score
            assert cities_at(values, mark) == list(values.index[there])
    assert cities_at(values, ["arco"]) == ["arco"]
