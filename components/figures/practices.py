"""How many cities have each practice."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import ROW, Brush, new_figure, row_label, score_axis


def draw_practices(
    brush: Brush,
    counts: pd.DataFrame,
    labels: Mapping[str, str],
    colors: Mapping[str, str],
    alt: str,
) -> go.Figure:
    """Draw a bar per practice, the share of the cities that answered and have it.

    Parameters
    ----------
    counts
        Indexed by question, in the order to draw: ``have``, ``answered``, ``share`` (0–1).
    labels, colors
        Words and hue of each question.
    """
    figure = new_figure(brush, (ROW - 12) * len(counts) + 36, alt)
    score_axis(figure, brush, len(counts), top=0.8, suffix=brush.t("charts.percent_suffix"))
    for row, (question, at) in enumerate(counts.iterrows()):
        note = brush.t.share(at["have"], at["answered"])
        row_label(figure, row, labels[str(question)], brush.theme.ink, note)
    shares = [None if pd.isna(share) else float(share) * 100 for share in counts["share"]]
    figure.add_bar(
        x=shares,
        y=list(range(len(counts))),
        orientation="h",
        width=0.34,
        marker={"color": [colors[str(question)] for question in counts.index]},
        text=[brush.t.percent(share) for share in counts["share"]],
        textposition="outside",
        constraintext="none",
        textfont={"size": 13, "color": brush.theme.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )
    figure.update_xaxes(range=[-2, 112])
    return figure
