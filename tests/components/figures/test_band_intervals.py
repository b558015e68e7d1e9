"""Tests of the chart of all rank intervals."""

from __future__ import annotations

import pandas as pd

from components.figures.band_intervals import draw_band_intervals
from components.figures.brush import Brush
from tests.components.figures.reading import check_figure, traces

TABLE = pd.DataFrame(
    {"band": [1, 1, 2], "rank": [1, 2, 3], "rank_p05": [1, 1, 3], "rank_p95": [2, 2, 3]},
    index=["arco", "brae", "cove"],
)
COLORS = {1: "#111111", 2: "#222222"}


def test_it_is_a_figure(brush: Brush) -> None:
    check_figure(lambda: draw_band_intervals(brush, TABLE, COLORS, "alt"), "alt")


def test_cities_have_the_color_of_their_band_and_the_chosen_one_its_own(brush: Brush) -> None:
    drawn = traces(draw_band_intervals(brush, TABLE, COLORS, "", "brae"))
    assert [trace["line"]["color"] for trace in drawn] == [*COLORS.values(), brush.theme.city]
    assert drawn[2]["y"] == [1, 1, None]


def test_a_single_rank_is_a_short_line(brush: Brush) -> None:
    *_, last = traces(draw_band_intervals(brush, TABLE, COLORS, ""))
    assert last["x"] == [2.8, 3.2, None]


def test_lines_are_thinner_where_there_are_many(brush: Brush) -> None:
    many = pd.concat([TABLE] * 100, ignore_index=True).assign(band=1)
    (few,) = traces(draw_band_intervals(brush, TABLE.assign(band=1), COLORS, ""))
    (lots,) = traces(draw_band_intervals(brush, many, COLORS, ""))
    assert lots["line"]["width"] < few["line"]["width"]
