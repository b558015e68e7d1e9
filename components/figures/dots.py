"""Dot plot comparing cities: a row per dimension, a dot per city."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import ROW, escape, new_figure, row_label, score_axes
from components.figures.brush import Brush
from components.figures.marks import dimension_mark, median_ticks, row_targets
from components.theme import pillar_hue
from smartgov.model import Dimension, Framework

#: Symbols that distinguish compared cities without color, in the order of the theme's series.
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "x")


def draw_dots(
    brush: Brush,
    framework: Framework,
    dimensions: Sequence[Dimension],
    values: pd.DataFrame,
    medians: pd.Series,
    names: Mapping[str, str],
    slots: Mapping[str, int],
    alt: str,
) -> go.Figure:
    """Draw the scores of compared cities in each dimension, and the median of the peers.

    Parameters
    ----------
    values
        Compared cities × dimensions, 0–100, NaN left out.
    medians
        Median of the peers by dimension.
    names, slots
        Name of each city, and its index in the theme's series.
    """
    hues = [pillar_hue(brush.theme, framework, dimension.pillar) for dimension in dimensions]
    labels = [
        row_label(row, brush.t.text(dimension.label), hue, hue)
        for row, (dimension, hue) in enumerate(zip(dimensions, hues, strict=True))
    ]
    rows = list(range(len(dimensions)))
    ticks = [None if pd.isna(medians[d.id]) else float(medians[d.id]) for d in dimensions]
    traces = [median_ticks(brush, ticks, rows, size=20)]
    offsets = _offsets(len(slots))
    for city, offset in zip(slots, offsets, strict=True):
        scores = values.loc[city]
        traces.append(
            {
                "type": "scatter",
                "x": [None if pd.isna(scores[d.id]) else float(scores[d.id]) for d in dimensions],
                "y": [row + offset for row in rows],
                "mode": "markers",
                "marker": {
                    "symbol": SYMBOLS[slots[city]],
                    "size": 10,
                    "color": brush.theme.series[slots[city]],
                    "line": {"width": 1, "color": brush.theme.paper},
                },
                "hovertemplate": f"{escape(names[city])} %{{x:.1f}}<extra></extra>",
                "meta": [[city]] * len(rows),
                "cliponaxis": False,
            }
        )
    marks = [dimension_mark(dimension.id) for dimension in dimensions]
    traces.append(row_targets(marks, (-2.5, 102.5), labels_only=True))
    return new_figure(
        brush,
        ROW * len(dimensions) + 36,
        alt,
        traces,
        annotations=[part for label in labels for part in label],
        **score_axes(brush, len(dimensions)),
    )


def _offsets(count: int) -> list[float]:
    """Compute small vertical offsets, so that dots of equal scores do not overlap."""
    return [(position - (count - 1) / 2) * 0.14 for position in range(count)]
