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
        0–100, NaN if not available.

    A row stands for its dimension and leads on; see `components.leads`.
    """
    figure = new_figure(brush, ROW * len(dimensions) + 36, alt)
    score_axis(figure, brush, len(dimensions))
    labels: list[dict[str, Any]] = []
    for row, dimension in enumerate(dimensions):
        hue = pillar_hue(brush.theme, framework, dimension.pillar)
        at = profile.loc[dimension.id]
        label, note = brush.t.text(dimension.label), _note(brush, at["city"])
        labels += row_label(row, label, hue, brush.theme.ink, note)
        _draw_peers(figure, brush, row, at)
        if pd.notna(at["city"]):
            add_city(figure, brush, at["city"], row, size=16)
    figure.update_layout(annotations=labels)
    figure.add_trace(row_targets([dimension_mark(d.id) for d in dimensions], (-2.5, 102.5)))
    return figure


def _note(brush: Brush, score: float) -> str:
    return brush.t("terms.too_few_answers") if pd.isna(score) else brush.t.score(score)


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
