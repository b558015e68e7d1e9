"""Tests of the small picture of a profile in a report."""

from __future__ import annotations

from components.figures.shape import HEIGHT, shape_bars
from components.publish.drawing import Band, Line
from components.publish.report.shape_drawing import draw_shape
from components.theme import LIGHT
from smartgov.model import Study


def test_the_bars_are_those_of_the_page(small: Study) -> None:
    scores = {"voice": 50.0, "data": 0.0, "look": float("nan")}
    drawing = draw_shape(shape_bars(small.framework, small.asked, scores), "Arco")
    assert (drawing.width, drawing.height, drawing.alt) == (21, HEIGHT, "Arco")
    bands = [mark for mark in drawing.marks if isinstance(mark, Band)]
    assert [(band.x, band.y, band.height) for band in bands] == [(0, 8, 8), (5, 15, 1)]
    assert {band.color for band in bands} == {LIGHT.pillar(0)}
    lines = [mark for mark in drawing.marks if isinstance(mark, Line)]
    assert [line.color for line in lines] == [LIGHT.other] * 4 + [LIGHT.missing] * 4
