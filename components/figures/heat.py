"""Heat map of recommendations by region: the mean share of practices in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Trace, new_figure, wrap
from components.figures.brush import Brush
from components.theme import SMALL, score_color
from smartgov.palette import ink_on

#: Height of a row, of one where there are many, and of a line of a row's label, in pixels.
ROW, LOW_ROW, MANY, LINE = 46, 27, 8, 19


def draw_heat(
    brush: Brush,
    table: pd.DataFrame,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    alt: str,
) -> go.Figure:
    """Draw a heat map with a labeled cell per recommendation and group.

    Parameters
    ----------
    table
        Recommendations × groups, or transposed if there are many groups: mean share of the
            practices in place, 0–100. NaN is shown as a dash in an empty cell.
    rows, columns
        Labels of the rows and columns. Purely numeric column labels are set in bold, because
            plotly would otherwise treat them as positions on the axis.
    """
    names = [wrap(rows[str(row)], 24) for row in table.index]
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    row_height = max(ROW if len(table) <= MANY else LOW_ROW, lines * LINE)
    heads = [wrap(columns[str(column)], 22) for column in table.columns]
    heads = [f"<b>{head}</b>" if head.isdecimal() else head for head in heads]
    scale = [[i / (len(brush.theme.scale) - 1), c] for i, c in enumerate(brush.theme.scale)]
    values = [[None if pd.isna(v) else float(v) for v in row] for row in table.to_numpy()]
    heat = {
        "type": "heatmap",
        "z": values,
        "x": heads,
        "y": names,
        "zmin": 0,
        "zmax": 100,
        "colorscale": scale,
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hoverongaps": False,
        "hoverinfo": "skip",
    }
    top = {"side": "top", "type": "category", "automargin": True, "tickfont": {"size": SMALL - 1}}
    left = {"autorange": "reversed", "automargin": True, "tickfont": {"color": brush.theme.ink}}
    cells = [
        _cell(brush, head, name, values[row][column])
        for row, name in enumerate(names)
        for column, head in enumerate(heads)
    ]
    return new_figure(
        brush,
        row_height * len(table) + 130,
        alt,
        [heat, _targets(brush, table, heads, names)],
        annotations=cells,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        hoverdistance=-1,
        xaxis=top,
        yaxis=left,
    )


def _targets(
    brush: Brush, table: pd.DataFrame, heads: Sequence[str], names: Sequence[str]
) -> Trace:
    """Build an invisible mark in each cell, since plotly selects no cells of a heat map.

    A click anywhere in a cell counts for the nearest mark, which has the hover text as well.
    """
    places = [(row, column) for row in range(len(names)) for column in range(len(heads))]
    return {
        "type": "scatter",
        "x": [heads[column] for _, column in places],
        "y": [names[row] for row, _ in places],
        "mode": "markers",
        "marker": {"size": 20, "color": "rgba(0,0,0,0)"},
        "text": [brush.t.number(table.iat[row, column]) for row, column in places],
        "hovertemplate": "%{y}<br>%{x}: %{text}<extra></extra>",
        "meta": [[str(table.index[row]), str(table.columns[column])] for row, column in places],
    }


def _cell(brush: Brush, x: str, y: str, value: float | None) -> dict[str, Any]:
    """Build the label of a cell in a text color readable on its background."""
    fill = None if value is None else score_color(brush.theme, value)
    return {
        "x": x,
        "y": y,
        "text": brush.t.number(value),
        "showarrow": False,
        "font": {"size": SMALL, "color": ink_on(fill) if fill else brush.theme.muted},
    }
