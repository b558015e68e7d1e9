"""Horizontal bars with their label above and their number at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from components.figures.base import ROW, Brush, new_figure, row_label, score_axis
from components.theme import SMALL


@dataclass(frozen=True)
class Bar:
    """One bar: its words, its length (NaN or None for no bar), the number at its end, a note."""

    label: str
    value: float | None
    text: str
    color: str
    note: str = ""


def draw_bars(
    brush: Brush, bars: Sequence[Bar], alt: str, top: float = 100.0, suffix: str | None = None
) -> go.Figure:
    """Draw a bar per row, from 0.

    Parameters
    ----------
    bars
        From top to bottom.
    top
        The value at which a bar is as long as it can be.
    suffix
        Unit written behind the numbers of an axis from 0 to 100; no axis where None.
    """
    figure = new_figure(brush, (ROW - 14) * len(bars) + 36, alt)
    score_axis(figure, brush, len(bars), top=0.8, suffix=suffix or "")
    figure.update_xaxes(range=[-0.02 * top, 1.12 * top])
    if suffix is None:
        figure.update_xaxes(showticklabels=False, showgrid=False)
    ink = brush.theme.ink
    labels = [row_label(row, bar.label, ink, ink, bar.note) for row, bar in enumerate(bars)]
    figure.update_layout(annotations=[part for label in labels for part in label])
    figure.add_bar(
        x=[bar.value if bar.value is not None and bar.value == bar.value else None for bar in bars],
        y=list(range(len(bars))),
        orientation="h",
        width=0.34,
        marker={"color": [bar.color for bar in bars]},
        text=[bar.text for bar in bars],
        textposition="outside",
        constraintext="none",
        textfont={"size": SMALL, "color": brush.theme.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )
    return figure
