"""Fit a figure to a slide: its height, and letters that can be read from afar."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from components.figures.base import template
from components.theme import BODY, SMALL, ThemeName


def enlarge(figure: go.Figure, theme: ThemeName, height: int, factor: float) -> go.Figure:
    """Copy a figure with another height, and with its letters and marks larger.

    Parameters
    ----------
    figure
        A figure of this package; it is not changed.
    theme
        The theme that it was drawn in.
    height
        Height in pixels. The rows of the figure share it.
    factor
        How much larger letters, dots and lines are.
    """
    drawn = figure.to_plotly_json()
    drawn["data"] = [_enlarge(dict(trace), factor) for trace in drawn["data"]]
    layout = {key: value for key, value in drawn["layout"].items() if key != "template"}
    layout = _enlarge(layout, factor)
    layout["height"] = height
    layout["template"] = template(theme)
    layout["font"] = {**layout.get("font", {}), "size": (BODY - 1) * factor}
    for axis in ("xaxis", "yaxis"):
        own = layout.setdefault(axis, {})
        own["tickfont"] = {"size": SMALL * factor, **own.get("tickfont", {})}
        if isinstance(own.get("title"), dict):
            own["title"] = {**own["title"], "font": {"size": SMALL * factor}}
    margin = layout.get("margin", {"l": 4, "r": 4, "t": 8, "b": 28})
    layout["margin"] = {side: round(value * factor) for side, value in margin.items()}
    return go.Figure(drawn["data"], layout)


def _enlarge(part: Any, factor: float) -> Any:
    """Multiply every ``size`` in a part of a figure, and the width of its lines."""
    if isinstance(part, dict):
        return {
            key: _times(value, factor)
            if key == "size"
            else _enlarge_line(value, factor)
            if key == "line"
            else _enlarge(value, factor)
            for key, value in part.items()
        }
    if isinstance(part, list | tuple):
        return [_enlarge(item, factor) if isinstance(item, dict) else item for item in part]
    return part


def _enlarge_line(line: Any, factor: float) -> Any:
    widened = {"width": _times(line["width"], factor)} if "width" in line else {}
    return {**line, **widened}


def _times(size: Any, factor: float) -> Any:
    return [one * factor for one in size] if isinstance(size, list | tuple) else size * factor
