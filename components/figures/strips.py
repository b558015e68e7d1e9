"""Strip plots of the distribution of city scores in each dimension, with medians."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Trace, new_figure, row_label, rows_height, score_axes
from components.figures.brush import Brush
from components.figures.marks import city_dot, dimension_mark, row_targets
from components.theme import pillar_hue
from smartgov.model import Dimension, Framework

#: Number of cities from which a dot shows its count, and the minimum diameter for it in pixels.
COUNTED, READABLE = 8, 17

#: Base diameter of a dot, the maximum growth per square root of the number of cities, and the
#: largest diameter, which keeps a dot within its row. All in pixels.
SMALLEST, GROWTH, LARGEST = 8.0, 3.3, 38.0

#: Scores at the edges of the axis, so that the largest dot fits at 0 and 100 on a narrow screen.
EDGES = (-6, 106)


def draw_strips(
    brush: Brush,
    framework: Framework,
    dimensions: Sequence[Dimension],
    values: pd.DataFrame,
    alt: str,
    city: str | None = None,
) -> go.Figure:
    """Draw one strip per dimension from 0 to 100.

    Parameters
    ----------
    values
        Cities × dimensions, 0–100; NaN is ignored. The count beside the median is of scored cities.
    city
        Id of the chosen city; its dot is amber.

    A dot stands for its dimension and score, see `cities_at`; a label for its dimension.
    """
    axes = score_axes(brush, len(dimensions))
    axes["xaxis"]["range"] = list(EDGES)
    labels: list[dict[str, Any]] = []
    traces: list[Trace] = []
    growth = _growth(values)
    for row, dimension in enumerate(dimensions):
        column = values[dimension.id].dropna()
        hue = pillar_hue(brush.theme, framework, dimension.pillar)
        note = brush.t("charts.median_of", median=brush.t.score(column.median()), count=len(column))
        label = brush.t.text(dimension.label)
        labels += row_label(row, label, hue, brush.theme.ink, note)
        traces += [_dots(brush, row, column, hue, growth), _median(brush, row, column)]
        if city is not None and city in column.index:
            traces.append(city_dot(brush, float(column[city]), row, size=15, mark=[city]))
    marks = [dimension_mark(dimension.id) for dimension in dimensions]
    traces.append(row_targets(marks, EDGES, labels_only=True))
    height = rows_height(len(dimensions))
    return new_figure(brush, height, alt, traces, annotations=labels, **axes)


def cities_at(values: pd.DataFrame, mark: Sequence[str]) -> list[str]:
    """List the cities that a dot stands for: those with its score in its dimension."""
    if len(mark) < 2:
        return list(mark)
    column = values[mark[0]].round(1)
    return [str(city) for city in column.index[column == float(mark[1])]]


def _growth(values: pd.DataFrame) -> float:
    """Compute the growth of dots per square root of the number of cities, equal in all rows."""
    counts = [int(n) for column in values for n in values[column].round(1).value_counts()]
    most = max(counts, default=1)
    return min(GROWTH, (LARGEST - SMALLEST) / math.sqrt(most))


def _dots(brush: Brush, row: int, column: pd.Series, hue: str, growth: float) -> Trace:
    """Build a dot at each score; its diameter grows with the number of cities that have it."""
    counts = column.round(1).value_counts().sort_index()
    scores = [float(score) for score in counts.index]
    sizes = [SMALLEST + growth * math.sqrt(n) for n in counts]
    return {
        "type": "scatter",
        "x": scores,
        "y": [row] * len(scores),
        "mode": "markers+text",
        "marker": {
            "size": sizes,
            "color": hue,
            "opacity": 1,
            "line": {"width": 1, "color": brush.theme.paper},
        },
        "text": [
            brush.t.number(int(n)) if n >= COUNTED and size >= READABLE else ""
            for n, size in zip(counts, sizes, strict=True)
        ],
        "textfont": {"size": 12, "color": brush.theme.paper},
        "cliponaxis": False,
        "customdata": [brush.t("charts.cities_here", count=int(n)) for n in counts],
        "meta": [[str(column.name), repr(score)] for score in scores],
        "hovertemplate": f"{brush.t('terms.score')} %{{x}}<br>%{{customdata}}<extra></extra>",
    }


def _median(brush: Brush, row: int, column: pd.Series) -> Trace:
    return {
        "type": "scatter",
        "x": [float(column.median())],
        "y": [row + 0.36],
        "mode": "markers",
        "marker": {"symbol": "triangle-up", "size": 10, "color": brush.theme.ink},
        "hoverinfo": "skip",
    }
