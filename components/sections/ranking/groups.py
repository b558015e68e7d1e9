"""Ranking of groups of cities."""

from __future__ import annotations

import pandas as pd

from components import html, inputs, show
from components.html import Cell, Column
from components.reader import Reader
from smartgov.peers.groups import GROUPINGS, rank_groups


def show_groups(reader: Reader) -> None:
    """Draw regions, population classes or countries, ordered by median score."""
    t, grouping = reader.t, reader.view.group
    table = rank_groups(reader.study, reader.scores, grouping, reader.view.measure)
    if table["median"].notna().sum() < 2:
        title = t("groups.title_few")
    else:
        ends = table.dropna(subset="median")
        title = t(
            "groups.title",
            first=group_label(reader, str(ends.index[0])),
            last=group_label(reader, str(ends.index[-1])),
        )
    show.heading(title, t("groups.subtitle", measure=reader.measure_label(reader.view.measure)))
    needless = {"country"} - {grouping} if reader.one_country else set()
    inputs.choose_segment(
        reader,
        "group",
        t("groups.by"),
        [g for g in GROUPINGS if g not in needless],
        lambda g: t(f"groups.{g}"),
        grouping,
        hide_label=True,
    )
    show.grid(reader, group_table(reader, table, title))
    show.source(reader.source)


def group_table(reader: Reader, table: pd.DataFrame, caption: str) -> show.Table:
    """Build the table of groups; ``table`` is the result of `rank_groups`."""
    t, grouping = reader.t, reader.view.group
    columns = [
        Column(t(f"groups.{grouping}")),
        Column(t("terms.rank"), True),
        Column(t("groups.median")),
        Column(t("groups.half"), True),
        Column(t("groups.cities"), True),
    ]
    rows = [_row(reader, str(group), at) for group, at in table.iterrows()]
    data = table.rename_axis("group").reset_index()
    return show.Table(f"groups-{grouping}", caption, columns, rows, data)


def _row(reader: Reader, group: str, at: pd.Series) -> list[Cell]:
    t = reader.t
    count = t.share(at["scored"], at["cities"])
    if pd.isna(at["median"]):
        return [
            group_label(reader, group),
            t.number(None),
            html.missing(t("groups.few")),
            "",
            count,
        ]
    bar = html.score_bar(float(at["median"]), t.score(at["median"]), reader.theme.peer)
    half = f"{t.score(at['low'])} – {t.score(at['high'])}"
    return [group_label(reader, group), t.number(at["rank"]), bar, half, count]


def group_label(reader: Reader, group: str) -> str:
    """Get the label of a group."""
    if reader.view.group == "size":
        return reader.size_label(group)
    return reader.t.region(group) if reader.view.group == "region" else reader.t.country(group)
