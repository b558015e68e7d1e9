"""Draw how the scores of each dimension are distributed: range, middle half and median."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from components.publish.drawing import Band, Dot, Drawing, Label, Line, Mark
from components.publish.type import cut_text
from components.reader import Reader
from components.theme import LIGHT

#: Width of the drawing and of its label column, in points.
WIDTH, LABELS = 640.0, 170.0

#: Start and end of the axis.
LEFT, RIGHT = 180.0, 590.0

#: Height of a row, and of the axis labels below the rows.
ROW, FOOT = 24.0, 18.0

#: Size of the labels, and of the scores that few cities or many have, in points.
LABEL, SMALLEST, LARGEST = 11.0, 1.8, 5.0

TICKS = (0, 25, 50, 75, 100)


def draw_strips(
    reader: Reader, labels: Sequence[str], hues: Sequence[str], values: pd.DataFrame, alt: str
) -> Drawing:
    """Draw a row for each dimension, in the colors of the light theme.

    Parameters
    ----------
    reader
        The language of the numbers.
    labels, hues
        The name and the color of each dimension.
    values
        Cities × dimensions, 0–100 or NaN, each dimension with at least one score.
    alt
        Alternative text.
    """
    bottom = ROW * len(labels)
    marks: list[Mark] = list(_draw_axis(bottom))
    columns = zip(labels, hues, values.columns, strict=True)
    for number, (label, hue, dimension) in enumerate(columns):
        scores = values[dimension].dropna()
        marks += _draw_row(reader, label, hue, scores, ROW * (number + 0.5))
    return Drawing(WIDTH, bottom + FOOT, alt, tuple(marks))


def x_of(score: float) -> float:
    """Convert a score from 0 to 100 to an x position on the axis."""
    return LEFT + (RIGHT - LEFT) * score / 100


def _draw_axis(bottom: float) -> Iterator[Mark]:
    for tick in TICKS:
        yield Line(x_of(tick), 0, x_of(tick), bottom, LIGHT.line, 0.5)
        yield Label(x_of(tick), bottom + 13, str(tick), 9, LIGHT.muted, anchor="middle")


def _draw_row(
    reader: Reader, label: str, hue: str, scores: pd.Series, middle: float
) -> Iterator[Mark]:
    """Draw the scores of a dimension; the more cities share one, the larger is its dot."""
    yield Label(0, middle + 4, cut_text(label, LABELS, LABEL, bold=True), LABEL, hue, bold=True)
    low, median, high = (x_of(float(scores.quantile(q))) for q in (0.25, 0.5, 0.75))
    yield Band(low, middle - 5, max(high - low, 1.0), 10, LIGHT.other)
    counts = scores.round(0).value_counts().sort_index()
    for score, count in counts.items():
        part = (int(count) / len(scores)) ** 0.5
        radius = SMALLEST + (LARGEST - SMALLEST) * part
        yield Dot(x_of(float(score)), middle, radius, hue, LIGHT.paper)
    yield Line(median, middle - 9, median, middle + 9, LIGHT.peer, 2)
    words = reader.t.score(float(scores.median()))
    yield Label(WIDTH, middle + 4, words, LABEL, LIGHT.ink, bold=True, anchor="end")
