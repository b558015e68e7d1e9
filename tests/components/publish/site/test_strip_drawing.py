"""Tests of the drawing of how scores are distributed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from components.publish.drawing import Band, Dot, Label, Line
from components.publish.site.strip_drawing import LARGEST, LEFT, RIGHT, draw_strips, x_of
from tests.components.conftest import MakeReader


def test_a_row_shows_scores_middle_half_and_median(make_reader: MakeReader) -> None:
    values = pd.DataFrame({"voice": [0, 0, 50, 100, np.nan]})
    drawing = draw_strips(make_reader(), ["Voice"], ["#006060"], values, "words")
    dots = [mark for mark in drawing.marks if isinstance(mark, Dot)]
    assert [dot.x for dot in dots] == [x_of(0), x_of(50), x_of(100)]
    assert dots[0].radius > dots[1].radius == dots[2].radius
    (band,) = (mark for mark in drawing.marks if isinstance(mark, Band))
    assert (band.x, band.x + band.width) == (x_of(0), pytest.approx(x_of(62.5)))
    median = [mark for mark in drawing.marks if isinstance(mark, Line)][-1]
    assert median.x1 == x_of(25)
    words = [mark.text for mark in drawing.marks if isinstance(mark, Label)]
    assert words[-2:] == ["Voice", "25.0"]
    assert drawing.alt == "words"


def test_the_axis_has_both_ends() -> None:
    assert (x_of(0), x_of(100)) == (LEFT, RIGHT)


def test_one_score_of_all_has_the_largest_dot(make_reader: MakeReader) -> None:
    values = pd.DataFrame({"voice": [40.0, 40.0]})
    drawing = draw_strips(make_reader(), ["Voice"], ["#006060"], values, "words")
    (dot,) = (mark for mark in drawing.marks if isinstance(mark, Dot))
    assert dot.radius == LARGEST
