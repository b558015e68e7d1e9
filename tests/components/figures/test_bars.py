"""Tests of the horizontal bars with labels."""

from __future__ import annotations

import pytest

from components.figures.bars import Bar, draw_bars
from components.figures.brush import Brush
from tests.components.figures.reading import ESCAPED, EVIL, as_sent, check_figure, notes, traces

NAN = float("nan")
BARS = (
    Bar("Strategic plan", 81.8, "82%", "#111111", "63 of 77"),
    Bar("Voting", 0.0, "0%", "#222222", "0 of 60"),
    Bar("Nobody asked", NAN, "–", "#333333", "0 of 0"),
    Bar("Not there", None, "–", "#444444"),
)


def test_it_is_a_figure(brush: Brush) -> None:
    check_figure(lambda: draw_bars(brush, BARS, "alt"), "alt")


def test_bars_have_their_length_and_their_number_at_the_end(brush: Brush) -> None:
    (bars,) = traces(draw_bars(brush, BARS, ""))
    assert bars["x"] == [81.8, 0.0, None, None]
    assert bars["text"] == ["82%", "0%", "–", "–"]
    assert bars["textposition"] == "outside"
    assert bars["y"] == [0, 1, 2, 3]
    assert bars["orientation"] == "h"
    assert bars["marker"]["color"] == ["#111111", "#222222", "#333333", "#444444"]


def test_labels_stand_above_and_notes_at_the_right(brush: Brush) -> None:
    assert notes(draw_bars(brush, BARS, "")) == [
        *("Strategic plan", "63 of 77"),
        *("Voting", "0 of 60"),
        *("Nobody asked", "0 of 0"),
        "Not there",
    ]


@pytest.mark.parametrize("top", [100.0, 3.5])
def test_the_longest_bar_and_its_number_fit(brush: Brush, top: float) -> None:
    left, right = as_sent(draw_bars(brush, BARS, "", top=top))["layout"]["xaxis"]["range"]
    assert left < 0
    assert right >= 1.1 * top


def test_there_is_an_axis_only_for_shares(brush: Brush) -> None:
    with_axis = as_sent(draw_bars(brush, BARS, "", suffix=" %"))["layout"]["xaxis"]
    assert with_axis["ticktext"] == ["0 %", "25 %", "50 %", "75 %", "100 %"]
    assert with_axis["showgrid"] is True
    without = as_sent(draw_bars(brush, BARS, ""))["layout"]["xaxis"]
    assert without["showticklabels"] is False
    assert without["showgrid"] is False


def test_names_stay_text(brush: Brush) -> None:
    assert notes(draw_bars(brush, [Bar(EVIL, 1.0, "1", "#111111", EVIL)], "")) == [ESCAPED] * 2
