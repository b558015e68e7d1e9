"""Uncertainty of the ranking: intervals and sensitivity."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from components import html, show
from components.cache import load_shifts
from components.figures.bars import Bar, draw_bars
from components.figures.intervals import draw_intervals
from components.html import Cell, Column, Rows
from components.leads import CityLead
from components.links import link
from components.once import drawn_once, made_once
from components.page import Page
from components.reader import Reader
from components.words.filters import with_scope
from components.words.glossary import explain
from components.words.ranks import interval_words, place_text
from smartgov.certainty.bands import tied_with
from smartgov.certainty.robustness import DRAWS, indistinguishable

#: Number of the most influential choices drawn.
STRONGEST = 10

#: Number of cities whose intervals are drawn if the table has more than `MOST` rows.
SHOWN, MOST = 50, 120


def show_intervals(reader: Reader) -> None:
    """Draw the interval of each rank under other reasonable choices of method."""
    if not reader.has_choices:
        show.paragraph(fixed_words(reader))
    elif not ranked_intervals(reader).empty:
        _draw_interval_heading(reader)
        draw, table = partial(_draw_intervals, reader), partial(interval_table, reader)
        show.figure(reader, f"intervals-{reader.view.measure}", draw, table, CityLead())


def fixed_words(reader: Reader) -> str:
    """Say that no choice of method changes the ranks by the score shown."""
    return reader.t("certainty.fixed", measure=reader.measure_label(reader.view.measure))


def measured(reader: Reader, words: str) -> str:
    """Put the name of the score that is ranked before a subtitle."""
    return f"{reader.measure_label(reader.view.measure)} · {words}"


@drawn_once
def _draw_interval_heading(reader: Reader) -> None:
    """Draw the title and the legend of the intervals."""
    t, city, table = reader.t, reader.view.city, ranked_intervals(reader)
    widest = str((table["rank_p95"] - table["rank_p05"]).idxmax())
    theme = reader.theme
    entries = [
        html.swatch("dot", theme.peer, t("terms.rank")),
        html.swatch("band", theme.peer, explain(reader, "rank_range", t("certainty.interval"))),
    ]
    if city in table.index:
        entries = [
            html.swatch("dot", theme.city, reader.name(str(city))),
            html.swatch("dot", theme.peer, t("certainty.alike", city=reader.name(str(city)))),
            html.swatch("dot", theme.other, t("certainty.others")),
        ]
    show.heading(
        t("certainty.title", city=reader.name(widest), interval=_interval_words(reader, widest)),
        with_scope(reader, measured(reader, t(_subtitle(reader), draws=DRAWS))),
        legend=entries,
    )
    part = rows_to_draw(table, city)
    if len(part) < len(table):
        key = "certainty.part_near" if city in part.index else "certainty.part_first"
        near = reader.name(str(city)) if city in part.index else ""
        show.paragraph(t(key, shown=len(part), all=len(table), city=near))


def _subtitle(reader: Reader) -> str:
    """Find the text that says what is varied: a dimension has no weights."""
    dimensions = {dimension.id for dimension in reader.study.framework.dimensions}
    is_dimension = reader.view.measure in dimensions
    return "certainty.subtitle_dimension" if is_dimension else "certainty.subtitle"


def _interval_words(reader: Reader, city: str) -> str:
    return interval_words(reader, city, reader.view.measure)


def _draw_intervals(reader: Reader) -> go.Figure:
    city = reader.view.city
    part = rows_to_draw(ranked_intervals(reader), city)
    names = {str(c): reader.name(str(c)) for c in part.index}
    alt = reader.t("certainty.alt")
    return draw_intervals(reader.brush, part, names, alike_cities(reader), alt, city)


@made_once
def ranked_intervals(reader: Reader) -> pd.DataFrame:
    """Select the intervals of the selected cities that are ranked, by rank."""
    table = reader.intervals_of(reader.view.measure).loc[reader.chosen].dropna(subset="rank")
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
    intervals = reader.intervals_of(reader.view.measure)
    return list(ranked[indistinguishable(intervals, reader.view.city).loc[ranked]])


def interval_table(reader: Reader) -> show.Table:
    """Build the table of `ranked_intervals`."""
    t, table, alike = reader.t, ranked_intervals(reader), {*alike_cities(reader)}
    ids = [str(city) for city in table.index]
    tied = tied_with(reader.intervals_of(reader.view.measure)["rank"]).loc[table.index]
    columns_of = (ids, table["rank"], tied, table["rank_p50"], table["top10_share"])

    def build_row(at: tuple[str, float, float, float, float]) -> list[Cell]:
        city, place, others, middle, share = at
        return [
            link(reader.name(city), "city", reader.with_city(city)),
            place_text(t, place, others),
            _interval_words(reader, city),
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
        data=table.assign(not_distinguishable=table.index.isin(alike), measure=reader.view.measure)
        .rename_axis("city_id")
        .reset_index(),
        chosen=ids.index(reader.view.city) if reader.view.city in ids else None,
    )


def show_shifts(page: Page) -> None:
    """Draw the choices of method that shift the ranking most, changed one at a time."""
    table = load_shifts(page.known, page.view.spec, page.view.measure)
    if table.empty or not page.has_choices:
        return
    t = page.t
    choice, target, shift = table[["choice", "target", "shift"]].iloc[0]
    show.heading(
        t.first_upper(t("shifts.title", choice=choice_subject(page, choice, target))),
        with_scope(page, measured(page, _shift_words(page, choice, target, shift)), of_all=True),
    )
    draw, rows = partial(_draw_shifts, page, table), partial(shift_table, page, table)
    show.figure(page, f"sensitivity-{page.view.measure}", draw, rows, of_all=True)


def _shift_words(page: Page, choice: str, target: str, shift: float) -> str:
    """Say by how much the largest choice changes ranks, and what it is."""
    words = choice_words(page, choice, target)
    return page.t("shifts.subtitle", shift=page.t.score(shift), choice=words)


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
    return show.Table(t("shifts.alt"), columns, rows, table.assign(measure=reader.view.measure))


def _choices(table: pd.DataFrame) -> Iterator[tuple[str, str, float]]:
    return zip(table["choice"], table["target"], table["shift"], strict=True)


def choice_words(reader: Reader, choice: str, target: str, length: str = "") -> str:
    """Describe a choice; ``length="_short"`` gives a text that fits a bar on a phone."""
    if choice == "question":
        label = reader.t.text(reader.study.question_by_id[target].label)
        return reader.t(f"shifts.question{length}", name=reader.t("format.quoted", text=label))
    if choice == "weight":
        return reader.t(f"shifts.weight{length}", name=reader.measure_label(target))
    return reader.t(f"shifts.{target}")


def choice_subject(reader: Reader, choice: str, target: str) -> str:
    """Name what a choice is about, for a title: a question, a weight or the other mean."""
    if choice == "question":
        return reader.t.text(reader.study.question_by_id[target].label)
    return choice_words(reader, choice, target, "_short" if choice == "weight" else "")


def choice_color(reader: Reader, choice: str, target: str) -> str:
    """Get the color of the dimension that a choice affects; gray if it affects all."""
    if choice == "question":
        return reader.hue_of(reader.study.question_by_id[target].dimension)
    return reader.hue_of(target) if choice == "weight" else reader.theme.peer
