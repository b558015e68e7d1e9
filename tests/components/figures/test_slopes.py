"""Tests of the chart of rank changes between two weightings."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.brush import Brush
from components.figures.slopes import CLEARANCE, MOST_LINES, draw_slopes
from tests.components.figures.reading import (
    ESCAPED,
    EVIL,
    Spec,
    as_sent,
    check_figure,
    notes,
    traces,
)

NAMES = {"arco": "Arco", "brae": "Brae", "cove": "Cove", "dell": "Dell"}


@pytest.fixture
def ranks() -> pd.DataFrame:
    return pd.DataFrame(
        {"before": [1.0, 5.0, 9.0, 20.0], "after": [9.0, 5.0, 1.0, 20.0]}, index=list(NAMES)
    )


def draw(
    brush: Brush, ranks: pd.DataFrame, marked: dict[str, str] | None = None, **names: str
) -> go.Figure:
    heads = ("left", "right")
    return draw_slopes(brush, ranks, NAMES | names, marked or {}, heads, "alt")


def lines(figure: go.Figure, color: str) -> list[tuple[float, float]]:
    """Return both ends of each line of a color."""
    found: list[Spec] = [t for t in traces(figure) if t["line"]["color"] == color]
    return [
        (trace["y"][at], trace["y"][at + 1])
        for trace in found
        for at in range(0, len(trace["y"]), 3)
    ]


def test_it_is_a_figure(brush: Brush, ranks: pd.DataFrame) -> None:
    check_figure(lambda: draw(brush, ranks, {"arco": "#111111"}), "alt", ranks)


def test_every_city_is_a_line_from_rank_to_rank(brush: Brush, ranks: pd.DataFrame) -> None:
    figure = draw(brush, ranks)
    assert lines(figure, brush.theme.other) == [(1, 9), (5, 5), (9, 1), (20, 20)]
    assert traces(figure)[0]["x"] == [0, 1, None] * 4


def test_marked_cities_have_their_colors(brush: Brush, ranks: pd.DataFrame) -> None:
    figure = draw(brush, ranks, {"dell": "#111111", "arco": "#222222", "brae": "#222222"})
    assert lines(figure, "#111111") == [(20, 20)]
    assert lines(figure, "#222222") == [(1, 9), (5, 5)]
    assert lines(figure, brush.theme.other) == [(9, 1)]


def test_the_most_important_city_lies_on_top(brush: Brush, ranks: pd.DataFrame) -> None:
    last = traces(draw(brush, ranks, {"brae": "#111111", "arco": "#222222"}))[-1]
    assert last["line"]["color"] == "#111111"


def test_marked_cities_are_named_with_their_ranks(brush: Brush, ranks: pd.DataFrame) -> None:
    words = notes(draw(brush, ranks, {"dell": "#111111", "arco": "#222222"}))
    assert words[2:] == ["Dell 20", "Arco 1", "20 Dell", "9 Arco"]


def test_labels_do_not_cover_each_other(brush: Brush, ranks: pd.DataFrame) -> None:
    """The more important label stays; where another is too close to it, that one is left out."""
    close = ranks.assign(before=[1.0, 1.0 + CLEARANCE / 2, 1.0 + CLEARANCE, 20.0])
    words = notes(draw(brush, close, dict.fromkeys(("arco", "brae", "cove"), "#111111")))
    assert [w.split()[0] for w in words if w.split()[0] in NAMES.values()] == ["Arco", "Cove"]


def test_the_first_rank_is_at_the_top(brush: Brush, ranks: pd.DataFrame) -> None:
    bottom, top = as_sent(draw(brush, ranks))["layout"]["yaxis"]["range"]
    assert bottom > 20 > 1 > top


def test_heads_say_which_weights(brush: Brush, ranks: pd.DataFrame) -> None:
    assert notes(draw(brush, ranks)) == ["<b>left</b>", "<b>right</b>"]


def test_a_city_without_ranks_is_not_drawn(brush: Brush, ranks: pd.DataFrame) -> None:
    figure = draw(brush, ranks, {"atlantis": "#111111"})
    assert lines(figure, "#111111") == []
    assert len(lines(figure, brush.theme.other)) == 4


def test_names_stay_text(brush: Brush, ranks: pd.DataFrame) -> None:
    words = notes(draw(brush, ranks, {"arco": "#111111"}, arco=EVIL))
    assert [text.replace("<br>", " ") for text in words[2:]] == [f"{ESCAPED} 1", f"9 {ESCAPED}"]


def test_long_names_run_over_two_lines(brush: Brush, ranks: pd.DataFrame) -> None:
    name = "Ayuntamiento de la Villa"
    words = notes(draw(brush, ranks, {"arco": "#111111"}, arco=name))
    assert words[2:] == ["Ayuntamiento de<br>la Villa 1", "9 Ayuntamiento de<br>la Villa"]


def test_of_many_cities_a_sample_is_drawn_and_all_that_are_marked(brush: Brush) -> None:
    ids = [f"c{n}" for n in range(5_000)]
    ranks = pd.DataFrame({"before": range(1, 5_001), "after": range(5_000, 0, -1)}, index=ids)
    figure = draw(brush, ranks, {"c7": "#123456"}, **{city: city for city in ids})
    assert 800 <= len(lines(figure, brush.theme.other)) <= MOST_LINES
    assert lines(figure, "#123456") == [(8, 4_993)]
