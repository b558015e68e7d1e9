"""Lines over the editions of a series: a row per dimension, a point per edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import escape, new_figure
from components.figures.brush import Brush
from components.theme import BODY, SMALL
from smartgov.palette import mix

#: Height of a row with its label, of the axis of editions below the last row, in pixels.
ROW, AXIS = 128, 34

#: Room for the numbers of the axis of scores, in pixels.
SIDE = 32

#: Share of a row that its label takes.
LABEL = 0.26

#: Width of a line and diameter of a point, in pixels.
WIDTH, POINT = 2.5, 8

#: Scores at the edges of a row, so that a point fits at 0 and at 100.
EDGES = (-9, 109)


@dataclass(frozen=True)
class Line:
    """A line: its name, color and symbol, and the scores by edition, 0–100 or NaN.

    ``mark`` is what its points stand for, if they lead on.
    """

    name: str
    color: str
    scores: Mapping[str, float]
    symbol: str = "circle"
    dash: str = "solid"
    mark: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineRow:
    """A row: its label and hue, a note, its lines, and the middle half of a group by edition.

    ``breaks`` are the editions that no line may reach from the edition before.
    """

    label: str
    hue: str
    lines: Sequence[Line]
    note: str = ""
    low: Mapping[str, float] = field(default_factory=dict)
    high: Mapping[str, float] = field(default_factory=dict)
    breaks: frozenset[str] = frozenset()


def draw_lines(
    brush: Brush, rows: Sequence[LineRow], editions: Sequence[str], alt: str
) -> go.Figure:
    """Draw the rows below each other over a common axis of editions, the earliest first.

    The distance of two editions is that of their first years. A line ends where a score is
    missing and at a break, which a dotted vertical line marks.
    """
    height = ROW * len(rows) + AXIS
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {}
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for number, row in enumerate(rows):
        axis = "" if not number else str(number + 1)
        top = 1 - number * ROW / (ROW * len(rows))
        bottom = 1 - (number + 1) * ROW / (ROW * len(rows))
        inside = top - LABEL * (top - bottom)
        layout[f"yaxis{axis}"] = _score_axis(brush, (bottom + 0.06 * (top - bottom), inside))
        traces += _row_traces(brush, row, editions, f"y{axis}")
        notes += _row_label(brush, row, (top + inside) / 2)
        shapes += _breaks(brush, row.breaks, editions, f"y{axis}")
    years = [first_year(edition) for edition in editions]
    return new_figure(
        brush,
        height,
        alt,
        traces,
        annotations=notes,
        shapes=shapes,
        margin={"l": SIDE, "r": 4, "t": 4, "b": AXIS},
        xaxis={
            "range": _room(years),
            "tickvals": years,
            "ticktext": [edition.replace("-", "–") for edition in editions],
            "anchor": "y" if len(rows) == 1 else f"y{len(rows)}",
        },
        **layout,
    )


def first_year(edition: str) -> int:
    """Get the first year of an edition."""
    return int(edition.partition("-")[0])


def _room(years: Sequence[int]) -> list[float]:
    """Leave room for points and their scores at both ends of the axis."""
    span = max(years[-1] - years[0], 1)
    return [years[0] - 0.08 * span, years[-1] + 0.12 * span]


def _score_axis(brush: Brush, domain: tuple[float, float]) -> dict[str, Any]:
    return {
        "domain": list(domain),
        "range": list(EDGES),
        "tickvals": [0, 50, 100],
        "showgrid": True,
        "gridcolor": mix(brush.theme.paper, brush.theme.line, 0.7),
        "showticklabels": True,
        "side": "left",
    }


def split(
    scores: Mapping[str, float], editions: Sequence[str], breaks: Iterable[str] = ()
) -> list[list[tuple[str, float]]]:
    """Split a line where a score is missing and at the breaks: lists of editions and scores."""
    parts: list[list[tuple[str, float]]] = [[]]
    broken = set(breaks)
    for edition in editions:
        score = scores.get(edition, float("nan"))
        if edition in broken or pd.isna(score):
            parts.append([])
        if not pd.isna(score):
            parts[-1].append((edition, float(score)))
    return [part for part in parts if part]


def _row_traces(
    brush: Brush, row: LineRow, editions: Sequence[str], axis: str
) -> list[dict[str, Any]]:
    bands = [_band(brush, part, row.high, axis) for part in split(row.low, editions, row.breaks)]
    return [*bands, *(_line(brush, line, row, editions, axis) for line in row.lines)]


def _band(
    brush: Brush, low: list[tuple[str, float]], high: Mapping[str, float], axis: str
) -> dict[str, Any]:
    """Fill the middle half of a group between two breaks; of one edition it is a thin bar."""
    years = [first_year(edition) for edition, _ in low]
    ends = [0.0] if len(years) > 1 else [-0.06, 0.06]
    across = [year + end for year in years for end in ends]
    lows = [score for _, score in low for _ in ends]
    highs = [float(high[edition]) for edition, _ in low for _ in ends]
    return {
        "type": "scatter",
        "x": [*across, *reversed(across)],
        "y": [*lows, *reversed(highs)],
        "yaxis": axis,
        "fill": "toself",
        "fillcolor": mix(brush.theme.paper, brush.theme.other, 0.6),
        "mode": "lines",
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _line(
    brush: Brush, line: Line, row: LineRow, editions: Sequence[str], axis: str
) -> dict[str, Any]:
    """Build the trace of a line with gaps, its last score written at its end."""
    xs: list[int | None] = []
    ys: list[float | None] = []
    words: list[str] = []
    for part in split(line.scores, editions, row.breaks):
        for edition, score in part:
            xs.append(first_year(edition))
            ys.append(score)
            years = edition.replace("-", "–")
            words.append(f"<b>{escape(line.name)}</b><br>{years}: {brush.t.score(score)}")
        xs.append(None)
        ys.append(None)
        words.append("")
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "yaxis": axis,
        "mode": "lines+markers",
        "line": {"color": line.color, "width": WIDTH, "dash": line.dash},
        "marker": {
            "size": POINT,
            "symbol": line.symbol,
            "color": line.color,
            "line": {"width": 1, "color": brush.theme.paper},
        },
        "connectgaps": False,
        "cliponaxis": False,
        "customdata": words,
        "hovertemplate": "%{customdata}<extra></extra>",
        **({"meta": [list(line.mark)] * len(xs)} if line.mark else {}),
    }


def _row_label(brush: Brush, row: LineRow, height: float) -> list[dict[str, Any]]:
    """Build the label of a row at the left, and its note at the right."""
    common = {"y": height, "yref": "paper", "xref": "paper", "showarrow": False}
    label = {
        "text": escape(row.label),
        "x": 0,
        "xanchor": "left",
        "yanchor": "middle",
        "font": {"color": row.hue, "size": BODY - 1},
        **common,
    }
    note = {
        "text": escape(row.note),
        "x": 1,
        "xanchor": "right",
        "yanchor": "middle",
        "font": {"color": brush.theme.ink, "size": SMALL},
        **common,
    }
    return [label, note] if row.note else [label]


def _breaks(
    brush: Brush, breaks: frozenset[str], editions: Sequence[str], axis: str
) -> list[dict[str, Any]]:
    """Build a dotted line halfway between the editions around each break."""
    return [
        {
            "type": "line",
            "x0": (first_year(before) + first_year(after)) / 2,
            "x1": (first_year(before) + first_year(after)) / 2,
            "y0": 0,
            "y1": 100,
            "yref": axis,
            "line": {"width": 1.5, "dash": "dot", "color": brush.theme.muted},
        }
        for before, after in pairwise(editions)
        if after in breaks
    ]
