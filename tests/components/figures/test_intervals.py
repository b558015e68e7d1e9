"""Tests of the chart of rank intervals."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.brush import Brush
from components.figures.intervals import draw_intervals
from tests.components.figures.reading import ESCAPED, EVIL, as_sent, check_figure, traces

NAMES = {"arco": "Arco", "brae": "Brae", "cove": "Cove"}


@pytest.fixture
def intervals() -> pd.DataFrame:
    return pd.DataFrame(
        {"rank": [1.0, 2.0, 3.0], "rank_p05": [1.0, 1.5, 2.0], "rank_p95": [2.0, 3.0, 12.0]},
        index=["arco", "brae", "cove"],
    )


def draw(
    brush: Brush,
    intervals: pd.DataFrame,
    city: str | None = None,
    alike: tuple[str, ...] = (),
    **names: str,
) -> go.Figure:
    return draw_intervals(brush, intervals, NAMES | names, alike, "alt", city)


def color_of(figure: go.Figure) -> dict[int, str]:
    """Return the color of the dot of each row."""
    dots = [trace for trace in traces(figure) if trace["mode"] == "markers"]
    return {row: dot["marker"]["color"] for dot in dots for row in dot["y"]}


def test_it_is_a_figure(brush: Brush, intervals: pd.DataFrame) -> None:
    check_figure(lambda: draw(brush, intervals, "arco", ("brae",)), "alt", intervals)


def test_dots_are_ranks_and_lines_intervals(brush: Brush, intervals: pd.DataFrame) -> None:
    lines, dots = traces(draw(brush, intervals))
    assert dots["x"] == [1.0, 2.0, 3.0]
    assert dots["y"] == [0, 1, 2]
    assert lines["x"] == [1.0, 2.0, None, 1.5, 3.0, None, 2.0, 12.0, None]
    assert lines["y"] == [0, 0, None, 1, 1, None, 2, 2, None]


def test_the_first_rank_is_at_the_top_left(brush: Brush, intervals: pd.DataFrame) -> None:
    layout = as_sent(draw(brush, intervals))["layout"]
    assert layout["yaxis"]["range"][0] > layout["yaxis"]["range"][1]
    assert layout["yaxis"]["ticktext"] == ["Arco", "Brae", "Cove"]
    left, right = layout["xaxis"]["range"]
    assert left < 1
    assert right > 12
    assert layout["xaxis"]["tickvals"] == [1, 10]


def test_the_city_is_amber_what_is_like_it_darker_than_the_rest(
    brush: Brush, intervals: pd.DataFrame
) -> None:
    theme = brush.theme
    colors = color_of(draw(brush, intervals, "brae", ("arco",)))
    assert colors == {0: theme.peer, 1: theme.city, 2: theme.other}


@pytest.mark.parametrize("city", [None, "atlantis"])
def test_without_a_city_all_look_the_same(
    brush: Brush, intervals: pd.DataFrame, city: str | None
) -> None:
    assert set(color_of(draw(brush, intervals, city)).values()) == {brush.theme.peer}


def test_the_name_of_the_city_stands_out(brush: Brush, intervals: pd.DataFrame) -> None:
    labels = as_sent(draw(brush, intervals, "brae"))["layout"]["yaxis"]["ticktext"]
    assert labels == ["Arco", "<b>Brae</b>", "Cove"]


def test_words_under_the_mouse(brush: Brush, intervals: pd.DataFrame) -> None:
    _, dots = traces(draw(brush, intervals))
    expected = brush.t("charts.interval_words", name="Cove", rank=3, low="2", high="12")
    assert dots["customdata"][2] == expected


def test_every_city_is_drawn_once(brush: Brush, intervals: pd.DataFrame) -> None:
    figure = draw(brush, intervals, "arco", ("brae", "cove"))
    assert sorted(color_of(figure)) == [0, 1, 2]
    assert sum(len(t["y"]) for t in traces(figure) if t["mode"] == "markers") == 3


def test_names_stay_text(brush: Brush, intervals: pd.DataFrame) -> None:
    figure = draw(brush, intervals, "brae", arco=EVIL, brae=EVIL)
    labels = as_sent(figure)["layout"]["yaxis"]["ticktext"]
    assert labels == [ESCAPED, f"<b>{ESCAPED}</b>", "Cove"]
    words = [w for t in traces(figure) if t["mode"] == "markers" for w in t["customdata"]]
    assert sum(ESCAPED in w for w in words) == 2
    assert not any(EVIL in w for w in words)
