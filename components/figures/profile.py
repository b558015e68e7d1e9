"""Profile chart: the dimension scores of a city compared with its peers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Trace, new_figure, row_label, rows_height, score_axes
from components.figures.brush import Brush
from components.figures.marks import city_dot, dimension_mark, median_ticks, row_targets
from components.theme import pillar_hue
from smartgov.model import Dimension, Framework

#: Height of a row in pixels; all rows of five dimensions are on the first screen.
ROW = 48


def draw_profile(
    brush: Brush,
    framework: Framework,
    dimensions: Sequence[Dimension],
    profile: pd.DataFrame,
    alt: str,
) -> go.Figure:
    """Draw a row per dimension with the peers' interquartile range, their median and the city.

    Parameters
    ----------
    profile
        Indexed by dimension: ``city``, ``median``, ``low`` and ``high`` (the peers' quartiles),
        0–100, NaN if not available. It may have ``scenario``, the city's scores in a scenario,
        NaN where they are the same: a ring that a line joins to the city's own score.

    A row stands for its dimension and leads on; see `components.leads`.
    """
    labels: list[dict[str, Any]] = []
    traces: list[Trace] = []
    for row, dimension in enumerate(dimensions):
        hue = pillar_hue(brush.theme, framework, dimension.pillar)
        at = profile.loc[dimension.id]
        scenario = float(at.get("scenario", float("nan")))
        label, note = brush.t.text(dimension.label), _note(brush, at["city"], scenario)
        labels += row_label(row, label, hue, brush.theme.ink, note)
        if pd.notna(at["median"]):
            traces += _peers(brush, row, at)
        if pd.notna(scenario):
            traces.append(_scenario(brush, row, float(at["city"]), scenario))
        if pd.notna(at["city"]):
            traces.append(city_dot(brush, at["city"], row, size=16))
    traces.append(row_targets([dimension_mark(d.id) for d in dimensions], (-2.5, 102.5)))
    axes = score_axes(brush, len(dimensions))
    height = rows_height(len(dimensions), ROW)
    return new_figure(brush, height, alt, traces, annotations=labels, **axes)


def _note(brush: Brush, score: float, scenario: float) -> str:
    """Write the score at the end of a row, and that of the scenario where it differs."""
    t = brush.t
    if pd.notna(scenario):
        return t("whatif.in_profile", score=t.score(score), scenario=t.score(scenario))
    return t("terms.too_few_answers") if pd.isna(score) else t.score(score)


def _scenario(brush: Brush, row: int, score: float, scenario: float) -> Trace:
    """Build the score in a scenario as a ring, and a line to it from the city's own score."""
    ends = [scenario] if pd.isna(score) else [score, scenario]
    return {
        "type": "scatter",
        "x": ends,
        "y": [row] * len(ends),
        "mode": "lines+markers",
        "line": {"color": brush.theme.city, "width": 1.5, "dash": "dot"},
        "marker": {
            "size": [0] * (len(ends) - 1) + [13],
            "color": brush.theme.paper,
            "opacity": 1,
            "line": {"color": brush.theme.city, "width": 2.5},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _peers(brush: Brush, row: int, at: pd.Series) -> list[Trace]:
    """Build the interquartile range of the peers as a band and their median as a tick."""
    band = {
        "type": "scatter",
        "x": [float(at["low"]), float(at["high"])],
        "y": [row, row],
        "mode": "lines",
        "line": {"color": brush.theme.other, "width": 9},
        "hoverinfo": "skip",
    }
    return [band, median_ticks(brush, [float(at["median"])], [row], size=15)]
