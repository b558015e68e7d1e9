"""Marks used by several figures: median ticks and the dot of the chosen city."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from components.figures.brush import Brush


def add_medians(
    figure: go.Figure,
    brush: Brush,
    medians: Sequence[float | None],
    rows: Sequence[float],
    size: int,
) -> None:
    """Add the median of the peers as a tick on each row.

    Parameters
    ----------
    figure, brush
        The figure to draw on, and its settings.
    medians
        0–100 by row; None if not available.
    rows
        Position of each row on the vertical axis.
    size
        Height of a tick, in pixels.
    """
    figure.add_scatter(
        x=list(medians),
        y=list(rows),
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": size,
            "line": {"width": 3, "color": brush.theme.peer},
        },
        hovertemplate=f"{brush.t('charts.peer_median')} %{{x:.1f}}<extra></extra>",
    )


def add_city(figure: go.Figure, brush: Brush, score: float, row: float, size: int) -> None:
    """Add the dot of the chosen city, without hover text: its value is in the row's note.

    ``score`` is 0–100, ``row`` a position on the vertical axis, ``size`` a diameter in pixels.
    """
    figure.add_scatter(
        x=[float(score)],
        y=[row],
        mode="markers",
        marker={
            "size": size,
            "color": brush.theme.city,
            "line": {"width": 2, "color": brush.theme.paper},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
