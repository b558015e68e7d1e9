"""Moves from one value to another: a row each, a hollow dot for then and a full one for now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from components.figures.base import ROW, escape, new_figure, row_label, score_axes
from components.figures.brush import Brush
from components.figures.marks import row_targets

#: Diameter of a dot and width of the line between the two, in pixels.
DOT, WIDTH = 12, 3


@dataclass(frozen=True)
class Move:
    """A row: its label and note, the values then and now, 0–100, and its color.

    ``mark`` is what a click on the row opens, ``words`` the text on hover.
    """

    label: str
    note: str
    before: float
    after: float
    hue: str
    words: str
    mark: str


def draw_moves(brush: Brush, moves: Sequence[Move], alt: str, suffix: str = "") -> go.Figure:
    """Draw a row for each move, from top to bottom."""
    notes: list[dict[str, Any]] = []
    for row, move in enumerate(moves):
        notes += row_label(row, move.label, move.hue, brush.theme.ink, move.note)
    return new_figure(
        brush,
        ROW * len(moves) + 36,
        alt,
        [
            *(_lines(moves, hue) for hue in dict.fromkeys(move.hue for move in moves)),
            _dots(brush, moves, hollow=True),
            _dots(brush, moves, hollow=False),
            row_targets([[move.mark] for move in moves], (0, 100)),
        ],
        annotations=notes,
        **score_axes(brush, len(moves), suffix=suffix),
    )


def _lines(moves: Sequence[Move], hue: str) -> dict[str, Any]:
    """Build the lines between the dots of one color."""
    rows = [row for row, move in enumerate(moves) if move.hue == hue]
    return {
        "type": "scatter",
        "x": [x for row in rows for x in (moves[row].before, moves[row].after, None)],
        "y": [y for row in rows for y in (row, row, None)],
        "mode": "lines",
        "line": {"width": WIDTH, "color": hue},
        "hoverinfo": "skip",
    }


def _dots(brush: Brush, moves: Sequence[Move], *, hollow: bool) -> dict[str, Any]:
    hues = [move.hue for move in moves]
    return {
        "type": "scatter",
        "x": [move.before if hollow else move.after for move in moves],
        "y": list(range(len(moves))),
        "mode": "markers",
        "marker": {
            "size": DOT,
            "color": [brush.theme.paper] * len(moves) if hollow else hues,
            "line": {"width": 2, "color": hues},
        },
        "customdata": [escape(move.words) for move in moves],
        "hovertemplate": "%{customdata}<extra></extra>",
        "meta": [[move.mark] for move in moves],
        "cliponaxis": False,
    }
