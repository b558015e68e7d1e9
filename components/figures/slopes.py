"""Slope chart of rank changes between two weightings, with a line per city."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import escape, new_figure, wrap
from components.figures.brush import Brush
from components.theme import SMALL

#: Height of the figure, in pixels.
HEIGHT = 620

#: Labels closer than this, in ranks or pixels, would overlap: only the first is drawn.
CLEARANCE, CLEAR_PIXELS = 1.6, 15

#: Maximum number of characters per label line, so that labels fit on a narrow screen.
LINE = 17

#: Space for the headings above the first rank: in ranks, or as a share of all ranks if larger.
ROOM, ROOM_SHARE = 6, 0.086

#: Number of cities from which unnamed cities are drawn as hairlines, and their line width.
MANY, HAIRLINE = 120, 0.3


#: Maximum number of cities whose lines have ends to click; of more, only the highlighted ones.
MOST_ENDS = 400

#: Maximum number of lines of cities that are not highlighted.
MOST_LINES = 1_000


def draw_slopes(
    brush: Brush,
    ranks: pd.DataFrame,
    names: Mapping[str, str],
    marked: Mapping[str, str],
    heads: tuple[str, str],
    alt: str,
) -> go.Figure:
    """Draw the rank of each city under two weightings; of many cities only a sample.

    Parameters
    ----------
    ranks
        Indexed by city: ``before`` and ``after``, 1 is first.
    marked
        Color of each city to highlight and label, the most important first.
    heads
        Headings of the left and the right end.
    """
    named = [city for city in marked if city in ranks.index]
    width = 1 if len(ranks) < MANY else HAIRLINE
    others = ranks.drop(index=named)
    if len(others) > MOST_LINES:
        step = math.ceil(len(others) / MOST_LINES)
        others = others.sort_values("before", kind="stable").iloc[::step]
    traces = [_lines(others, brush.theme.other, width)]
    for color in reversed(dict.fromkeys(marked.values())):
        traces.append(_lines(ranks.loc[[c for c in named if marked[c] == color]], color, 2.5))
    drawn = ranks if len(ranks) <= MOST_ENDS else ranks.loc[named]
    traces.append(_ends(brush, drawn, names))
    last = float(ranks.to_numpy().max())
    room = max(ROOM, ROOM_SHARE * last)
    labels = _heads(brush, heads, room / 4)
    for side, column in enumerate(("before", "after")):
        places = {city: float(ranks.loc[city, column]) for city in named}
        texts = {city: _label_text(brush, side, places[city], names[city]) for city in named}
        written = _select_labeled(places, HEIGHT / (last + 1 + room), texts)
        labels += [_label(brush, side, places[city], texts[city]) for city in written]
    return new_figure(
        brush,
        HEIGHT,
        alt,
        traces,
        annotations=labels,
        xaxis={"range": [-0.97, 1.97], "visible": False},
        yaxis={"range": [last + 1, -room], "visible": False},
    )


def _label_text(brush: Brush, side: int, place: float, name: str) -> str:
    """Format the label of a city with the rank next to the line, wrapping long names."""
    words = [name, brush.t.number(place)]
    return wrap(" ".join(reversed(words) if side else words), LINE)


def _label(brush: Brush, side: int, place: float, text: str) -> dict[str, Any]:
    """Build a label outside the left end (0) or the right end (1) of a line."""
    return {
        "x": side,
        "y": place,
        "text": text,
        "align": "left" if side else "right",
        "showarrow": False,
        "xanchor": "left" if side else "right",
        "xshift": 8 if side else -8,
        "font": {"size": SMALL, "color": brush.theme.ink},
    }


def _lines(ranks: pd.DataFrame, color: str, width: float) -> dict[str, Any]:
    """Build one trace with the lines of the given cities."""
    before, after = ranks["before"].to_list(), ranks["after"].to_list()
    return {
        "type": "scatter",
        "x": [0, 1, None] * len(ranks),
        "y": [y for ends in zip(before, after, strict=True) for y in (*map(float, ends), None)],
        "mode": "lines",
        "line": {"color": color, "width": width},
        "hoverinfo": "skip",
    }


def _ends(brush: Brush, ranks: pd.DataFrame, names: Mapping[str, str]) -> dict[str, Any]:
    """Build an invisible trace of both ends of each line, with hover text; they lead on."""
    ends = zip(ranks.index, ranks["before"], ranks["after"], strict=True)
    rows = [(str(city), float(before), float(after)) for city, before, after in ends]
    words = [
        f"<b>{escape(names[city])}</b><br>{brush.t.number(before)} → {brush.t.number(after)}"
        for city, before, after in rows
    ]
    return {
        "type": "scatter",
        "x": [0] * len(rows) + [1] * len(rows),
        "y": [before for _, before, _ in rows] + [after for *_, after in rows],
        "mode": "markers",
        "marker": {"size": 9, "color": "rgba(0,0,0,0)"},
        "customdata": words * 2,
        "hovertemplate": "%{customdata}<extra></extra>",
        "meta": [[city] for city, *_ in rows] * 2,
    }


def _select_labeled(
    places: Mapping[str, float], rank: float, texts: Mapping[str, str]
) -> list[str]:
    """Select the cities whose labels do not overlap, preferring the first; ``rank`` in pixels."""
    lines = {city: text.count("<br>") + 1 for city, text in texts.items()}
    written: list[str] = []
    for city, place in places.items():
        if all(
            abs(place - places[other])
            >= max(CLEARANCE, CLEAR_PIXELS / rank * (lines[city] + lines[other]) / 2)
            for other in written
        ):
            written.append(city)
    return written


def _heads(brush: Brush, heads: tuple[str, str], above: float) -> list[dict[str, Any]]:
    """Build the headings of the two ends, ``above`` ranks above the first rank."""
    return [
        {
            "x": side,
            "y": -above,
            "yanchor": "bottom",
            "align": anchor,
            "text": f"<b>{wrap(head, 16)}</b>",
            "showarrow": False,
            "xanchor": anchor,
            "xshift": 8 if side else -8,
            "font": {"size": SMALL, "color": brush.theme.muted},
        }
        for side, (head, anchor) in enumerate(zip(heads, ("right", "left"), strict=True))
    ]
