"""Horizontal bar chart with labels above the bars and values at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from components.figures.base import ROW, new_figure, row_label, score_axes
from components.figures.brush import Brush
from components.figures.marks import row_targets
from components.theme import SMALL


@dataclass(frozen=True)
class Bar:
    """One bar: its label, length (NaN or None for no bar), value text, color, note and id.

    Bars with an id lead on, all of a chart or none; see `components.leads`.
    """

    label: str
    value: float | None
    text: str
    color: str
    note: str = ""
    id: str = ""


def draw_bars(
    brush: Brush, bars: Sequence[Bar], alt: str, top: float = 100.0, suffix: str | None = None
) -> go.Figure:
    """Draw a bar per row, from 0.

    Parameters
    ----------
    bars
        From top to bottom.
    top
        Value of a bar of full length.
    suffix
        Unit shown after the tick labels of an axis from 0 to 100; None for no axis.
    """
    axes = score_axes(brush, len(bars), top=0.8, suffix=suffix or "")
    axes["xaxis"]["range"] = [-0.02 * top, 1.12 * top]
    if suffix is None:
        axes["xaxis"] |= {"showticklabels": False, "showgrid": False}
    ink = brush.theme.ink
    marks = [[bar.id] for bar in bars if bar.id]
    labels = [row_label(row, bar.label, ink, ink, bar.note) for row, bar in enumerate(bars)]
    return new_figure(
        brush,
        (ROW - 14) * len(bars) + 36,
        alt,
        [_trace(bars, ink), *([row_targets(marks, axes["xaxis"]["range"])] if marks else [])],
        annotations=[part for label in labels for part in label],
        barmode="overlay",
        **axes,
    )


def _trace(bars: Sequence[Bar], ink: str) -> dict[str, Any]:
    """Build the trace of the bars, each with its value at the end."""
    return {
        "type": "bar",
        "x": [b.value if b.value is not None and b.value == b.value else None for b in bars],
        "y": list(range(len(bars))),
        "orientation": "h",
        "width": 0.34,
        "marker": {"color": [bar.color for bar in bars]},
        "text": [bar.text for bar in bars],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": SMALL, "color": ink},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
