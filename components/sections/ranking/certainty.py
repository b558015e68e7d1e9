"""Uncertainty of the ranking: intervals, sensitivity, and changes under other weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from components import html, inputs, show
from components.cache import load_scores, load_shifts
from components.figures.bars import Bar, draw_bars
from components.figures.intervals import draw_intervals
from components.figures.slopes import draw_slopes
from components.html import Cell, Column
from components.links import link
from components.page import Page
from components.reader import Reader
from components.sections.rank_change import rank_changes, slope_table
from components.words.ranks import interval_words
from components.words.weights import is_own, preset_label
from smartgov.certainty.robustness import DRAWS, indistinguishable
from smartgov.model import Spec
from smartgov.scoring.weights import presets

#: Number of the most influential choices drawn, and of the largest rank changes labeled.
STRONGEST, MOVERS = 10, 8

#: Number of cities whose intervals are drawn if the table has more than `MOST` rows.
SHOWN, MOST = 50, 120


def show_intervals(reader: Reader) -> None:
    """Draw the interval of each rank under other reasonable choices of method."""
    table = ranked_intervals(reader)
    if table.empty:
        return
    t, city = reader.t, reader.view.city
    widest = str((table["rank_p95"] - table["rank_p05"]).idxmax())
    alike = list(table.index[alike_cities(reader).loc[table.index]])
    show.heading(
        t("certainty.title", city=reader.name(widest), interval=interval_words(reader, widest)),
        t("certainty.subtitle", draws=DRAWS),
    )
    theme = reader.theme
    entries = [
        html.swatch("dot", theme.peer, t("terms.rank")),
        html.swatch("band", theme.peer, t("certainty.interval")),
    ]
    if city in table.index:
        entries = [
            html.swatch("dot", theme.city, reader.name(str(city))),
            html.swatch("dot", theme.peer, t("certainty.alike", city=reader.name(str(city)))),
            html.swatch("dot", theme.other, t("certainty.others")),
        ]
    st.html(html.legend(*entries))
    part = rows_to_draw(table, city)
    if len(part) < len(table):
        key = "certainty.part_near" if city in part.index else "certainty.part_first"
        near = reader.name(str(city)) if city in part.index else ""
        show.paragraph(t(key, shown=len(part), all=len(table), city=near))
    names = {str(c): reader.name(str(c)) for c in part.index}
    drawn = partial(draw_intervals, reader.brush, part, names, alike, t("certainty.alt"), city)
    show.figure(reader, drawn, interval_table(reader, table, alike))


def ranked_intervals(reader: Reader) -> pd.DataFrame:
    """Select the intervals of the selected cities that are ranked, by rank."""
    table = reader.intervals.loc[reader.chosen].dropna(subset="rank")
    return table.sort_values("rank", kind="stable")


def rows_to_draw(table: pd.DataFrame, city: str | None) -> pd.DataFrame:
    """Select the rows to draw: all, or in a long table those around the city, else the first."""
    if len(table) <= MOST:
        return table
    place = list(table.index).index(city) if city in table.index else 0
    first = min(max(0, place - SHOWN // 2), len(table) - SHOWN)
    return table.iloc[first : first + SHOWN]


def alike_cities(reader: Reader) -> pd.Series:
    """Flag the cities whose rank is not distinguishable from that of the chosen city."""
    if reader.view.city is None:
        return pd.Series(False, index=reader.intervals.index)
    return indistinguishable(reader.intervals, reader.view.city)


def interval_table(reader: Reader, table: pd.DataFrame, alike: Sequence[str]) -> show.Table:
    """Build the table of `ranked_intervals`; ``alike`` are not distinguishable from the city."""
    t = reader.t
    ids = [str(city) for city in table.index]
    columns_of = (ids, table["rank"], table["rank_p50"], table["top10_share"])
    rows: list[list[Cell]] = [
        [
            link(reader.name(city), "city", reader.with_city(city)),
            t.number(place),
            interval_words(reader, city),
            t.number(middle),
            t.percent(share),
            t("certainty.not_distinct") if city in alike else "",
        ]
        for city, place, middle, share in zip(*columns_of, strict=True)
    ]
    columns = [
        Column(t("terms.city")),
        Column(t("terms.rank"), True),
        Column(t("certainty.interval"), True),
        Column(t("certainty.middle"), True),
        Column(t("certainty.top10"), True),
        Column(t("certainty.distinct")),
    ]
    return show.Table(
        name="intervals",
        caption=t("certainty.alt"),
        columns=columns,
        rows=rows,
        data=table.assign(not_distinguishable=table.index.isin(alike))
        .rename_axis("city_id")
        .reset_index(),
        chosen=ids.index(reader.view.city) if reader.view.city in ids else None,
    )


def show_shifts(page: Page) -> None:
    """Draw the choices of method that shift the ranking most, changed one at a time."""
    table = load_shifts(page.known, page.view.spec)
    if table.empty:
        return
    t = page.t
    choices = [(str(at.choice), str(at.target)) for at in table.itertuples()]
    words = [choice_words(page, *choice) for choice in choices]
    labels = [t.first_upper(choice) for choice in words]
    short = [t.first_upper(choice_words(page, *choice, "_short")) for choice in choices]
    top = float(table["shift"].max())
    show.heading(
        t("shifts.title", choice=words[0], count=top, shift=t.score(top)), t("shifts.subtitle")
    )
    bars = [
        Bar(label, float(shift), t.score(shift), choice_color(page, str(choice), str(target)))
        for label, shift, choice, target in zip(
            short, table["shift"], table["choice"], table["target"], strict=True
        )
    ][:STRONGEST]
    drawn = partial(draw_bars, page.brush, bars, t("shifts.alt"), top=top or 1.0)
    columns = [Column(t("shifts.choice")), Column(t("shifts.shift"), True)]
    rows = [
        [label, t.number(shift, 2)] for label, shift in zip(labels, table["shift"], strict=True)
    ]
    show.figure(page, drawn, show.Table("sensitivity", t("shifts.alt"), columns, rows, table))


def choice_words(reader: Reader, choice: str, target: str, length: str = "") -> str:
    """Describe a choice; ``length="_short"`` gives a text that fits a bar on a phone."""
    if choice == "question":
        label = reader.t.text(reader.study.question_by_id[target].label)
        return reader.t(f"shifts.question{length}", name=reader.t("format.quoted", text=label))
    if choice == "weight":
        return reader.t("shifts.weight", name=reader.measure_label(target))
    return reader.t(f"shifts.{target}")


def choice_color(reader: Reader, choice: str, target: str) -> str:
    """Get the color of the dimension that a choice affects; gray if it affects all."""
    if choice == "question":
        return reader.hue_of(reader.study.question_by_id[target].dimension)
    return reader.hue_of(target) if choice == "weight" else reader.theme.peer


def show_slopes(page: Page) -> None:
    """Draw how ranks change between the current weights and others."""
    t, ready = page.t, presets(page.study)
    if len(ready) < 2:
        return
    against = page.view.against or ("equal_pillars" if is_own(page.view) else "equal_dimensions")
    other = load_scores(page.known, Spec(ready[against]))
    ranks = rank_changes(other, page.scores)
    ranks = ranks[ranks.index.isin(page.chosen)]
    moved = (ranks["after"] - ranks["before"]).abs().sort_values(ascending=False, kind="stable")
    if moved.empty:
        return
    first = str(moved.index[0])
    title = (
        t("slopes.title", city=page.name(first), count=int(moved.iloc[0]))
        if moved.iloc[0]
        else t("slopes.same")
    )
    show.heading(title, t("slopes.subtitle"))
    with st.container(width=420):
        inputs.choose_one(
            page,
            "against",
            t("slopes.against"),
            list(ready),
            lambda name: preset_label(page, name),
            value=against,
        )
    here = t("weights.own") if is_own(page.view) else t("weights.presets.equal_pillars")
    names = {str(c): page.name(str(c)) for c in ranks.index}
    marked = {str(c): page.theme.ink for c in moved[moved > 0].head(MOVERS).index}
    if page.city:
        marked = {page.city.id: page.theme.city} | marked | {page.city.id: page.theme.city}
    heads = (preset_label(page, against), here)
    drawn = partial(draw_slopes, page.brush, ranks, names, marked, heads, t("slopes.alt"))
    show.figure(page, drawn, slope_table(page, ranks, heads))
