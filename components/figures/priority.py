"""Which recommendation matters most: how many lack it against how far they are."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Brush, new_figure
from components.theme import SMALL, ink_on, mix


def draw_priority(
    brush: Brush,
    table: pd.DataFrame,
    numbers: Mapping[str, int],
    labels: Mapping[str, str],
    colors: Mapping[str, str],
    alt: str,
    chosen: str | None = None,
) -> go.Figure:
    """Draw a numbered dot per recommendation, the most urgent at the top right.

    Parameters
    ----------
    table
        Indexed by recommendation: ``lack`` (share of cities that lack a practice of it, 0–1)
        and ``distance`` (how far those are on average, 0–100).
    numbers, labels, colors
        Number, words and hue of each recommendation.
    chosen
        Id of the recommendation to ring.
    """
    figure = new_figure(brush, 380, alt)
    grid = mix(brush.theme.paper, brush.theme.line, 0.7)
    suffix = brush.t("charts.percent_suffix")
    figure.update_layout(margin={"l": 56, "r": 16, "t": 16, "b": 56})
    figure.update_xaxes(
        range=[-6, 106], tickvals=[0, 25, 50, 75, 100], ticksuffix=suffix, showgrid=True,
        gridcolor=grid, title_text=brush.t("recommendations.priority_x"),
    )  # fmt: skip
    figure.update_yaxes(
        range=[-8, 108], tickvals=[0, 25, 50, 75, 100], showgrid=True,
        gridcolor=grid, title_text=brush.t("recommendations.priority_y"),
    )  # fmt: skip
    ids = [str(recommendation) for recommendation in table.index]
    figure.add_scatter(
        x=[float(share) * 100 for share in table["lack"]],
        y=[float(distance) for distance in table["distance"]],
        mode="markers+text",
        marker={
            "size": 30,
            "color": [colors[r] for r in ids],
            "line": {
                "width": [4 if r == chosen else 1 for r in ids],
                "color": [brush.theme.city if r == chosen else brush.theme.paper for r in ids],
            },
        },
        text=[f"<b>{numbers[r]}</b>" for r in ids],
        textfont={"color": [ink_on(colors[r]) for r in ids], "size": SMALL},
        customdata=[labels[r] for r in ids],
        hovertemplate=(
            "<b>%{customdata}</b><br>"
            f"{brush.t('recommendations.priority_x')}: %{{x:.0f}}{suffix}<br>"
            f"{brush.t('recommendations.priority_y')}: %{{y:.0f}}<extra></extra>"
        ),
    )
    return figure
