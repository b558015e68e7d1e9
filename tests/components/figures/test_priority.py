"""Tests of the chart of cities that lack a recommendation, by how large their gaps are."""

from __future__ import annotations

import pandas as pd
import pytest

from components.figures.brush import Brush
from components.figures.priority import draw_priority
from tests.components.figures.reading import ESCAPED, EVIL, as_sent, check_figure, traces

NUMBERS = {"plan": 5, "ahead": 7, "open": 1}
LABELS = {"plan": "Plan", "ahead": "Look ahead", "open": "Open up"}
COLORS = {"plan": "#111111", "ahead": "#222222", "open": "#333333"}


@pytest.fixture
def table() -> pd.DataFrame:
    return pd.DataFrame(
        {"lack": [0.25, 0.30, 1.0], "distance": [50.0, 55.5, 0.0]}, ["plan", "ahead", "open"]
    )


def draw(brush: Brush, table: pd.DataFrame, chosen: str | None = None, **words: str):
    return draw_priority(brush, table, NUMBERS, LABELS | words, COLORS, "alt", chosen)


def test_it_is_a_figure(brush: Brush, table: pd.DataFrame) -> None:
    check_figure(lambda: draw(brush, table), "alt", table)


def test_dots_stand_at_their_numbers(brush: Brush, table: pd.DataFrame) -> None:
    (dots,) = traces(draw(brush, table))
    assert dots["x"] == [25.0, 30.0, 100.0]
    assert dots["y"] == [50.0, 55.5, 0.0]
    assert dots["marker"]["color"] == ["#111111", "#222222", "#333333"]


def test_dots_carry_the_numbers_of_the_list(brush: Brush, table: pd.DataFrame) -> None:
    (dots,) = traces(draw(brush, table))
    assert dots["text"] == ["<b>5</b>", "<b>7</b>", "<b>1</b>"]
    assert dots["customdata"] == ["Plan", "Look ahead", "Open up"]


def test_the_chosen_one_is_larger(brush: Brush, table: pd.DataFrame) -> None:
    sizes = traces(draw(brush, table, chosen="ahead"))[0]["marker"]["size"]
    assert sizes[1] > sizes[0] == sizes[2]
    assert len(set(traces(draw(brush, table))[0]["marker"]["size"])) == 1


def test_numbers_of_neighbors_do_not_cover_each_other(brush: Brush, table: pd.DataFrame) -> None:
    assert traces(draw(brush, table))[0]["textposition"] == [
        "bottom center",
        "top center",
        "top center",
    ]


def test_axes_show_all_from_0_to_100_and_say_what(brush: Brush, table: pd.DataFrame) -> None:
    layout = as_sent(draw(brush, table))["layout"]
    for axis in (layout["xaxis"], layout["yaxis"]):
        assert axis["range"][0] <= 0 < 100 <= axis["range"][1]
        assert axis["tickvals"] == [0, 25, 50, 75, 100]
    assert layout["xaxis"]["title"]["text"] == brush.t("recommendations.priority_x")
    assert layout["yaxis"]["title"]["text"] == brush.t("recommendations.priority_y")


def test_names_stay_text(brush: Brush, table: pd.DataFrame) -> None:
    (dots,) = traces(draw(brush, table, plan=EVIL))
    assert dots["customdata"][0] == ESCAPED


def test_a_number_gives_way_to_one_that_stands_below_its_dot(brush: Brush) -> None:
    """Three in a column: the highest above its dot, the two others below theirs."""
    column = pd.DataFrame(
        {"lack": [0.9, 0.9, 0.9], "distance": [56.0, 70.0, 36.0]}, index=["plan", "ahead", "open"]
    )
    assert traces(draw(brush, column))[0]["textposition"] == [
        "bottom center",
        "top center",
        "bottom center",
    ]
