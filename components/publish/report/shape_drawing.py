"""Draw the small picture of a city's profile for a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from components.figures.shape import BAR, HEIGHT, ShapeBar, shape_width
from components.publish.drawing import Band, Drawing, Line, Mark
from components.theme import LIGHT


def draw_shape(bars: Sequence[ShapeBar], alt: str) -> Drawing:
    """Draw the bars of a profile, as `components.figures.shape` lays them out."""
    marks = tuple(mark for bar in bars for mark in _draw_bar(bar))
    return Drawing(shape_width(bars), HEIGHT, alt, marks)


def _draw_bar(bar: ShapeBar) -> Iterator[Mark]:
    top, right = HEIGHT - bar.height, bar.x + BAR
    if bar.kind == "score":
        yield Band(bar.x, top, BAR, bar.height, LIGHT.pillar(bar.pillar))
    elif bar.kind == "not_asked":
        for y in range(BAR, HEIGHT + 1, BAR):
            yield Line(bar.x, y, right, y - BAR, LIGHT.missing, 0.6)
    else:
        for start, end in (((bar.x, HEIGHT), (bar.x, 0)), ((right, HEIGHT), (right, 0))):
            yield Line(*start, *end, LIGHT.other, 0.6)
        for y in (0, HEIGHT):
            yield Line(bar.x, y, right, y, LIGHT.other, 0.6)
