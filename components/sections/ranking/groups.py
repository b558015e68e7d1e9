"""Ranking of groups of cities."""

from __future__ import annotations

from functools import partial

import pandas as pd
from markupsafe import Markup

from components import html, inputs, show
from components.html import Cell, Column
from components.links import link
from components.once import made_once
from components.reader import Reader
from components.view.view import View, change
from components.words.filters import with_scope
from smartgov.peers.groups import GROUPINGS, Grouping, rank_groups

#: The field of the view that filters the cities by each grouping.
FIELDS: dict[Grouping, str] = {"region": "regions", "size": "sizes", "country": "countries"}


def show_groups(reader: Reader) -> None:
    """Draw regions, population classes or countries, ordered by median score."""
    t, grouping, title = reader.t, reader.view.group, groups_title(reader)
    measured = t("groups.subtitle", measure=reader.measure_label(reader.view.measure))
    show.heading(title, with_scope(reader, measured))
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
    show.grid(
        reader, f"groups-{grouping}-{reader.view.measure}", partial(group_table, reader, title)
    )


@made_once
def ranked_groups(reader: Reader) -> pd.DataFrame:
    """Rank the groups of the selected cities; see `rank_groups`."""
    view = reader.view
    return rank_groups(reader.study, reader.scores, view.group, view.measure, reader.chosen)


@made_once
def groups_title(reader: Reader) -> str:
    """Name the group with the highest median."""
    groups = ranked_groups(reader)
    if not has_order(groups):
        return reader.t("groups.title_few")
    first = groups.dropna(subset="median").index[0]
    return reader.t("groups.title", first=group_label(reader, str(first)))


def has_order(groups: pd.DataFrame) -> bool:
    """Test whether two groups at least have a median, so that one can be before the other."""
    return int(groups["median"].notna().sum()) > 1


def group_table(reader: Reader, caption: str) -> show.Table:
    """Build the table of `ranked_groups`, with ranks if there are two to be ranked."""
    t, grouping, table = reader.t, reader.view.group, ranked_groups(reader)
    ranked = has_order(table)
    columns = [
        Column(t(f"groups.{grouping}")),
        *([Column(t("terms.rank"), True)] if ranked else []),
        Column(t("groups.median")),
        Column(t("groups.half"), True),
        Column(t("groups.cities"), True),
    ]
    rows = [_row(reader, str(group), at, ranked=ranked) for group, at in table.iterrows()]
    data = table.assign(measure=reader.view.measure).rename_axis("group").reset_index()
    if not ranked:
        data = data.drop(columns="rank")
    return show.Table(caption, columns, rows, data)


def _row(reader: Reader, group: str, at: pd.Series, *, ranked: bool) -> list[Cell]:
    t = reader.t
    named: list[Cell] = [_group_link(reader, group), *([t.number(at["rank"])] if ranked else [])]
    count = t.share(at["scored"], at["cities"])
    if pd.isna(at["median"]):
        return [*named, html.missing(t("groups.few")), "", count]
    bar = html.score_bar(float(at["median"]), t.score(at["median"]), reader.theme.peer)
    half = f"{t.score(at['low'])} – {t.score(at['high'])}"
    return [*named, bar, half, count]


def _group_link(reader: Reader, group: str) -> Markup:
    """Build the link from the name of a group to the ranking of its cities."""
    return link(group_label(reader, group), "ranking", with_group(reader.view, group))


def with_group(view: View, group: str) -> View:
    """Copy a view with the cities of one group, as the view groups them."""
    return change(view, FIELDS[view.group], [group])


def group_label(reader: Reader, group: str) -> str:
    """Get the label of a group."""
    if reader.view.group == "size":
        return reader.size_label(group)
    return reader.t.region(group) if reader.view.group == "region" else reader.t.country(group)
