"""Chart of all rank intervals at once, colored by band, for a screen that is seen from afar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import new_figure
from components.figures.brush import Brush
from components.figures.intervals import MANY
from smartgov.palette import mix

#: Height of the figure, and of all its rows together, in pixels.
HEIGHT, ROOM = 470, 400


def draw_band_intervals(
    brush: Brush,
    table: pd.DataFrame,
    colors: Mapping[int, str],
    alt: str,
    city: str | None = None,
    axis: str = "",
) -> go.Figure:
    """Draw a line per city over the interval of its rank, in the color of its band.

    Parameters
    ----------
    table
        Indexed by city, in the order to draw: ``band``, ``rank``, ``rank_p05``, ``rank_p95``.
    colors
        Color of each band.
    city
        Id of the chosen city, drawn in amber.
    axis
        Title of the axis of ranks.
    """
    last = float(table["rank_p95"].max())
    step = 10 if last <= MANY else 50
    width = max(1.0, min(8.0, 0.7 * ROOM / max(len(table), 1)))
    places = pd.Series(range(len(table)), index=table.index)
    groups = {colors[band]: table[table["band"] == band] for band in sorted(set(table["band"]))}
    if city in table.index:
        groups |= {brush.theme.city: table.loc[[city]]}
    return new_figure(
        brush,
        HEIGHT,
        alt,
        [_lines(inside, places, color, width) for color, inside in groups.items()],
        margin={"l": 4, "r": 12, "t": 30, "b": 8},
        xaxis={
            "side": "top",
            "title": {"text": axis},
            "range": [0, last + 1],
            "showgrid": True,
            "gridcolor": mix(brush.theme.paper, brush.theme.line, 0.7),
            "tickvals": [1, *range(step, int(last) + 1, step)],
        },
        yaxis={"range": [len(table) - 0.4, -0.6], "showticklabels": False},
    )


def _lines(
    inside: pd.DataFrame, places: pd.Series[Any], color: str, width: float
) -> dict[str, Any]:
    """Build a trace of the intervals of some cities; a single rank is a short line."""
    ends = [
        (float(low) - 0.2, float(high) + 0.2, int(places[city]))
        for city, low, high in zip(
            inside.index, inside["rank_p05"], inside["rank_p95"], strict=True
        )
    ]
    return {
        "type": "scatter",
        "x": [x for low, high, _ in ends for x in (low, high, None)],
        "y": [y for *_, place in ends for y in (place, place, None)],
        "mode": "lines",
        "line": {"color": color, "width": width},
        "hoverinfo": "skip",
    }
