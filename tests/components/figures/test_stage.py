"""Tests of figures made large enough for a slide."""

from __future__ import annotations

import pytest

from components.figures.bars import Bar, draw_bars
from components.figures.brush import Brush
from components.figures.stage import enlarge
from tests.components.figures.reading import traces

BARS = [Bar("Plan", 50.0, "50%", "#111111", "1 of 2")]


def test_letters_grow_and_the_height_is_as_asked(brush: Brush) -> None:
    figure = draw_bars(brush, BARS, "alt")
    before = [note.font.size for note in figure.layout.annotations]
    large = enlarge(figure, brush.theme.name, 470, 1.5)
    assert [note.font.size for note in large.layout.annotations] == pytest.approx(
        [size * 1.5 for size in before]
    )
    assert large.layout.height == 470
    assert large.layout.meta["alt"] == "alt"
    assert large.layout.xaxis.tickfont.size > figure.layout.template.layout.xaxis.tickfont.size
    assert [note.font.size for note in figure.layout.annotations] == before


def test_numbers_stay_as_they_are(brush: Brush) -> None:
    figure = draw_bars(brush, BARS, "alt")
    (before,), (after,) = traces(figure), traces(enlarge(figure, brush.theme.name, 470, 1.5))
    assert (after["x"], after["width"]) == (before["x"], before["width"])
    assert after["textfont"]["size"] == before["textfont"]["size"] * 1.5
