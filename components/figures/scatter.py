"""Two dimensions at a time: a dot per city, the compared ones named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import TICKS, Brush, escape, new_figure
from components.figures.dots import SYMBOLS
from components.theme import SMALL, mix


def draw_scatter(
    brush: Brush,
    values: pd.DataFrame,
    peers: Sequence[str],
    names: Mapping[str, str],
    slots: Mapping[str, int],
    titles: tuple[str, str],
    alt: str,
) -> go.Figure:
    """Draw every city by two scores.

    Parameters
    ----------
    values
        Cities × two columns, across and up, 0–100; cities without both are left out.
    peers
        Ids of the peers, drawn darker than the others.
    names, slots
        Names of all cities, and the place in the theme's series of those that are compared.
    titles
        What the two axes measure.
    """
    figure = new_figure(brush, 440, alt)
    known = values.dropna()
    others = [c for c in known.index if c not in peers and c not in slots]
    _draw_cloud(figure, brush, known.loc[others], names, brush.theme.other)
    near = [c for c in known.index if c in peers and c not in slots]
    _draw_cloud(figure, brush, known.loc[near], names, brush.theme.peer)
    for city, slot in slots.items():
        if city in known.index:
            _draw_city(figure, brush, known.loc[city], names[city], slot)
    grid = mix(brush.theme.paper, brush.theme.line, 0.7)
    axis = {"range": [-7, 107], "tickvals": TICKS, "showgrid": True, "gridcolor": grid}
    figure.update_xaxes(title_text=escape(titles[0]), **axis)
    figure.update_yaxes(title_text=escape(titles[1]), **axis)
    figure.update_layout(margin={"l": 56, "r": 16, "t": 12, "b": 52})
    return figure


def _draw_cloud(
    figure: go.Figure, brush: Brush, values: pd.DataFrame, names: Mapping[str, str], color: str
) -> None:
    """Draw cities that are not named; those on one spot make a larger dot."""
    groups = values.groupby(list(values.columns)).groups
    spots = [
        (float(x), float(y), [names[str(c)] for c in cities]) for (x, y), cities in groups.items()
    ]
    figure.add_scatter(
        x=[x for x, _, _ in spots],
        y=[y for _, y, _ in spots],
        mode="markers",
        marker={
            "size": [7 + 3 * len(cities) ** 0.5 for _, _, cities in spots],
            "color": color,
            "opacity": 1,
            "line": {"width": 1, "color": brush.theme.paper},
        },
        customdata=[escape(", ".join(cities)) for _, _, cities in spots],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _draw_city(figure: go.Figure, brush: Brush, at: pd.Series, name: str, slot: int) -> None:
    """Draw a compared city with its name, above or below by turns."""
    color = brush.theme.series[slot]
    figure.add_scatter(
        x=[float(at.iloc[0])],
        y=[float(at.iloc[1])],
        mode="markers+text",
        marker={
            "symbol": SYMBOLS[slot],
            "size": 14,
            "color": color,
            "line": {"width": 1.5, "color": brush.theme.paper},
        },
        text=[escape(name)],
        textposition=_place(float(at.iloc[0]), slot),
        textfont={"size": SMALL, "color": brush.theme.ink},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _place(x: float, slot: int) -> str:
    """Return where a name stands: turned inward at the edges, above or below by turns."""
    side = "right" if x < 20 else "left" if x > 80 else "center"
    return f"{'bottom' if slot % 2 else 'top'} {side}"
