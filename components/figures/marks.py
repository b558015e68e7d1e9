"""Marks used by several figures: median ticks and the dot of the chosen city."""

from __future__ import annotations

from collections.abc import Sequence

from components.figures.base import Trace
from components.figures.brush import Brush

#: First id of the marks that stand for a dimension; the second is the dimension.
DIMENSION = "dimension"


def dimension_mark(dimension: str) -> list[str]:
    """Build the ids of a mark that stands for a dimension; see `components.leads`."""
    return [DIMENSION, dimension]


def row_targets(
    marks: Sequence[list[str]], ends: Sequence[float], *, labels_only: bool = False
) -> Trace:
    """Build an invisible trace that makes rows react to clicks, or only the labels above them.

    A mark may be thin, short or missing; its row and its label stand for it. Where a dot lies
    over the row, the click counts for the dot.

    Parameters
    ----------
    marks
        What each row stands for, from top to bottom.
    ends
        First and last value of the horizontal axis.
    labels_only
        Whether only the labels react, because the dots of a row stand for something else.
    """
    return {
        "type": "bar",
        "base": [float(ends[0])] * len(marks),
        "x": [float(ends[1] - ends[0])] * len(marks),
        "y": [row - 0.42 if labels_only else row for row in range(len(marks))],
        "orientation": "h",
        "width": 0.3 if labels_only else 0.96,
        "marker": {"color": "rgba(0,0,0,0)"},
        "hoverinfo": "none",
        "meta": list(marks),
    }


def median_ticks(
    brush: Brush, medians: Sequence[float | None], rows: Sequence[float], size: int
) -> Trace:
    """Build the trace of the median of the peers, a tick on each row.

    Parameters
    ----------
    brush
        Settings of the figure.
    medians
        0–100 by row; None if not available.
    rows
        Position of each row on the vertical axis.
    size
        Height of a tick, in pixels.
    """
    return {
        "type": "scatter",
        "x": list(medians),
        "y": list(rows),
        "mode": "markers",
        "marker": {
            "symbol": "line-ns",
            "size": size,
            "line": {"width": 3, "color": brush.theme.peer},
        },
        "hovertemplate": f"{brush.t('charts.peer_median')} %{{x:.1f}}<extra></extra>",
    }


def city_dot(brush: Brush, score: float, row: float, size: int, mark: Sequence[str] = ()) -> Trace:
    """Build the dot of the chosen city, without hover text: its value is in the row's note.

    ``score`` is 0–100, ``row`` a position on the vertical axis, ``size`` a diameter in pixels,
    ``mark`` what the dot stands for if it leads on.
    """
    return {
        "type": "scatter",
        "x": [float(score)],
        "y": [row],
        "mode": "markers",
        "marker": {
            "size": size,
            "color": brush.theme.city,
            "line": {"width": 2, "color": brush.theme.paper},
        },
        "hoverinfo": "none" if mark else "skip",
        "cliponaxis": False,
        **({"meta": [list(mark)]} if mark else {}),
    }
