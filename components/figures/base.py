"""Helpers shared by all figures: template, axes, labels and metadata."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

from components.figures.brush import Brush
from components.theme import BODY, FONT, SMALL, THEMES, ThemeName
from smartgov.palette import mix

# Every figure sets the template of its theme; applying plotly's default first would be wasted.
pio.templates.default = None

#: A trace of a figure as plain data.
Trace = dict[str, Any]

#: Height of a row with its label above the marks, in pixels.
ROW = 66

#: A row alone has the height of so many, as the space above and below the rows is taken from it.
ALONE = 1.25

#: Tick positions of an axis from 0 to 100.
TICKS = (0, 25, 50, 75, 100)


@cache
def template(name: ThemeName) -> go.layout.Template:
    """Build the plotly template of a theme."""
    theme = THEMES[name]
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "tickfont": {"size": SMALL, "color": theme.muted},
        "title": {"font": {"size": SMALL, "color": theme.muted}},
    }
    return go.layout.Template(
        layout={
            "font": {"family": f"{FONT}, sans-serif", "size": BODY - 1, "color": theme.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 4, "r": 4, "t": 8, "b": 28},
            "showlegend": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": theme.panel,
                "bordercolor": theme.line,
                "font": {"family": f"{FONT}, sans-serif", "size": SMALL, "color": theme.ink},
            },
            "xaxis": axis,
            "yaxis": axis,
        }
    )


def new_figure(
    brush: Brush, height: int, alt: str, traces: Sequence[Trace] = (), **layout: Any
) -> go.Figure:
    """Create a figure with study, status, source and alternative text in its metadata.

    Pass traces and layout here: plotly would copy them on every update. It does not validate
    them, which takes ten times as long as all the rest; a test validates what each page draws.
    """
    return go.Figure(
        data=list(traces),
        layout={
            "template": template(brush.theme.name),
            "height": height,
            "dragmode": False,
            "meta": {
                "study": brush.study,
                "status": brush.status,
                "source": brush.source,
                "alt": alt,
            },
            **layout,
        },
        _validate=False,
    )


def score_axes(
    brush: Brush, rows: int, top: float = 0.75, suffix: str = ""
) -> dict[str, dict[str, Any]]:
    """Build axes for rows from top to bottom and scores from 0 to 100, with a light grid."""
    xaxis = {
        "range": [-2.5, 102.5],
        "tickvals": TICKS,
        "ticktext": [f"{tick}{suffix}" for tick in TICKS],
        "showgrid": True,
        "gridcolor": mix(brush.theme.paper, brush.theme.line, 0.7),
        "gridwidth": 1,
    }
    return {"xaxis": xaxis, "yaxis": {"range": [rows - 0.45, -top], "showticklabels": False}}


def rows_height(rows: int, row: float = ROW) -> int:
    """Compute the height of a figure of labelled rows and an axis, in pixels.

    ``row`` is that of a row.
    """
    return round(row * max(rows, ALONE)) + 36


def row_label(row: int, text: str, color: str, ink: str, note: str = "") -> list[dict[str, Any]]:
    """Build the annotations of a row: a label above its marks, and a note at the right.

    Collect the annotations of all rows and set them at once: adding them one by one takes
    quadratic time.
    """
    common = {"y": row - 0.42, "showarrow": False, "yanchor": "middle", "xref": "paper"}
    label = {
        "text": escape(text),
        "x": 0,
        "xanchor": "left",
        "font": {"color": color, "size": BODY - 1},
        **common,
    }
    if not note:
        return [label]
    font = {"color": ink, "size": BODY - 2}
    return [label, {"text": escape(note), "x": 1, "xanchor": "right", "font": font, **common}]


def escape(text: str) -> str:
    """Escape text so that plotly does not interpret HTML tags in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrap(text: str, width: int) -> str:
    """Wrap text into lines of about ``width`` characters, escaped for plotly."""
    lines = [""]
    for word in text.split():
        fits = len(lines[-1]) + len(word) < width or not lines[-1]
        if fits:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    return "<br>".join(escape(line) for line in lines)
