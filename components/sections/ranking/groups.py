"""Groups of cities in the order of a score."""

from __future__ import annotations

import pandas as pd

from components import html, inputs, show
from components.html import Cell, Column
from components.page import Page
from smartgov.peers.groups import GROUPINGS, rank_groups


def show_groups(page: Page) -> None:
    """Draw regions, population classes or countries by their median score."""
    t, grouping = page.t, page.view.group
    table = rank_groups(page.study, page.scores, grouping, page.view.measure)
    if table["median"].notna().sum() < 2:
        title = t("groups.title_few")
    else:
        ends = table.dropna(subset="median")
        title = t(
            "groups.title",
            first=_label(page, str(ends.index[0])),
            last=_label(page, str(ends.index[-1])),
        )
    show.heading(title, t("groups.subtitle", measure=page.measure_label(page.view.measure)))
    needless = {"country"} - {grouping} if page.one_country else set()
    inputs.choose_segment(
        page,
        "group",
        t("groups.by"),
        [g for g in GROUPINGS if g not in needless],
        lambda g: t(f"groups.{g}"),
        grouping,
        hide_label=True,
    )
    columns = [
        Column(t(f"groups.{grouping}")),
        Column(t("terms.rank"), True),
        Column(t("groups.median")),
        Column(t("groups.half"), True),
        Column(t("groups.cities"), True),
    ]
    rows = [_row(page, str(group), at) for group, at in table.iterrows()]
    data = table.rename_axis("group").reset_index()
    show.grid(page, show.Table(f"groups-{grouping}", title, columns, rows, data))
    show.source(page.source)


def _row(page: Page, group: str, at: pd.Series) -> list[Cell]:
    t = page.t
    count = t.share(at["scored"], at["cities"])
    if pd.isna(at["median"]):
        return [_label(page, group), t.number(None), html.missing(t("groups.few")), "", count]
    bar = html.score_bar(float(at["median"]), t.score(at["median"]), page.theme.peer)
    half = f"{t.score(at['low'])} – {t.score(at['high'])}"
    return [_label(page, group), t.number(at["rank"]), bar, half, count]


def _label(page: Page, group: str) -> str:
    """Return the name of a group."""
    if page.view.group == "size":
        return page.size_label(group)
    return page.t.region(group) if page.view.group == "region" else page.t.country(group)
