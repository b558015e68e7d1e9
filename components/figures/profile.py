"""Profile chart: the dimension scores of a city compared with its peers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import new_figure, row_label, score_axis
from components.figures.brush import Brush
from components.figures.marks import add_city, add_medians, dimension_mark, row_targets
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
    figure = new_figure(brush, ROW * len(dimensions) + 36, alt)
    score_axis(figure, brush, len(dimensions))
    labels: list[dict[str, Any]] = []
    for row, dimension in enumerate(dimensions):
        hue = pillar_hue(brush.theme, framework, dimension.pillar)
        at = profile.loc[dimension.id]
        scenario = float(at.get("scenario", float("nan")))
        label, note = brush.t.text(dimension.label), _note(brush, at["city"], scenario)
        labels += row_label(row, label, hue, brush.theme.ink, note)
        _draw_peers(figure, brush, row, at)
        if pd.notna(scenario):
            _draw_scenario(figure, brush, row, float(at["city"]), scenario)
        if pd.notna(at["city"]):
            add_city(figure, brush, at["city"], row, size=16)
    figure.update_layout(annotations=labels)
    figure.add_trace(row_targets([dimension_mark(d.id) for d in dimensions], (-2.5, 102.5)))
    return figure


def _note(brush: Brush, score: float, scenario: float) -> str:
    """Write the score at the end of a row, and that of the scenario where it differs."""
    t = brush.t
    if pd.notna(scenario):
        return t("whatif.in_profile", score=t.score(score), scenario=t.score(scenario))
    return t("terms.too_few_answers") if pd.isna(score) else t.score(score)


def _draw_scenario(
    figure: go.Figure, brush: Brush, row: int, score: float, scenario: float
) -> None:
    """Draw the score in a scenario as a ring, and a line to it from the city's own score."""
    ends = [scenario] if pd.isna(score) else [score, scenario]
    figure.add_scatter(
        x=ends,
        y=[row] * len(ends),
        mode="lines+markers",
        line={"color": brush.theme.city, "width": 1.5, "dash": "dot"},
        marker={
            "size": [0] * (len(ends) - 1) + [13],
            "color": brush.theme.paper,
            "opacity": 1,
            "line": {"color": brush.theme.city, "width": 2.5},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _draw_peers(figure: go.Figure, brush: Brush, row: int, at: pd.Series) -> None:
    """Draw the interquartile range of the peers as a band and their median as a tick."""
    if pd.isna(at["median"]):
        return
    figure.add_scatter(
        x=[float(at["low"]), float(at["high"])],
        y=[row, row],
        mode="lines",
        line={"color": brush.theme.other, "width": 9},
        hoverinfo="skip",
    )
    add_medians(figure, brush, [float(at["median"])], [row], size=17)
