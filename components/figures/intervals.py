"""Chart of rank intervals: one row per city, first rank at the top left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import escape, new_figure
from components.figures.brush import Brush
from components.theme import SMALL
from smartgov.palette import mix

#: Height of a row, in pixels.
ROW = 21

#: Up to this many ranks the axis has a tick every 10 ranks; above, every 50.
MANY = 150


def draw_intervals(
    brush: Brush,
    intervals: pd.DataFrame,
    names: Mapping[str, str],
    alike: Sequence[str],
    alt: str,
    city: str | None = None,
) -> go.Figure:
    """Draw the 5–95 % interval of each city's rank, and its rank as a dot.

    Parameters
    ----------
    intervals
        Indexed by city, in the order to draw: ``rank``, ``rank_p05``, ``rank_p95``.
    names
        Names of the cities.
    alike
        Ids of the cities that are not distinguishable from the chosen one, drawn darker.
    city
        Id of the chosen city, drawn in amber.
    """
    ids = [str(city_id) for city_id in intervals.index]
    last = float(intervals["rank_p95"].max())
    step = 10 if last <= MANY else 50
    return new_figure(
        brush,
        ROW * len(intervals) + 60,
        alt,
        _build_traces(brush, intervals, names, alike, city),
        margin={"l": 4, "r": 8, "t": 34, "b": 8},
        xaxis={
            "side": "top",
            "range": [0, last + 1],
            "showgrid": True,
            "gridcolor": mix(brush.theme.paper, brush.theme.line, 0.7),
            "tickvals": [1, *range(step, int(last) + 1, step)],
        },
        yaxis={
            "range": [len(ids) - 0.4, -0.6],
            "tickvals": list(range(len(ids))),
            "ticktext": [_label(names[c], chosen=c == city) for c in ids],
            "tickfont": {"color": brush.theme.ink, "size": SMALL},
            "automargin": True,
        },
    )


def _label(name: str, *, chosen: bool) -> str:
    return f"<b>{escape(name)}</b>" if chosen else escape(name)


def _build_traces(
    brush: Brush,
    intervals: pd.DataFrame,
    names: Mapping[str, str],
    alike: Sequence[str],
    city: str | None,
) -> list[dict[str, Any]]:
    """Build the traces of the cities by color, starting with the chosen city."""
    columns = (intervals[name].to_list() for name in ("rank", "rank_p05", "rank_p95"))
    rows = [
        _Row(row, str(city_id), names[str(city_id)], *map(float, at))
        for row, (city_id, *at) in enumerate(zip(intervals.index, *columns, strict=True))
    ]
    theme = brush.theme
    other = theme.other if city in intervals.index else theme.peer
    groups: dict[str, list[_Row]] = {theme.city: [], theme.peer: [], other: []}
    for city_id, row in zip(intervals.index, rows, strict=True):
        groups[theme.city if city_id == city else theme.peer if city_id in alike else other] += [
            row
        ]
    return [
        trace
        for color, members in groups.items()
        if members
        for trace in (_lines(members, color), _dots(brush, members, color))
    ]


class _Row(NamedTuple):
    """One city: its row, id, name, rank and the ends of its interval."""

    y: int
    city: str
    name: str
    rank: float
    low: float
    high: float


def _lines(rows: Sequence[_Row], color: str) -> dict[str, Any]:
    """Build a trace with a line per city that spans its interval."""
    return {
        "type": "scatter",
        "x": [x for row in rows for x in (row.low, row.high, None)],
        "y": [y for row in rows for y in (row.y, row.y, None)],
        "mode": "lines",
        "line": {"color": color, "width": 4},
        "hoverinfo": "skip",
    }


def _dots(brush: Brush, rows: Sequence[_Row], color: str) -> dict[str, Any]:
    """Build a trace with a dot per city at its rank, with hover text."""
    return {
        "type": "scatter",
        "x": [row.rank for row in rows],
        "y": [row.y for row in rows],
        "mode": "markers",
        "marker": {"size": 9, "color": color, "line": {"width": 1.5, "color": brush.theme.paper}},
        "customdata": [_hover_text(brush, row) for row in rows],
        "meta": [[row.city] for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _hover_text(brush: Brush, row: _Row) -> str:
    """Format the hover text of a city."""
    return brush.t(
        "charts.interval_words",
        name=escape(row.name),
        rank=int(row.rank),
        low=brush.t.number(row.low),
        high=brush.t.number(row.high),
    )
