"""Compare the ranks of cities under two weightings."""

from __future__ import annotations

import pandas as pd

from components import show
from components.html import Cell, Column
from components.links import link
from components.reader import Reader
from smartgov.model import Scores


def rank_changes(before: Scores, after: Scores) -> pd.DataFrame:
    """Collect the ranks of the cities that are ranked under both weightings.

    Returns
    -------
    pandas.DataFrame
        Indexed by city, in the order of the study: ``before`` and ``after``, from 1.
    """
    return pd.DataFrame({"before": before.rank, "after": after.rank}).dropna()


def slope_table(reader: Reader, ranks: pd.DataFrame, heads: tuple[str, str]) -> show.Table:
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
    rows: list[list[Cell]] = [
        [
            link(reader.name(city), "city", reader.with_city(city)),
            t.number(before),
            t.number(after),
            t.signed(difference),
        ]
        for city, (before, after, difference) in zip(ids, values, strict=True)
    ]
    chosen = ids.index(reader.view.city) if reader.view.city in ids else None
    data = table.rename_axis("city_id").reset_index()
    return show.Table(t("slopes.alt"), columns, rows, data, chosen)
