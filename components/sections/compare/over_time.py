"""The compared cities over the editions: a line each in every dimension."""

from __future__ import annotations

from functools import partial

import plotly.graph_objects as go

from components import html, show
from components.editions import scored_of, trends_of
from components.figures.dots import SYMBOLS
from components.figures.lines import LineRow, draw_lines
from components.leads import CityLead
from components.once import drawn_once, made_once
from components.reader import Reader
from components.sections.compare.choice import slots_of
from components.sections.over_time import (
    city_line,
    editions_drawn,
    line_row,
    show_basis,
    summary_column,
    trend_table,
)
from components.words.editions import edition_years
from smartgov.editions.trend import summarize


def show_lines(reader: Reader) -> None:
    """Draw the dimensions of the compared cities through the editions."""
    if not lines_exist(reader):
        return
    _draw_heading(reader)
    draw, table = partial(_draw, reader), partial(_table, reader)
    show.figure(reader, "compare-over-time", draw, table, CityLead())
    _draw_basis(reader)


@drawn_once
def _draw_basis(reader: Reader) -> None:
    show_basis(reader)


@made_once
def lines_exist(reader: Reader) -> bool:
    """Check whether any of the compared cities has a score in a dimension that is followed."""
    cities = list(slots_of(reader))
    trends = trends_of(reader)
    return any(bool(t.scores.reindex(cities).notna().to_numpy().any()) for t in trends)


@drawn_once
def _draw_heading(reader: Reader) -> None:
    t, scored = reader.t, scored_of(reader)
    if scored is None:
        return
    first, *_, last = map(edition_years, editions_drawn(reader))
    title = t("editions.compare.title", first=first, last=last)
    entries = [
        html.swatch("dot", reader.theme.series[slot], reader.name(city))
        for city, slot in slots_of(reader).items()
    ]
    band = html.swatch("band", reader.theme.other, t("editions.middle_half"))
    show.heading(title, t("editions.compare.subtitle"), "over-time", [*entries, band])


@made_once
def _rows(reader: Reader) -> list[LineRow]:
    """Build the row of each dimension: a line per city over the middle half of all cities."""
    rows, theme = [], reader.theme
    for trend in trends_of(reader):
        lines = [
            city_line(reader, trend, city, theme.series[slot], SYMBOLS[slot])
            for city, slot in slots_of(reader).items()
        ]
        rows.append(line_row(reader, trend, lines, summarize(trend)))
    return rows


def _draw(reader: Reader) -> go.Figure:
    alt = reader.t("editions.compare.alt")
    return draw_lines(reader.brush, _rows(reader), editions_drawn(reader), alt)


def _table(reader: Reader) -> show.Table:
    """Build the table of the scores of each city by dimension and edition."""
    columns = [summary_column(reader.name(city), [city], "median") for city in slots_of(reader)]
    median = summary_column(reader.t("editions.all_median"), None, "median")
    return trend_table(reader, reader.t("editions.compare.alt"), [*columns, median])
