"""Change as small multiples: one chart of medians then and now per region or population class."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.editions import chosen_in_both, scored_of
from components.figures.moves import Move, draw_moves
from components.html import Column
from components.leads import Lead, dimension_link, draw_chart, with_dimension
from components.links import link_here
from components.once import drawn_once, made_once
from components.reader import Reader
from components.sections.overview.groups import group_cities, group_label, group_title
from components.view.view import PANELS, View, change
from components.words.editions import periods
from components.words.filters import with_scope
from smartgov.editions import medians
from smartgov.editions.medians import both_scored
from smartgov.peers.groups import Grouping


def show_panels(reader: Reader) -> None:
    """Draw a chart for each group of the control of the distribution, or lead to them."""
    if scored_of(reader) is None or len(change_groups(reader)) < 2:
        return
    if reader.view.panels == "none":
        _draw_links(reader)
        return
    _draw_heading(reader)
    with st.grid("auto", min_column_width=340, gap="medium", key="change_panels"):
        for group, cities in change_groups(reader).items():
            title = group_title(reader, _grouping(reader), group, cities)
            with st.container(key=f"change_panel_{group}"):
                st.html(Markup('<h3 class="sg-panel">{}</h3>').format(title))
                draw = partial(_draw, reader, group)
                draw_chart(reader, f"chart_change-panel-{group}", draw, _LEAD)
    name = f"change-by-{reader.view.panels}"
    show.table_expander(reader, name, partial(medians_table, reader))


#: A dimension leads to its practices.
_LEAD = Lead(lambda view, mark: with_dimension(view, mark[0]), "recommendations")


@drawn_once
def _draw_links(reader: Reader) -> None:
    """Lead to the charts by region and by population class."""
    t, ways = reader.t, [panels for panels in PANELS if panels != "none"]
    views: list[View] = [change(reader.view, "panels", panels) for panels in ways]
    made = [link_here(t(f"overview.panels_{p}"), view) for p, view in zip(ways, views, strict=True)]
    words = Markup("{} {}").format(t("editions.overview.panels_lead"), Markup(" · ").join(made))
    show.paragraph(words, "sg-small sg-lead")


@drawn_once
def _draw_heading(reader: Reader) -> None:
    scored, t, ink = scored_of(reader), reader.t, reader.theme.ink
    if scored is None:
        return
    when = periods(scored.matched)
    title = t(f"editions.overview.panels_{reader.view.panels}", since=when["since"])
    words = t("editions.overview.panels_subtitle", **when)
    legend = [
        html.swatch("ring", ink, t("editions.overview.then", **when)),
        html.swatch("dot", ink, t("editions.overview.now", **when)),
    ]
    show.heading(title, with_scope(reader, words), "over-time-panels", legend)


def _grouping(reader: Reader) -> Grouping:
    return "size" if reader.view.panels == "size" else "region"


@made_once
def change_groups(reader: Reader) -> dict[str, list[str]]:
    """List the selected cities of both editions with a score in both, by group."""
    scored = scored_of(reader)
    if scored is None:
        return {}
    return group_cities(reader, _grouping(reader), both_scored(scored, chosen_in_both(reader)))


@made_once
def median_changes(reader: Reader) -> pd.DataFrame:
    """Compute the medians of each group then and now; see `medians.median_changes`."""
    scored = scored_of(reader)
    if scored is None:
        return pd.DataFrame(columns=[*medians.COLUMNS, "change"])
    return medians.median_changes(scored, change_groups(reader))


def _draw(reader: Reader, group: str) -> go.Figure:
    table, t = median_changes(reader), reader.t
    low, *_, high = reader.theme.change
    moves = [
        Move(
            reader.measure_label(str(at["dimension"])),
            t.signed(at["change"], 1),
            float(at["before"]),
            float(at["after"]),
            high if at["change"] > 0 else low if at["change"] < 0 else reader.theme.muted,
            f"{t.score(at['before'])} → {t.score(at['after'])}",
            str(at["dimension"]),
        )
        for _, at in table[table["group"] == group].iterrows()
    ]
    alt = t("editions.overview.panels_alt", group=group_label(reader, _grouping(reader), group))
    return draw_moves(reader.brush, moves, alt)


def medians_table(reader: Reader) -> show.Table:
    """Build the table of the medians of each group then and now, by dimension."""
    scored, t = scored_of(reader), reader.t
    when = periods(scored.matched) if scored else {"since": "", "shown": ""}
    table, grouping = median_changes(reader), _grouping(reader)
    rows = [
        [
            group_label(reader, grouping, str(at["group"])),
            dimension_link(reader, str(at["dimension"])),
            t.number(at["cities"]),
            t.score(at["before"]),
            t.score(at["after"]),
            t.signed(at["change"], 1),
        ]
        for _, at in table.iterrows()
    ]
    return show.Table(
        caption=t("editions.overview.panels_subtitle", **when),
        columns=[
            Column(t(f"overview.panels_{'size' if grouping == 'size' else 'region'}")),
            Column(t("terms.dimension")),
            Column(t("tables.cities"), True),
            Column(when["since"], True),
            Column(when["shown"], True),
            Column(t("editions.change"), True),
        ],
        rows=rows,
        data=table,
    )
