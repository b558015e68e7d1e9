"""Which recommendation matters most, and how far each region is."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.figures.heat import draw_heat
from components.figures.priority import draw_priority
from components.html import Column
from components.page import Page
from components.sections.recommendations.selection import Chosen, colors, numbers, titles
from components.words.answers import graded_practices
from smartgov.advice.priorities import in_place_by

#: More regions than this are the rows of the heat map: side by side there is no room for them.
MOST_REGIONS = 8


def show_priority(page: Page, chosen: Chosen) -> None:
    """Draw how many cities lack each recommendation against how far they are."""
    table = chosen.priorities
    if table.empty:
        return
    t = page.t
    first = str((table["lack"] * table["distance"]).idxmax())
    show.heading(
        t("recommendations.priority_title", recommendation=titles(page)[first]),
        t(graded_practices(page, "recommendations.priority_subtitle")),
    )
    figure = draw_priority(
        page.brush,
        table,
        numbers(page),
        titles(page),
        colors(page),
        t("recommendations.priority_alt"),
        chosen.one.id if chosen.one else None,
        distance=t(graded_practices(page, "recommendations.priority_y")),
    )
    _name_numbers(page, table.index)
    show.figure(page, figure, _priority_table(page, chosen))


def _name_numbers(page: Page, recommendations: Iterable[object]) -> None:
    """Draw which recommendation each number stands for."""
    entries = [
        Markup("<span><b>{}</b> {}</span>").format(numbers(page)[str(r)], titles(page)[str(r)])
        for r in recommendations
    ]
    st.html(html.legend(*entries))


def _priority_table(page: Page, chosen: Chosen) -> show.Table:
    t, table = page.t, chosen.priorities
    return show.Table(
        name="priorities",
        caption=t("recommendations.priority_alt"),
        columns=[
            Column(t("terms.recommendation")),
            Column(t("recommendations.lacking_column"), True),
            Column(t(graded_practices(page, "recommendations.priority_y")), True),
            Column(t(graded_practices(page, "recommendations.in_place_column")), True),
        ],
        rows=[
            [
                f"{numbers(page)[str(r)]} {titles(page)[str(r)]}",
                t.share(at["lacking"], at["answered"]),
                t.score(at["distance"]),
                t.percent(at["in_place"] / 100),
            ]
            for r, at in table.iterrows()
        ],
        data=table.rename_axis("recommendation").reset_index(),
    )


def show_regions(page: Page, chosen: Chosen) -> None:
    """Draw recommendations × regions as a heat map."""
    groups = pd.Series({city.id: city.region for city in page.study.cities})
    table = in_place_by(chosen.needs, groups).dropna(axis="columns", how="all")
    if table.empty:
        return
    t = page.t
    regions = sorted(map(str, table.columns), key=lambda r: page.collate(t.region(r)))
    table = table[regions]
    sizes = groups.loc[chosen.cities].value_counts()
    heads = {r: f"{t.region(r)} ({t.number(int(sizes[r]))})" for r in regions}
    names = {r: f"{n} {titles(page)[r]}" for r, n in numbers(page).items()}
    show.heading(
        t("recommendations.heat_title"), t(graded_practices(page, "recommendations.heat_subtitle"))
    )
    alt = t(graded_practices(page, "recommendations.heat_alt"))
    if len(regions) > MOST_REGIONS:
        _name_numbers(page, table.index)
        numbered = {r: page.t.number(n) for r, n in numbers(page).items()}
        figure = draw_heat(page.brush, table.T, heads, numbered, alt)
    else:
        figure = draw_heat(page.brush, table, names, heads, alt)
    show.figure(
        page,
        figure,
        show.Table(
            name="regions",
            caption=alt,
            columns=[
                Column(t("terms.recommendation")),
                *[Column(heads[region], True) for region in regions],
            ],
            rows=[[names[str(r)], *map(t.number, at)] for r, at in table.iterrows()],
            data=table.rename_axis("recommendation").reset_index(),
        ),
    )
