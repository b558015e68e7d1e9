"""Uncertainty of the ranking: intervals, sensitivity, and changes under other weights."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import html, inputs, show
from components.cache import load_scores, load_shifts
from components.figures.bars import Bar, draw_bars
from components.figures.intervals import draw_intervals
from components.figures.slopes import draw_slopes
from components.html import Cell, Column, Rows
from components.leads import CityLead
from components.links import link
from components.once import drawn_once, made_once, make_once
from components.page import Page
from components.reader import Reader
from components.sections import rank_change
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
    if not ranked_intervals(reader).empty:
        _draw_interval_heading(reader)
        draw, table = partial(_draw_intervals, reader), partial(interval_table, reader)
        show.figure(reader, "intervals", draw, table, CityLead())


@drawn_once
def _draw_interval_heading(reader: Reader) -> None:
    """Draw the title and the legend of the intervals."""
    t, city, table = reader.t, reader.view.city, ranked_intervals(reader)
    widest = str((table["rank_p95"] - table["rank_p05"]).idxmax())
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


def _draw_intervals(reader: Reader) -> go.Figure:
    city = reader.view.city
    part = rows_to_draw(ranked_intervals(reader), city)
    names = {str(c): reader.name(str(c)) for c in part.index}
    alt = reader.t("certainty.alt")
    return draw_intervals(reader.brush, part, names, alike_cities(reader), alt, city)


@made_once
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


def alike_cities(reader: Reader) -> list[str]:
    """List the cities whose rank is not distinguishable from that of the chosen city."""
    if reader.view.city is None:
        return []
    ranked = ranked_intervals(reader).index
    return list(ranked[indistinguishable(reader.intervals, reader.view.city).loc[ranked]])


def interval_table(reader: Reader) -> show.Table:
    """Build the table of `ranked_intervals`."""
    t, table, alike = reader.t, ranked_intervals(reader), {*alike_cities(reader)}
    ids = [str(city) for city in table.index]
    columns_of = (ids, table["rank"], table["rank_p50"], table["top10_share"])

    def build_row(at: tuple[str, float, float, float]) -> list[Cell]:
        city, place, middle, share = at
        return [
            link(reader.name(city), "city", reader.with_city(city)),
            t.number(place),
            interval_words(reader, city),
            t.number(middle),
            t.percent(share),
            t("certainty.not_distinct") if city in alike else "",
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
        caption=t("certainty.alt"),
        columns=columns,
        rows=Rows(zip(*columns_of, strict=True), build_row),
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
    choice, target, shift = table[["choice", "target", "shift"]].iloc[0]
    words = choice_words(page, choice, target)
    show.heading(
        t("shifts.title", choice=words, count=float(shift), shift=t.score(shift)),
        t("shifts.subtitle"),
    )
    draw, rows = partial(_draw_shifts, page, table), partial(shift_table, page, table)
    show.figure(page, "sensitivity", draw, rows)


def _draw_shifts(reader: Reader, table: pd.DataFrame) -> go.Figure:
    t, largest = reader.t, float(table["shift"].max())
    bars = [
        Bar(
            t.first_upper(choice_words(reader, choice, target, "_short")),
            float(shift),
            t.score(shift),
            choice_color(reader, choice, target),
        )
        for choice, target, shift in _choices(table.head(STRONGEST))
    ]
    return draw_bars(reader.brush, bars, t("shifts.alt"), top=largest or 1.0)


def shift_table(reader: Reader, table: pd.DataFrame) -> show.Table:
    """Build the table of choices; ``table`` is the result of `rank_shifts`."""
    t = reader.t
    columns = [Column(t("shifts.choice")), Column(t("shifts.shift"), True)]
    rows = [
        [t.first_upper(choice_words(reader, choice, target)), t.number(shift, 2)]
        for choice, target, shift in _choices(table)
    ]
    return show.Table(t("shifts.alt"), columns, rows, table)


def _choices(table: pd.DataFrame) -> Iterator[tuple[str, str, float]]:
    return zip(table["choice"], table["target"], table["shift"], strict=True)


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
    find_ranks = partial(ranks_against, page, Spec(ready[weights_against(page)]))
    ranks = make_once(page, "ranks_against", find_ranks)
    if ranks.empty:
        return
    show.heading(slopes_title(page, ranks), t("slopes.subtitle"))
    with st.container(width=420):
        inputs.choose_one(
            page,
            "against",
            t("slopes.against"),
            list(ready),
            lambda name: preset_label(page, name),
            value=weights_against(page),
        )
    here = t("weights.own") if is_own(page.view) else t("weights.presets.equal_pillars")
    heads = (preset_label(page, weights_against(page)), here)
    rank_change.show_slopes(page, ranks, heads, partial(_draw_slopes, page, ranks, heads))


def weights_against(reader: Reader) -> str:
    """Get the name of the weights that the ranking is compared with."""
    return reader.view.against or ("equal_pillars" if is_own(reader.view) else "equal_dimensions")


def ranks_against(page: Page, spec: Spec) -> pd.DataFrame:
    """Collect the ranks of the selected cities under other weights; see `rank_changes`."""
    ranks = rank_change.rank_changes(load_scores(page.known, spec), page.scores)
    return ranks[ranks.index.isin(page.chosen)]


def moves(ranks: pd.DataFrame) -> pd.Series:
    """Compute by how many ranks each city moves, the largest move first."""
    moved = (ranks["after"] - ranks["before"]).abs()
    return moved.sort_values(ascending=False, kind="stable")


def slopes_title(reader: Reader, ranks: pd.DataFrame) -> str:
    """Name the city that moves most."""
    most = moves(ranks).head(1)
    if not most.iloc[0]:
        return reader.t("slopes.same")
    city = reader.name(str(most.index[0]))
    return reader.t("slopes.title", city=city, count=int(most.iloc[0]))


def _draw_slopes(reader: Reader, ranks: pd.DataFrame, heads: tuple[str, str]) -> go.Figure:
    names, moved = {str(c): reader.name(str(c)) for c in ranks.index}, moves(ranks)
    marked = {str(c): reader.theme.ink for c in moved[moved > 0].head(MOVERS).index}
    if reader.city:
        city = {reader.city.id: reader.theme.city}
        marked = city | marked | city
    return draw_slopes(reader.brush, ranks, names, marked, heads, reader.t("slopes.alt"))
