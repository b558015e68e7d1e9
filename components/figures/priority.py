"""Scatter plot of priorities: how many cities lack a recommendation, and by how much."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import TICKS, escape, new_figure
from components.figures.brush import Brush
from components.theme import BODY
from smartgov.palette import mix

#: Distances, in units of the axes, within which a dot leaves no room for the number above
#: another dot: across, up, and up if the number of the nearer dot is in between.
NEAR_ACROSS, NEAR_UP, NEAR_NUMBER = 6.0, 16.0, 26.0


def draw_priority(
    brush: Brush,
    table: pd.DataFrame,
    numbers: Mapping[str, int],
    labels: Mapping[str, str],
    colors: Mapping[str, str],
    alt: str,
    chosen: str | None = None,
    distance: str = "",
) -> go.Figure:
    """Draw a numbered dot per recommendation, with the most urgent at the top right.

    Parameters
    ----------
    table
        Indexed by recommendation: ``lack`` (share of cities that lack one of its practices, 0–1)
            and ``distance`` (mean distance of these cities from full implementation, 0–100).
    numbers, labels, colors
        Number, title and color of each recommendation.
    chosen
        Id of the recommendation to draw larger.
    distance
        Title of the vertical axis; by default the share of practices that the cities lack.
    """
    distance = distance or brush.t("recommendations.priority_y")
    grid = mix(brush.theme.paper, brush.theme.line, 0.7)
    suffix = brush.t("charts.percent_suffix")
    axis = {"tickvals": TICKS, "showgrid": True, "gridcolor": grid}
    across = {"text": brush.t("recommendations.priority_x")}
    ticks = [f"{tick}{suffix}" for tick in TICKS]
    ids = [str(recommendation) for recommendation in table.index]
    dots = {
        "type": "scatter",
        "x": [float(share) * 100 for share in table["lack"]],
        "y": [float(distance) for distance in table["distance"]],
        "mode": "markers+text",
        "marker": {
            "size": [20 if r == chosen else 14 for r in ids],
            "color": [colors[r] for r in ids],
            "opacity": 1,
            "line": {"width": 2, "color": brush.theme.paper},
        },
        "text": [f"<b>{numbers[r]}</b>" for r in ids],
        "textposition": _label_places(table),
        "textfont": {"color": brush.theme.ink, "size": BODY - 1},
        "cliponaxis": False,
        "customdata": [escape(labels[r]) for r in ids],
        "meta": [[r] for r in ids],
        "hovertemplate": (
            "<b>%{customdata}</b><br>"
            f"{across['text']}: %{{x:.0f}}{suffix}<br>"
            f"{distance}: %{{y:.0f}}<extra></extra>"
        ),
    }
    return new_figure(
        brush,
        380,
        alt,
        [dots],
        margin={"l": 56, "r": 16, "t": 16, "b": 56},
        xaxis={**axis, "range": [-6, 106], "ticktext": ticks, "title": across},
        yaxis={**axis, "range": [-10, 116], "title": {"text": distance}},
    )


def _label_places(table: pd.DataFrame) -> list[str]:
    """Place each number above its dot, or below it if there is no room above.

    The room may be taken by another dot, or by a number placed below its dot.
    """
    points = [(float(at["lack"]) * 100, float(at["distance"])) for _, at in table.iterrows()]
    below: dict[int, bool] = {}
    for number in sorted(range(len(points)), key=lambda n: (-points[n][1], n)):
        x, y = points[number]
        below[number] = any(
            abs(points[other][0] - x) < NEAR_ACROSS
            and points[other][1] - y < (NEAR_NUMBER if taken else NEAR_UP)
            for other, taken in below.items()
        )
    return ["bottom center" if below[n] else "top center" for n in range(len(points))]
