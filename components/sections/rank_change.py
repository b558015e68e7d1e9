"""Compare the ranks of cities under two weightings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from components import show
from components.figures.slopes import MOST_LINES
from components.html import Cell, Column, Rows
from components.leads import CityLead
from components.links import link
from components.reader import Reader


def show_slopes(
    reader: Reader,
    ranks: pd.DataFrame,
    heads: tuple[str, str],
    draw: Callable[[], go.Figure],
    measure: str,
) -> None:
    """Draw rank changes by a measure and their table; say so if only some of the lines are."""
    if len(ranks) > MOST_LINES:
        show.paragraph(reader.t("slopes.part", shown=MOST_LINES, all=len(ranks)))
    table = partial(slope_table, reader, ranks, heads, measure)
    show.figure(reader, f"rank-change-{measure}", draw, table, CityLead())


def slope_table(
    reader: Reader, ranks: pd.DataFrame, heads: tuple[str, str], measure: str
) -> show.Table:
    """Build the table of ranks under two weightings, the largest change first."""
    t = reader.t
    change = (ranks["before"] - ranks["after"]).rename("change")
    table = ranks.join(change).sort_values("change", kind="stable", key=lambda c: -c.abs())
    ids = [str(city) for city in table.index]
    columns = [
        Column(t("terms.city")),
        Column(heads[0], True),
        Column(heads[1], True),
        Column(t("slopes.change"), True),
    ]
    values = table[["before", "after", "change"]].itertuples(index=False, name=None)

    def build_row(at: tuple[str, tuple[float, float, float]]) -> list[Cell]:
        city, (before, after, difference) = at
        return [
            link(reader.name(city), "city", reader.with_city(city)),
            t.number(before),
            t.number(after),
            t.signed(difference),
        ]

    rows = Rows(zip(ids, values, strict=True), build_row)
    chosen = ids.index(reader.view.city) if reader.view.city in ids else None
    data = table.assign(measure=measure).rename_axis("city_id").reset_index()
    return show.Table(t("slopes.alt"), columns, rows, data, chosen)
