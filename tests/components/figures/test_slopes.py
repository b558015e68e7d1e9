"""Tests of the chart of rank changes between two weightings."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.brush import Brush
from components.figures.slopes import INSIDE, LABEL, MOST_LINES, draw_slopes
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


def labels_of(figure: go.Figure, side: int) -> dict[str, float]:
    """Return where the label of each city is, in pixels from the first rank downward."""
    layout = as_sent(figure)["layout"]
    bottom, top = layout["yaxis"]["range"]
    pixels = INSIDE / (bottom - top)
    return {
        re.sub(r"<br>|\d+", "", note["text"]).strip(): note["y"] * pixels
        + (note["ay"] if note["showarrow"] else -note["yshift"])
        for note in layout["annotations"][2:]
        if note["x"] == side
    }


@pytest.mark.parametrize(
    "before", [[1.0, 1.8, 2.6, 20.0], [1.0, 1.0, 1.0, 20.0], [20.0, 20.0, 20.0, 20.0]]
)
def test_labels_move_apart_and_none_is_left_out(
    brush: Brush, ranks: pd.DataFrame, before: list[float]
) -> None:
    marked = dict.fromkeys(NAMES, "#111111")
    figure = draw(brush, ranks.assign(before=before, after=[1.0, 1.0, 1.0, 20.0]), marked)
    for side in (0, 1):
        places = labels_of(figure, side)
        assert set(places) == set(NAMES.values())
        assert np.diff(sorted(places.values())).min() >= LABEL - 1e-6
        assert min(places.values()) >= LABEL / 2 - 1e-6


def test_a_label_that_moved_is_led_to_its_rank(brush: Brush, ranks: pd.DataFrame) -> None:
    close = ranks.assign(before=[9.0, 9.0, 9.0, 20.0])
    notes_of = as_sent(draw(brush, close, dict.fromkeys(NAMES, "#111111")))["layout"]
    left = [note for note in notes_of["annotations"][2:] if note["x"] == 0]
    assert [note["showarrow"] for note in left] == [True, False, True, False]
    assert [note["text"] for note in left] == ["Arco 9", "Brae 9", "Cove 9", "Dell 20"]


def test_cities_tied_on_both_sides_have_lines_side_by_side(
    brush: Brush, ranks: pd.DataFrame
) -> None:
    """They stay parallel: a tied city neither rises nor falls. A tie on one side needs nothing."""
    tied = ranks.assign(before=[5.0, 5.0, 5.0, 20.0], after=[9.0, 9.0, 5.0, 20.0])
    one, two, three = lines(
        draw(brush, tied, dict.fromkeys(["arco", "brae", "cove"], "#111")), "#111"
    )
    assert three == (5, 5)
    assert one[1] - one[0] == pytest.approx(4)
    assert two[1] - two[0] == pytest.approx(4)
    assert 0.1 < two[0] - one[0] < 1
    assert (one[0] + two[0]) / 2 == pytest.approx(5)


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
