"""Priority of the recommendations, and progress by region."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.figures.heat import draw_heat
from components.figures.priority import draw_priority
from components.html import Column
from components.leads import Lead, Mark
from components.once import drawn_once, made_once
from components.reader import Reader
from components.sections.recommendations.selection import (
    apply_filters,
    colors,
    named,
    numbers,
    of_dimension,
    titles,
    with_dimension,
)
from components.view.view import View, change
from components.words.answers import graded_practices
from components.words.filters import with_scope
from components.words.glossary import explain_within
from smartgov.advice.priorities import in_place_by, order_by_gap

#: Maximum number of regions as columns of the heat map; more than this become its rows.
MOST_REGIONS = 8


def show_priority(reader: Reader) -> None:
    """Draw how many cities lack each recommendation, and by how much; one alone is no order."""
    if len(apply_filters(reader).priorities) > 1:
        _draw_priority_heading(reader)
        draw, table = partial(_draw_priority, reader), partial(priority_table, reader)
        lead = Lead(lambda view, mark: change(view, "recommendation", mark[0]))
        show.figure(reader, named(reader, "priorities"), draw, table, lead)


@drawn_once
def _draw_priority_heading(reader: Reader) -> None:
    """Draw the title, and the legend of the recommendations' numbers."""
    t, table = reader.t, apply_filters(reader).priorities
    first, *_ = order_by_gap(table)
    title = t("recommendations.priority_title", recommendation=titles(reader)[first])
    measured = of_dimension(
        reader, t(graded_practices(reader, "recommendations.priority_subtitle"))
    )
    subtitle = with_scope(reader, measured)
    show.heading(explain_within(reader, "gap", title), explain_within(reader, "practice", subtitle))
    _name_numbers(reader, table.index)


def _draw_priority(reader: Reader) -> go.Figure:
    t, chosen = reader.t, apply_filters(reader)
    return draw_priority(
        reader.brush,
        chosen.priorities,
        numbers(reader),
        titles(reader),
        colors(reader),
        t("recommendations.priority_alt"),
        chosen.one.id if chosen.one else None,
        distance=t(graded_practices(reader, "recommendations.priority_y")),
    )


def _name_numbers(reader: Reader, recommendations: Iterable[object]) -> None:
    """Draw the legend of the recommendations' numbers."""
    entries = [
        Markup("<span><b>{}</b> {}</span>").format(numbers(reader)[str(r)], titles(reader)[str(r)])
        for r in recommendations
    ]
    st.html(html.legend(*entries))


def priority_table(reader: Reader) -> show.Table:
    """Build the table of how many cities lack each recommendation, and by how much."""
    t, table = reader.t, apply_filters(reader).priorities
    return show.Table(
        caption=t("recommendations.priority_alt"),
        columns=[
            Column(t("terms.recommendation")),
            Column(t("recommendations.lacking_column"), True),
            Column(t(graded_practices(reader, "recommendations.priority_y")), True),
            Column(t(graded_practices(reader, "recommendations.in_place_column")), True),
        ],
        rows=[
            [
                f"{numbers(reader)[str(r)]} {titles(reader)[str(r)]}",
                t.share(at["lacking"], at["answered"]),
                t.score(at["distance"]),
                t.percent(at["in_place"] / 100),
            ]
            for r, at in table.iterrows()
        ],
        data=with_dimension(reader, table.rename_axis("recommendation").reset_index()),
    )


def show_regions(reader: Reader) -> None:
    """Draw a heat map of recommendations by region."""
    if region_values(reader).empty:
        return
    t = reader.t
    show.heading(
        t("recommendations.heat_title"),
        with_scope(
            reader,
            of_dimension(reader, t(graded_practices(reader, "recommendations.heat_subtitle"))),
        ),
    )
    if has_many_regions(reader):
        _name_numbers(reader, region_values(reader).index)
    draw, table = partial(_draw_regions, reader), partial(region_table, reader)
    lead = Lead(partial(with_cell, has_many_regions(reader)))
    show.figure(reader, named(reader, "regions"), draw, table, lead)


def with_cell(is_turned: bool, view: View, mark: Mark) -> View:
    """Copy a view with the recommendation and the region of a cell of the heat map.

    If it ``is_turned``, its rows are the regions.
    """
    recommendation, region = reversed(mark) if is_turned else mark
    return change(change(view, "recommendation", recommendation), "regions", [region])


def has_many_regions(reader: Reader) -> bool:
    """Check whether there are too many regions for the columns of the heat map."""
    return len(region_values(reader).columns) > MOST_REGIONS


def _draw_regions(reader: Reader) -> go.Figure:
    table = region_values(reader)
    heads = region_heads(reader, table.columns)
    alt = reader.t(graded_practices(reader, "recommendations.heat_alt"))
    if has_many_regions(reader):
        numbered = {r: reader.t.number(n) for r, n in numbers(reader).items()}
        return draw_heat(reader.brush, table.T, heads, numbered, alt)
    return draw_heat(reader.brush, table, numbered_titles(reader), heads, alt)


def numbered_titles(reader: Reader) -> dict[str, str]:
    """Get the number and the title of each recommendation."""
    return {r: f"{n} {titles(reader)[r]}" for r, n in numbers(reader).items()}


def region_table(reader: Reader) -> show.Table:
    """Build the table of `region_values`."""
    t, table, names = reader.t, region_values(reader), numbered_titles(reader)
    heads = region_heads(reader, table.columns).values()
    return show.Table(
        caption=t(graded_practices(reader, "recommendations.heat_alt")),
        columns=[Column(t("terms.recommendation")), *[Column(head, True) for head in heads]],
        rows=[[names[str(r)], *map(t.number, at)] for r, at in table.iterrows()],
        data=with_dimension(reader, table.rename_axis("recommendation").reset_index()),
    )


@made_once
def region_values(reader: Reader) -> pd.DataFrame:
    """Compute how much of each recommendation is in place, by region.

    Returns
    -------
    pandas.DataFrame
        Recommendations × regions with a value, by name: 0–100, NaN if too few cities answered.
    """
    table = in_place_by(apply_filters(reader).needs, _regions(reader))
    table = table.dropna(axis="columns", how="all")
    names = sorted(map(str, table.columns), key=lambda r: reader.collate(reader.t.region(r)))
    return table[names]


def region_heads(reader: Reader, regions: Iterable[str]) -> dict[str, str]:
    """Build the labels of regions with the number of selected cities in each."""
    t, sizes = reader.t, _regions(reader).loc[reader.chosen].value_counts()
    return {r: f"{t.region(r)} ({t.number(int(sizes[r]))})" for r in regions}


def _regions(reader: Reader) -> pd.Series:
    """Get the region of each city."""
    return pd.Series({city.id: city.region for city in reader.study.cities})
