"""How ranks change between two weightings: a line per city from left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import Brush, escape, new_figure, wrap
from components.theme import SMALL

#: Labels closer than this, in ranks, would overlap: only the first is written.
CLEARANCE = 1.6


def draw_slopes(
    brush: Brush,
    ranks: pd.DataFrame,
    names: Mapping[str, str],
    marked: Sequence[str],
    heads: tuple[str, str],
    alt: str,
    city: str | None = None,
) -> go.Figure:
    """Draw the rank of each city under two weightings.

    Parameters
    ----------
    ranks
        Indexed by city: ``before`` and ``after``, 1 is first.
    marked
        Ids of the cities to draw in ink and name, the most important first.
    heads
        What stands over the left end and the right end.
    city
        Id of the chosen city: amber, and named first.
    """
    figure = new_figure(brush, 620, alt)
    named = [c for c in (city, *marked) if c is not None and c in ranks.index]
    rest = ranks.drop(index=named)
    _draw_lines(figure, rest, brush.theme.other, 1)
    for city_id in dict.fromkeys(reversed(named)):
        color = brush.theme.city if city_id == city else brush.theme.ink
        _draw_lines(figure, ranks.loc[[city_id]], color, 3 if city_id == city else 2)
    for side, anchor, column in ((0, "right", "before"), (1, "left", "after")):
        for city_id in _with_room(ranks.loc[list(dict.fromkeys(named)), column]):
            place = ranks.loc[city_id, column]
            figure.add_annotation(
                x=side,
                y=float(place),
                text=f"{escape(names[city_id])} {brush.t.number(place)}"
                if side == 0
                else f"{brush.t.number(place)} {escape(names[city_id])}",
                showarrow=False,
                xanchor=anchor,
                xshift=8 if side else -8,
                font={
                    "size": SMALL,
                    "color": brush.theme.city_ink if city_id == city else brush.theme.ink,
                },
            )
    _write_heads(figure, brush, heads)
    figure.update_xaxes(range=[-0.85, 1.85], visible=False)
    figure.update_yaxes(range=[float(ranks.max().max()) + 1, -6], visible=False)
    return figure


def _draw_lines(figure: go.Figure, ranks: pd.DataFrame, color: str, width: float) -> None:
    """Draw the lines of some cities in one trace."""
    x: list[float | None] = []
    y: list[float | None] = []
    for before, after in ranks[["before", "after"]].itertuples(index=False):
        x += [0, 1, None]
        y += [float(before), float(after), None]
    figure.add_scatter(
        x=x, y=y, mode="lines", line={"color": color, "width": width}, hoverinfo="skip"
    )


def _with_room(places: pd.Series) -> list[str]:
    """Return the cities whose label fits, the first ones first."""
    written: list[str] = []
    for city, place in places.items():
        if all(abs(place - places[other]) >= CLEARANCE for other in written):
            written.append(str(city))
    return written


def _write_heads(figure: go.Figure, brush: Brush, heads: tuple[str, str]) -> None:
    for side, (head, anchor) in enumerate(zip(heads, ("right", "left"), strict=True)):
        figure.add_annotation(
            x=side,
            y=-1.5,
            yanchor="bottom",
            align=anchor,
            text=f"<b>{wrap(head, 16)}</b>",
            showarrow=False,
            xanchor=anchor,
            xshift=8 if side else -8,
            font={"size": SMALL, "color": brush.theme.muted},
        )
