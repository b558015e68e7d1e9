"""Priority of the recommendations, and progress by region."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.figures.heat import draw_heat
from components.figures.priority import draw_priority
from components.html import Column
from components.reader import Reader
from components.sections.recommendations.selection import Chosen, colors, numbers, titles
from components.words.answers import graded_practices
from smartgov.advice.priorities import in_place_by

#: Maximum number of regions as columns of the heat map; more than this become its rows.
MOST_REGIONS = 8


def show_priority(reader: Reader, chosen: Chosen) -> None:
    """Draw how many cities lack each recommendation, and by how much."""
    table = chosen.priorities
    if table.empty:
        return
    t = reader.t
    first = str((table["lack"] * table["distance"]).idxmax())
    show.heading(
        t("recommendations.priority_title", recommendation=titles(reader)[first]),
        t(graded_practices(reader, "recommendations.priority_subtitle")),
    )
    figure = partial(
        draw_priority,
        reader.brush,
        table,
        numbers(reader),
        titles(reader),
        colors(reader),
        t("recommendations.priority_alt"),
        chosen.one.id if chosen.one else None,
        distance=t(graded_practices(reader, "recommendations.priority_y")),
    )
    _name_numbers(reader, table.index)
    show.figure(reader, figure, priority_table(reader, chosen))


def _name_numbers(reader: Reader, recommendations: Iterable[object]) -> None:
    """Draw the legend of the recommendations' numbers."""
    entries = [
        Markup("<span><b>{}</b> {}</span>").format(numbers(reader)[str(r)], titles(reader)[str(r)])
        for r in recommendations
    ]
    st.html(html.legend(*entries))


def priority_table(reader: Reader, chosen: Chosen) -> show.Table:
    """Build the table of how many cities lack each recommendation, and by how much."""
    t, table = reader.t, chosen.priorities
    return show.Table(
        name="priorities",
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
        data=table.rename_axis("recommendation").reset_index(),
    )


def show_regions(reader: Reader, chosen: Chosen) -> None:
    """Draw a heat map of recommendations by region."""
    table = region_values(reader, chosen)
    if table.empty:
        return
    t, heads = reader.t, region_heads(reader, chosen, table.columns)
    names = {r: f"{n} {titles(reader)[r]}" for r, n in numbers(reader).items()}
    show.heading(
        t("recommendations.heat_title"),
        t(graded_practices(reader, "recommendations.heat_subtitle")),
    )
    alt = t(graded_practices(reader, "recommendations.heat_alt"))
    if len(table.columns) > MOST_REGIONS:
        _name_numbers(reader, table.index)
        numbered = {r: reader.t.number(n) for r, n in numbers(reader).items()}
        figure = partial(draw_heat, reader.brush, table.T, heads, numbered, alt)
    else:
        figure = partial(draw_heat, reader.brush, table, names, heads, alt)
    show.figure(
        reader,
        figure,
        show.Table(
            name="regions",
            caption=alt,
            columns=[
                Column(t("terms.recommendation")),
                *[Column(head, True) for head in heads.values()],
            ],
            rows=[[names[str(r)], *map(t.number, at)] for r, at in table.iterrows()],
            data=table.rename_axis("recommendation").reset_index(),
        ),
    )


def region_values(reader: Reader, chosen: Chosen) -> pd.DataFrame:
    """Compute how much of each recommendation is in place, by region.

    Returns
    -------
    pandas.DataFrame
        Recommendations × regions with a value, by name: 0–100, NaN if too few cities answered.
    """
    table = in_place_by(chosen.needs, _regions(reader)).dropna(axis="columns", how="all")
    names = sorted(map(str, table.columns), key=lambda r: reader.collate(reader.t.region(r)))
    return table[names]


def region_heads(reader: Reader, chosen: Chosen, regions: Iterable[str]) -> dict[str, str]:
    """Build the labels of regions with the number of selected cities in each."""
    t, sizes = reader.t, _regions(reader).loc[chosen.cities].value_counts()
    return {r: f"{t.region(r)} ({t.number(int(sizes[r]))})" for r in regions}


def _regions(reader: Reader) -> pd.Series:
    """Get the region of each city."""
    return pd.Series({city.id: city.region for city in reader.study.cities})
