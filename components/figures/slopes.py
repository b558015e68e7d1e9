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

#: Height of the figure, and of the part with the lines, in pixels.
HEIGHT, INSIDE = 620, 584

#: Height of a line of a label, and distance of lines that would cover each other, in pixels.
LABEL, APART = 15, 4

#: Labels moved by more than this, in pixels, have a line to their rank, of this width.
MOVED, LEAD = 3, 14

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

    Marked cities that are tied on both sides are drawn side by side, and labels move apart, so
    that each has a line and a name; the label says the rank.

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
    last = float(ranks.to_numpy().max())
    room = max(ROOM, ROOM_SHARE * last)
    pixels = INSIDE / (last + 1 + room)
    places = _part_tied(ranks.loc[named], APART / pixels)
    traces = [_lines(others, brush.theme.other, width)]
    for color in reversed(dict.fromkeys(marked.values())):
        traces.append(_lines(places.loc[[c for c in named if marked[c] == color]], color, 2.5))
    drawn = ranks if len(ranks) <= MOST_ENDS else ranks.loc[named]
    traces.append(_ends(brush, drawn, places, names))
    labels = _heads(brush, heads, room / 4)
    for side, column in enumerate(("before", "after")):
        ends, of_side = places[column].to_dict(), ranks.loc[named, column]
        texts = {c: _label_text(brush, side, float(of_side[c]), names[c]) for c in named}
        moves = _part_labels({c: y * pixels for c, y in ends.items()}, texts, (last + 1) * pixels)
        labels += [_label(brush, side, ends[city], texts[city], moves[city]) for city in named]
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


def _label(brush: Brush, side: int, place: float, text: str, move: float) -> dict[str, Any]:
    """Build a label outside the left end (0) or the right end (1) of a line.

    ``move`` is how far below its place it stands, in pixels; if that is much, a line leads there.
    """
    outward = 1 if side else -1
    label = {
        "x": side,
        "y": place,
        "text": text,
        "align": "left" if side else "right",
        "xanchor": "left" if side else "right",
        "font": {"size": SMALL, "color": brush.theme.ink},
    }
    if abs(move) <= MOVED:
        return {**label, "showarrow": False, "xshift": 8 * outward, "yshift": -move}
    arrow = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": brush.theme.peer}
    return {**label, "showarrow": True, "ax": LEAD * outward, "ay": move, **arrow}


def _part_tied(ranks: pd.DataFrame, step: float) -> pd.DataFrame:
    """Move cities with the same ranks on both sides apart, by ``step`` ranks from one to the next.

    The lines stay parallel, so that none seems to rise or fall.
    """
    same = ranks.groupby(["before", "after"])
    shift = (same.cumcount() - (same["before"].transform("size") - 1) / 2) * step
    return ranks.add(shift, axis="index")


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


def _part_labels(
    places: Mapping[str, float], texts: Mapping[str, str], bottom: float
) -> dict[str, float]:
    """Compute how far each label has to move down so that none covers another, in pixels.

    Labels that would overlap form a block around the mean of their places (pool adjacent
    violators); the order of the places stays. All lie between 0 and ``bottom``.
    """
    order = sorted(places, key=places.__getitem__)
    heights = [LABEL * (texts[city].count("<br>") + 1) for city in order]
    above = [sum(heights[:at]) + heights[at] / 2 for at in range(len(order))]
    blocks: list[tuple[float, int]] = []  # mean place of the upper edge, and number of labels
    for city, offset in zip(order, above, strict=True):
        mean, count = places[city] - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, of_before = blocks.pop()
            mean = (mean * count + before * of_before) / (count + of_before)
            count += of_before
        blocks.append((mean, count))
    tops = [
        max(0.0, min(mean, bottom - sum(heights))) for mean, count in blocks for _ in range(count)
    ]
    return {
        city: top + offset - places[city]
        for city, top, offset in zip(order, tops, above, strict=True)
    }


def _ends(
    brush: Brush, ranks: pd.DataFrame, places: pd.DataFrame, names: Mapping[str, str]
) -> dict[str, Any]:
    """Build an invisible trace of both ends of each line, with hover text; they lead on.

    ``places`` are where the lines of tied cities are drawn; the others are at their rank.
    """
    ends = zip(ranks.index, ranks["before"], ranks["after"], strict=True)
    words = [
        f"<b>{escape(names[str(city)])}</b><br>{brush.t.number(before)} → {brush.t.number(after)}"
        for city, before, after in ends
    ]
    at = ranks.astype(float)
    at.loc[places.index.intersection(at.index)] = places
    return {
        "type": "scatter",
        "x": [0] * len(at) + [1] * len(at),
        "y": [*at["before"], *at["after"]],
        "mode": "markers",
        "marker": {"size": 9, "color": "rgba(0,0,0,0)"},
        "customdata": words * 2,
        "hovertemplate": "%{customdata}<extra></extra>",
        "meta": [[str(city)] for city in at.index] * 2,
    }


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
