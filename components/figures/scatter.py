"""Scatter plot of cities by two scores, with the compared cities named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import TICKS, Trace, escape, new_figure
from components.figures.brush import Brush
from components.figures.dots import SYMBOLS
from components.theme import SMALL
from smartgov.palette import mix

#: Horizontal distance between compared cities with equal scores, in points of score.
BESIDE = 2.4

#: Maximum number of names in the hover text of a dot, and maximum diameter of a dot, in pixels.
MOST_NAMES, LARGEST = 100, 40

#: Names whose heights differ by less, in points of score, alternate above and below the dots.
NEAR = 12


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
        Cities × two columns, x and y, 0–100; cities with a missing value are left out.
    peers
        Ids of the peers, drawn darker than the others.
    names, slots
        Names of all cities, and index in the theme's series of the compared ones.
    titles
        Titles of the two axes.

    The dot of a compared city stands for the city, any other for its two scores; see `cities_at`.
    """
    known = values.dropna()
    is_near, is_named = known.index.isin(peers), known.index.isin(list(slots))
    traces = [
        _cloud(brush, known[~is_near & ~is_named], names, brush.theme.other),
        _cloud(brush, known[is_near & ~is_named], names, brush.theme.peer),
    ]
    compared = known.loc[[city for city in slots if city in known.index]]
    heights: list[float] = []
    for spot, cities in compared.groupby(list(known.columns)).groups.items():
        number = sum(abs(height - spot[1]) < NEAR for height in heights)
        heights.append(spot[1])
        traces += _spot(brush, spot, [str(city) for city in cities], names, slots, number)
    grid = mix(brush.theme.paper, brush.theme.line, 0.7)
    axis = {"range": [-9, 116], "tickvals": TICKS, "showgrid": True, "gridcolor": grid}
    across, up = ({**axis, "title": {"text": escape(title)}} for title in titles)
    margin = {"l": 56, "r": 16, "t": 12, "b": 52}
    return new_figure(brush, 440, alt, traces, margin=margin, xaxis=across, yaxis=up)


def cities_at(values: pd.DataFrame, mark: Sequence[str]) -> list[str]:
    """List the cities that a dot stands for: the city itself, or those with its two scores."""
    if len(mark) < 2:
        return list(mark)
    x, y = map(float, mark)
    there = (values.iloc[:, 0] == x) & (values.iloc[:, 1] == y)
    return [str(city) for city in values.index[there]]


def _cloud(brush: Brush, values: pd.DataFrame, names: Mapping[str, str], color: str) -> Trace:
    """Build the dots of the unnamed cities; cities with equal scores share a larger dot."""
    groups = values.groupby(list(values.columns)).groups
    spots = [
        (float(x), float(y), [names[str(c)] for c in cities]) for (x, y), cities in groups.items()
    ]
    largest = max((len(cities) for _, _, cities in spots), default=1)
    growth = min(3.0, (LARGEST - 7) / largest**0.5)
    return {
        "type": "scatter",
        "x": [x for x, _, _ in spots],
        "y": [y for _, y, _ in spots],
        "mode": "markers",
        "marker": {
            "size": [7 + growth * len(cities) ** 0.5 for _, _, cities in spots],
            "color": color,
            "opacity": 1,
            "line": {"width": 1, "color": brush.theme.paper},
        },
        "customdata": [
            escape(", ".join(cities))
            if len(cities) <= MOST_NAMES
            else brush.t("charts.cities_here", count=len(cities))
            for _, _, cities in spots
        ],
        "meta": [[repr(x), repr(y)] for x, y, _ in spots],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _spot(
    brush: Brush,
    spot: tuple[float, float],
    cities: Sequence[str],
    names: Mapping[str, str],
    slots: Mapping[str, int],
    number: int,
) -> list[Trace]:
    """Build the dots of compared cities with equal scores side by side, with a joint label."""
    x, y = float(spot[0]), float(spot[1])
    middle = (len(cities) - 1) / 2
    dots = {
        "type": "scatter",
        "x": [x + (place - middle) * BESIDE for place in range(len(cities))],
        "y": [y] * len(cities),
        "mode": "markers",
        "marker": {
            "symbol": [SYMBOLS[slots[city]] for city in cities],
            "size": 13,
            "color": [brush.theme.series[slots[city]] for city in cities],
            "opacity": 1,
            "line": {"width": 1.5, "color": brush.theme.paper},
        },
        "hoverinfo": "none",
        "meta": [[city] for city in cities],
        "cliponaxis": False,
    }
    label = {
        "type": "scatter",
        "x": [x],
        "y": [y],
        "mode": "markers+text",
        "marker": {"size": 13, "opacity": 0},  # keeps the name off the dots
        "text": ["<br>".join(escape(names[city]) for city in cities)],
        "textposition": _place(x, number),
        "textfont": {"size": SMALL, "color": brush.theme.ink},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return [dots, label]


def _place(x: float, number: int) -> str:
    """Choose the text position: inward at the edges, alternating above and below."""
    side = "right" if x < 10 else "left" if x > 90 else "center"
    return f"{'bottom' if number % 2 else 'top'} {side}"
