"""How many cities have each practice."""

from __future__ import annotations

import pandas as pd
import pytest

from components.figures.base import Brush
from components.figures.practices import draw_practices
from tests.components.figures.reading import ESCAPED, EVIL, check_figure, notes, traces

NAN = float("nan")
LABELS = {"plan": "Strategic plan", "vote": "Voting", "none": "Nobody asked"}
COLORS = {"plan": "#111111", "vote": "#222222", "none": "#333333"}


@pytest.fixture
def counts() -> pd.DataFrame:
    return pd.DataFrame(
        {"have": [63, 0, 0], "answered": [77, 60, 0], "share": [63 / 77, 0.0, NAN]},
        index=["plan", "vote", "none"],
    )


def test_it_is_a_figure(brush: Brush, counts: pd.DataFrame):
    check_figure(lambda: draw_practices(brush, counts, LABELS, COLORS, "alt"), "alt", counts)


def test_bars_are_shares_with_their_value_at_the_end(brush: Brush, counts: pd.DataFrame):
    (bars,) = traces(draw_practices(brush, counts, LABELS, COLORS, ""))
    assert bars["x"] == [pytest.approx(81.81, abs=0.01), 0.0, None]
    assert bars["text"] == ["82%", "0%", "–"]
    assert bars["y"] == [0, 1, 2]
    assert bars["orientation"] == "h"
    assert bars["marker"]["color"] == ["#111111", "#222222", "#333333"]


def test_every_bar_says_of_how_many(brush: Brush, counts: pd.DataFrame):
    assert notes(draw_practices(brush, counts, LABELS, COLORS, "")) == [
        *("Strategic plan", "63 of 77"),
        *("Voting", "0 of 60"),
        *("Nobody asked", "0 of 0"),
    ]


def test_it_speaks_the_language(spanish: Brush, counts: pd.DataFrame):
    figure = draw_practices(spanish, counts, LABELS, COLORS, "")
    assert notes(figure)[1] == "63 de 77"
    assert traces(figure)[0]["text"][0] == "82\u00a0%"


def test_names_stay_text(brush: Brush, counts: pd.DataFrame):
    figure = draw_practices(brush, counts, dict.fromkeys(LABELS, EVIL), COLORS, "")
    assert notes(figure)[::2] == [ESCAPED] * 3
