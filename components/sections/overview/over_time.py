"""How the cities moved since an earlier edition: dimensions, and who rose and who fell."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from components import html, show
from components.editions import changes_of, chosen_in_both, scored_of, trends_of
from components.figures.lines import LineRow, draw_lines
from components.figures.moves import Move, draw_moves
from components.html import Cell, Column, Rows
from components.leads import CityLead, city_links
from components.links import link_here
from components.once import drawn_once, made_once, made_once_per_selection
from components.reader import Reader
from components.sections.over_time import (
    Heading,
    editions_drawn,
    group_line,
    line_row,
    show_basis,
    then_and_now,
    trend_table,
)
from components.view.view import change
from components.words.editions import edition_years, periods, scope_words, verdict
from components.words.filters import with_scope
from smartgov.editions.trend import Trend, summarize

#: Number of cities with the largest clear rises, and falls, that are drawn.
MOST_MOVES = 5

#: Share of the selected cities below which a point of a line is said to rest on fewer.
FEWER = 0.9


def show_moved(reader: Reader) -> None:
    """Draw how the median of each dimension moved through the editions."""
    if not trends_of(reader) or not chosen_in_both(reader):
        return
    _draw_heading(reader)
    lead = CityLead()
    show.figure(reader, "over-time", partial(_draw_lines, reader), partial(_table, reader), lead)
    _draw_basis(reader)


@made_once_per_selection
def summaries(reader: Reader) -> dict[str, pd.DataFrame]:
    """Summarize each dimension over the selected cities of both editions; see `summarize`."""
    cities = chosen_in_both(reader)
    return {trend.dimension: summarize(trend, cities) for trend in trends_of(reader)}


@drawn_once
def _draw_basis(reader: Reader) -> None:
    fewer = points_of_fewer(reader)
    if fewer:
        where = reader.t.join(fewer)
        show.paragraph(reader.t("editions.overview.fewer", where=where))
    show_basis(reader)


def points_of_fewer(reader: Reader) -> list[str]:
    """Name the points of lines that rest on clearly fewer cities than the selected ones."""
    named, cities = [], chosen_in_both(reader)
    for trend in trends_of(reader):
        label = reader.measure_label(trend.dimension)
        for edition, count in summaries(reader)[trend.dimension]["cities"].items():
            if count < FEWER * len(cities):
                words = {"edition": edition_years(str(edition)), "cities": int(count)}
                named.append(
                    reader.t.fill("editions.overview.fewer_item", {"dimension": label, **words})
                )
    return named


@drawn_once
def _draw_heading(reader: Reader) -> None:
    """Draw the title, how many medians rose, and the legend."""
    scored, t, theme = scored_of(reader), reader.t, reader.theme
    if scored is None:
        return
    rose, every = count_risen(reader)
    since = periods(scored.matched)["since"]
    title = t("editions.overview.title", since=since, rose=rose, all=every)
    words = f"{t('editions.overview.subtitle')}; {scope_words(reader, scored.matched)}"
    legend = [
        html.swatch("dot", theme.ink, t("editions.median")),
        html.swatch("band", theme.other, t("editions.middle_half")),
    ]
    show.heading(title, with_scope(reader, words), "over-time", legend)


def count_risen(reader: Reader) -> tuple[int, int]:
    """Count the dimensions whose median rose, and all that both editions share."""
    scored = scored_of(reader)
    if scored is None:
        return 0, 0
    asked = [dimension.id for dimension in scored.matched.after.asked]
    infos = (scored.matched.whole_before.info, scored.matched.whole_after.info)
    before, after = (info.edition for info in infos)
    medians = [summaries(reader)[dimension]["median"] for dimension in asked]
    return sum(bool(at[after] > at[before]) for at in medians), len(asked)


@made_once
def _rows(reader: Reader) -> list[LineRow]:
    """Build the row of each dimension over the selected cities."""
    rows, median, ink = [], reader.t("editions.median"), reader.theme.ink
    for trend in trends_of(reader):
        group = summaries(reader)[trend.dimension]
        line = group_line(reader, median, ink, group, "solid")
        note = then_and_now(reader, group["median"])
        rows.append(line_row(reader, trend, [line], group, note))
    return rows


def _draw_lines(reader: Reader) -> go.Figure:
    alt = reader.t("editions.overview.alt")
    return draw_lines(reader.brush, _rows(reader), editions_drawn(reader), alt)


def _table(reader: Reader) -> show.Table:
    """Build the table of medians, quartiles and numbers of cities by edition."""
    t = reader.t
    heads = {
        "median": t("editions.median"),
        "low": t("editions.overview.q1"),
        "high": t("editions.overview.q3"),
        "cities": t("tables.cities"),
    }
    columns: list[Heading] = [
        (head, partial(_summary_column, reader, column)) for column, head in heads.items()
    ]
    return trend_table(reader, t("editions.overview.alt"), columns)


def _summary_column(reader: Reader, column: str, trend: Trend) -> pd.Series:
    return summaries(reader)[trend.dimension][column]


# --- who rose, who fell ------------------------------------------------------------------------


@made_once_per_selection
def selected_changes(reader: Reader) -> pd.DataFrame:
    """Select the changes of the selected cities by the score shown; see `compute_changes`."""
    table = changes_of(reader, reader.view.measure)
    return table[table.index.isin(reader.chosen)] if len(table) else table


def show_clear(reader: Reader) -> None:
    """Draw the cities with the largest clear changes by the score shown."""
    scored = scored_of(reader)
    if scored is None:
        return
    if selected_changes(reader).empty:
        show.paragraph(reader.t("editions.none"))
        return
    _draw_clear_heading(reader)
    table = partial(changes_table, reader)
    name = f"change-{reader.view.measure}"
    if clear_moves(reader).empty:
        show.grid(reader, name, table)
        return
    show.figure(reader, name, partial(_draw_moves, reader), table, CityLead())


@drawn_once
def _draw_clear_heading(reader: Reader) -> None:
    scored, t = scored_of(reader), reader.t
    if scored is None:
        return
    table, words = selected_changes(reader), periods(scored.matched)
    clear = table[table["clear"]]
    rose, fell = int((clear["change"] > 0).sum()), int((clear["change"] < 0).sum())
    measure = reader.measure_label(reader.view.measure)
    ends = [
        html.swatch("ring", reader.theme.ink, t("editions.overview.then", **words)),
        html.swatch("dot", reader.theme.ink, t("editions.overview.now", **words)),
    ]
    show.heading(
        t("editions.overview.clear_title", rose=rose, fell=fell),
        with_scope(reader, t("editions.overview.clear_subtitle", measure=measure, **words)),
        legend=ends,
    )
    if reader.view.maps != "change":
        view = change(reader.view, "maps", "change")
        show.paragraph(link_here(t("editions.overview.map_lead"), view), "sg-small sg-lead")


@made_once_per_selection
def clear_moves(reader: Reader) -> pd.DataFrame:
    """Select the largest clear rises, then the largest clear falls."""
    table = selected_changes(reader)
    clear = table[table["clear"]].sort_values("change", ascending=False, kind="stable")
    rose, fell = clear[clear["change"] > 0], clear[clear["change"] < 0]
    return pd.concat([rose.head(MOST_MOVES), fell.tail(MOST_MOVES)])


def _draw_moves(reader: Reader) -> go.Figure:
    scored, t = scored_of(reader), reader.t
    words = periods(scored.matched) if scored else {}
    low, *_, high = reader.theme.change
    moves = [
        Move(
            reader.name(str(city)),
            t.signed(at["change"], 1),
            float(at["before"]),
            float(at["after"]),
            high if at["change"] > 0 else low,
            f"{t.score(at['before'])} → {t.score(at['after'])}",
            str(city),
        )
        for city, at in clear_moves(reader).iterrows()
    ]
    return draw_moves(reader.brush, moves, t("editions.overview.moves_alt", **words))


def changes_table(reader: Reader) -> show.Table:
    """Build the table of all changes of the selected cities, the largest rise first."""
    scored, t = scored_of(reader), reader.t
    words = periods(scored.matched) if scored else {"since": "", "shown": ""}
    table = selected_changes(reader).sort_values("change", ascending=False, kind="stable")
    shown = table[["before", "after", "change", "clear", "alone_after"]]
    by_city = {str(city): at for city, *at in shown.itertuples(name=None)}
    linked, ids = city_links(reader), list(by_city)
    verdicts = {c: verdict(reader, clear=c) for c in (True, False)}

    def build_row(city: str) -> list[Cell]:
        before, after, moved, clear, alone = by_city[city]
        return [
            linked(city),
            t.score(before),
            t.score(after),
            t.number(None) if pd.isna(moved) else t.signed(moved, 1),
            Markup("") if pd.isna(moved) else verdicts[bool(clear)],
            t.score(alone),
        ]

    return show.Table(
        t("editions.overview.moves_alt", **words),
        [
            Column(t("terms.city")),
            Column(words["since"], True),
            Column(words["shown"], True),
            Column(t("editions.change"), True),
            Column(t("editions.clear_column")),
            Column(t("editions.now_only", **words), True),
        ],
        Rows(ids, build_row),
        table.assign(measure=reader.view.measure, **words).rename_axis("city_id").reset_index(),
        ids.index(reader.view.city) if reader.view.city in ids else None,
    )
