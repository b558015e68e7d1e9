"""The distribution of scores as small multiples: one chart for each region or population class."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components import inputs, show
from components.figures.strips import cities_at, draw_strips
from components.html import Column
from components.leads import CityLead, dimension_link, draw_chart
from components.once import made_once
from components.reader import Reader
from components.sections.overview.groups import group_cities, group_label, group_title
from components.view.view import PANELS
from smartgov.peers.groups import Grouping


def choose_panels(reader: Reader) -> None:
    """Draw the control that parts the distribution by region or population."""
    t = reader.t
    inputs.choose_segment(
        reader,
        "panels",
        t("overview.panels"),
        PANELS,
        lambda panels: t(f"overview.panels_{panels}"),
        reader.view.panels,
        hide_label=True,
    )


@made_once
def panel_groups(reader: Reader) -> dict[str, list[str]]:
    """List the selected cities of each group that have a score, by group."""
    scored = reader.scores.dimensions.loc[reader.chosen].dropna(how="all").index
    return group_cities(reader, _grouping(reader), map(str, scored))


def _grouping(reader: Reader) -> Grouping:
    return "size" if reader.view.panels == "size" else "region"


def panel_title(reader: Reader, group: str) -> str:
    """Write the title of a group's chart: its label and the number of its cities."""
    return group_title(reader, _grouping(reader), group, panel_groups(reader)[group])


def show_panels(reader: Reader) -> None:
    """Draw a chart for each group, and one table of all of them."""
    groups = panel_groups(reader)
    with st.grid("auto", min_column_width=340, gap="medium", key="panels"):
        for group in groups:
            with st.container(key=f"panel_{group}"):
                st.html(Markup('<h3 class="sg-panel">{}</h3>').format(panel_title(reader, group)))
                lead = CityLead(partial(_cities_of, reader, group))
                draw_chart(reader, f"chart_panel-{group}", partial(_draw, reader, group), lead)
    by = reader.view.panels
    show.table_expander(reader, f"dimensions-by-{by}", partial(panels_table, reader))


def panel_values(reader: Reader, group: str) -> pd.DataFrame:
    """Select the scores of a group: its cities × the dimensions in which one has a score."""
    asked = [dimension.id for dimension in reader.study.asked]
    scores = reader.scores.dimensions.loc[panel_groups(reader)[group], asked]
    return scores.dropna(axis="columns", how="all")


def _cities_of(reader: Reader, group: str, mark: tuple[str, ...]) -> list[str]:
    return cities_at(panel_values(reader, group), mark)


def _draw(reader: Reader, group: str) -> go.Figure:
    values = panel_values(reader, group)
    asked = [d for d in reader.study.asked if d.id in values.columns]
    alt = f"{group_label(reader, _grouping(reader), group)}: {reader.t('overview.strips_alt')}"
    return draw_strips(reader.brush, reader.study.framework, asked, values, alt, reader.view.city)


def panels_table(reader: Reader) -> show.Table:
    """Build the table of the median of each group in each dimension."""
    t, groups = reader.t, panel_groups(reader)
    asked = [dimension.id for dimension in reader.study.asked]
    scores = reader.scores.dimensions[asked]
    medians = pd.DataFrame({g: scores.loc[cities].median() for g, cities in groups.items()})
    heads = [Column(panel_title(reader, group), True) for group in groups]
    return show.Table(
        caption=t("overview.panels_alt"),
        columns=[Column(t("terms.dimension")), *heads],
        rows=[[dimension_link(reader, d), *map(t.score, medians.loc[d])] for d in asked],
        data=medians.rename_axis("dimension").reset_index(),
    )
