"""How sure each rank is: an interval per city, the first rank at the top left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Brush, escape, new_figure
from components.theme import SMALL, mix

#: Height of a row, in pixels.
ROW = 21

#: Up to this many ranks, every tenth is on the axis; beyond, every fiftieth.
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
        Ids of the cities that cannot be told from the chosen one: drawn darker.
    city
        Id of the chosen city: drawn in amber.
    """
    figure = new_figure(brush, ROW * len(intervals) + 60, alt)
    ids = [str(city_id) for city_id in intervals.index]
    groups = {
        brush.theme.city: [c for c in ids if c == city],
        brush.theme.peer: [c for c in ids if c in alike],
    }
    others = [c for c in ids if c != city and c not in alike]
    other = brush.theme.other if city in ids else brush.theme.peer
    groups[other] = groups.get(other, []) + others
    rows = {city_id: row for row, city_id in enumerate(ids)}
    for color, members in groups.items():
        if members:
            _draw_group(figure, brush, intervals.loc[members], rows, names, color)
    last = float(intervals["rank_p95"].max())
    step = 10 if last <= MANY else 50
    figure.update_layout(margin={"l": 4, "r": 8, "t": 34, "b": 8})
    figure.update_xaxes(
        side="top",
        range=[0, last + 1],
        showgrid=True,
        gridcolor=mix(brush.theme.paper, brush.theme.line, 0.7),
        tickvals=[1, *range(step, int(last) + 1, step)],
    )
    figure.update_yaxes(
        range=[len(ids) - 0.4, -0.6],
        tickvals=list(range(len(ids))),
        ticktext=[_label(names[c], chosen=c == city) for c in ids],
        tickfont={"color": brush.theme.ink, "size": SMALL},
        automargin=True,
    )
    return figure


def _label(name: str, *, chosen: bool) -> str:
    return f"<b>{escape(name)}</b>" if chosen else escape(name)


def _draw_group(
    figure: go.Figure,
    brush: Brush,
    part: pd.DataFrame,
    rows: Mapping[str, int],
    names: Mapping[str, str],
    color: str,
) -> None:
    """Draw the cities of one color: a line from end to end, a dot at the rank."""
    lines_x: list[float | None] = []
    lines_y: list[float | None] = []
    for city, at in part.iterrows():
        lines_x += [float(at["rank_p05"]), float(at["rank_p95"]), None]
        lines_y += [rows[str(city)], rows[str(city)], None]
    figure.add_scatter(
        x=lines_x, y=lines_y, mode="lines", line={"color": color, "width": 4}, hoverinfo="skip"
    )
    words = [
        brush.t(
            "charts.interval_words",
            name=escape(names[str(city)]),
            rank=int(at["rank"]),
            low=brush.t.number(at["rank_p05"]),
            high=brush.t.number(at["rank_p95"]),
        )
        for city, at in part.iterrows()
    ]
    figure.add_scatter(
        x=[float(rank) for rank in part["rank"]],
        y=[rows[str(city)] for city in part.index],
        mode="markers",
        marker={"size": 9, "color": color, "line": {"width": 1.5, "color": brush.theme.paper}},
        customdata=words,
        hovertemplate="%{customdata}<extra></extra>",
    )
