"""Comparison of up to six cities: dot plot, table, scatter plot and rank changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, inputs, show
from components.binding import bind
from components.cache import load_scores
from components.figures.dots import draw_dots
from components.figures.scatter import draw_scatter
from components.figures.slopes import draw_slopes
from components.html import Cell, Column
from components.page import Page
from components.reader import Reader
from components.sections.rank_change import rank_changes, slope_table
from components.theme import score_color
from components.view.codecs import trim_places
from components.view.view import View
from components.words.ranks import rank_words, score_cell
from components.words.weights import is_own, preset_label
from smartgov.model import Spec
from smartgov.palette import ink_on
from smartgov.peers.rules import find_peers
from smartgov.scoring.weights import presets

#: Maximum number of cities, each with its own color and symbol.
MOST = 6


def slots_of(reader: Reader) -> dict[str, int]:
    """Map the compared cities to their slots, which determine their colors."""
    return {city: place for place, city in enumerate(reader.view.compared[:MOST]) if city}


def choose(reader: Reader) -> None:
    """Draw the select boxes of the cities, and of the peers of the first one."""
    slots = slots_of(reader)
    left, right = st.columns([2, 1])
    with left:
        st.multiselect(
            reader.t("compare.choose"),
            sorted(reader.study.city_by_id, key=reader.sort_key),
            format_func=reader.name,
            max_selections=MOST,
            placeholder=reader.t("compare.choose_placeholder"),
            **bind("choose_compared", list(slots), with_compared),
        )
    if slots:
        with right:
            inputs.choose_peers(
                reader, reader.t("compare.peers_of", city=reader.name(first_of(reader)))
            )


def with_compared(view: View, chosen: Sequence[str]) -> View:
    """Copy a view with these cities compared.

    Cities already compared keep their slot, and thus their color; new ones take the first free.
    """
    places = [city if city in chosen else "" for city in view.compared[:MOST]]
    for city in chosen:
        if city not in places:
            free = places.index("") if "" in places else len(places)
            places[free : free + 1] = [city]
    return replace(view, compared=trim_places(places))


def first_of(reader: Reader) -> str:
    """Get the first of the compared cities, whose peers are shown."""
    return next(iter(slots_of(reader)))


def show_empty(reader: Reader) -> None:
    """Show a hint if fewer than two cities are chosen."""
    st.info(reader.t("compare.first"), icon=":material/compare_arrows:")


def peers_of_first(reader: Reader) -> list[str]:
    """Find the peers of the first of the compared cities."""
    peers = find_peers(
        reader.study,
        first_of(reader),
        reader.view.peers,
        scores=reader.scores,
        picked=reader.view.picked,
    )
    return list(peers.cities)


def _legend(reader: Reader, *more: Markup) -> None:
    """Draw the legend of the cities' colors."""
    entries = [
        html.swatch("dot", reader.theme.series[slot], reader.name(city))
        for city, slot in slots_of(reader).items()
    ]
    st.html(html.legend(*entries, *more))


def show_dots(reader: Reader) -> None:
    """Draw the cities' dimension scores, with the median of the peers."""
    t, asked, slots = reader.t, reader.study.asked, slots_of(reader)
    scores = reader.scores.dimensions[[d.id for d in asked]]
    values, medians = scores.loc[list(slots)], scores.loc[peers_of_first(reader)].median()
    show.heading(
        dots_title(reader, values, medians),
        t("compare.dots_subtitle", city=reader.name(first_of(reader))),
    )
    _legend(reader, html.swatch("tick", reader.theme.peer, t("charts.peer_median")))
    names = {city: reader.name(city) for city in slots}
    drawn = partial(
        draw_dots,
        reader.brush,
        reader.study.framework,
        asked,
        values,
        medians,
        names,
        slots,
        t("compare.dots_alt"),
    )
    show.figure(reader, drawn, dots_table(reader, values, medians))
    show.not_asked(reader)


def dots_title(reader: Reader, values: pd.DataFrame, medians: pd.Series) -> str:
    """Name the city that is furthest ahead of the peers, and the dimension."""
    lead = (values.max() - medians).dropna()
    if lead.empty or lead.max() <= 0:
        return reader.t("compare.dots_same")
    where = str(lead.idxmax())
    leader = reader.name(str(values[where].idxmax()))
    return reader.t("compare.dots_title", city=leader, dimension=reader.measure_label(where))


def dots_table(reader: Reader, values: pd.DataFrame, medians: pd.Series) -> show.Table:
    """Build the table of ``values`` (cities × dimensions) and the peers' medians."""
    t = reader.t
    columns = [
        Column(t("terms.dimension")),
        *[Column(reader.name(str(city)), True) for city in values.index],
        Column(t("charts.peer_median"), True),
    ]
    rows = [
        [
            reader.measure_label(str(d)),
            *[score_cell(reader, values.loc[city, d]) for city in values.index],
            t.score(medians[d]),
        ]
        for d in values.columns
    ]
    data = values.T.assign(peer_median=medians).rename_axis("dimension").reset_index()
    return show.Table("compare", t("compare.dots_alt"), columns, rows, data)


def show_heat_table(reader: Reader) -> None:
    """Draw a table of all scores of the cities, with cells colored by score."""
    show.heading(reader.t("compare.table_title"))
    show.grid(reader, heat_table(reader))
    show.source(reader.source)


def heat_table(reader: Reader) -> show.Table:
    """Build the table of overall score, rank, coverage, pillars and dimensions."""
    t, slots, scores = reader.t, slots_of(reader), reader.scores
    rows: list[list[Cell]] = [
        [t("terms.overall"), *[_heat_cell(reader, scores.overall[c]) for c in slots]],
        [t("terms.rank"), *[rank_words(reader, c) for c in slots]],
        [t("terms.answers"), *[t.percent(scores.coverage[c]) for c in slots]],
    ]
    for pillar in reader.study.framework.pillars:
        cells = [_heat_cell(reader, scores.pillars.loc[c, pillar.id]) for c in slots]
        rows.append([t.text(pillar.label), *cells])
        for dimension in reader.study.framework.dimensions_of(pillar.id):
            if dimension in reader.study.asked:
                cells = [_heat_cell(reader, scores.dimensions.loc[c, dimension.id]) for c in slots]
                rows.append([t.text(dimension.label), *cells])
    columns = [Column(t("terms.score")), *[Column(reader.name(c), True) for c in slots]]
    table = scores.dimensions.loc[list(slots)].join(scores.pillars.loc[list(slots)])
    data = (
        table.assign(overall=scores.overall, rank=scores.rank, coverage=scores.coverage)
        .rename_axis("city_id")
        .reset_index()
    )
    return show.Table("side-by-side", t("compare.table_title"), columns, rows, data)


def _heat_cell(reader: Reader, value: float) -> Cell:
    if pd.isna(value):
        return html.missing(reader.t("terms.too_few_answers"))
    fill = score_color(reader.theme, value)
    return html.heat_cell(reader.t.score(value), fill, ink_on(fill))


def show_scatter(reader: Reader) -> None:
    """Draw all cities by two dimensions that the visitor chooses."""
    t, slots = reader.t, slots_of(reader)
    options = [d.id for d in reader.study.asked]
    if len(options) < 2:
        return
    x, y = scatter_axes(reader)
    titles = (reader.measure_label(x), reader.measure_label(y))
    show.heading(
        t("compare.scatter_title", x=titles[0], y=titles[1]),
        t("compare.scatter_subtitle", city=reader.name(first_of(reader))),
    )
    with st.container(horizontal=True, key="scatter_choice"):
        inputs.choose_one(reader, "x", t("compare.x"), options, reader.measure_label, value=x)
        inputs.choose_one(reader, "y", t("compare.y"), options, reader.measure_label, value=y)
    _legend(
        reader,
        html.swatch("dot", reader.theme.peer, t("compare.peers")),
        html.swatch("dot", reader.theme.other, t("compare.others")),
    )
    names = {city.id: city.name for city in reader.study.cities}
    values = (
        reader.scores.dimensions[[x, y]]
        if x != y
        else reader.scores.dimensions[[x]].assign(again=reader.scores.dimensions[x])
    )
    alt = t("compare.scatter_alt")
    peers = peers_of_first(reader)
    drawn = partial(draw_scatter, reader.brush, values, peers, names, slots, titles, alt)
    show.figure(reader, drawn, scatter_table(reader, values, titles, f"scatter-{x}-{y}"))


def scatter_axes(reader: Reader) -> tuple[str, str]:
    """Choose the dimensions of the scatter plot, by default those with most distinct scores."""
    asked = [d.id for d in reader.study.asked]
    richest = reader.scores.dimensions[asked].nunique().nlargest(len(asked)).index
    x = reader.view.x or str(richest[0])
    return x, reader.view.y or str(next(d for d in richest if d != x))


def scatter_table(
    reader: Reader, values: pd.DataFrame, titles: tuple[str, str], name: str
) -> show.Table:
    """Build the table of the cities with both scores in ``values``, by name."""
    t = reader.t
    ids = sorted(values.dropna().index, key=reader.sort_key)
    columns = [Column(t("terms.city")), *[Column(title, True) for title in titles]]
    rows = [[reader.name(c), *map(t.score, values.loc[c])] for c in ids]
    data = values.dropna().rename_axis("city_id").reset_index()
    return show.Table(name, t("compare.scatter_alt"), columns, rows, data)


def show_ranks(page: Page) -> None:
    """Draw the ranks of the cities under the study's weights and under other weights."""
    t, ready, slots = page.t, presets(page.study), slots_of(page)
    if len(ready) < 2:
        return
    against = page.view.against or "equal_dimensions"
    own = is_own(page.view)
    other = page.scores if own else load_scores(page.known, Spec(ready[against]))
    usual = load_scores(page.known, Spec())
    ranks = rank_changes(usual, other)
    show.heading(t("compare.slopes_title"), t("compare.slopes_subtitle"))
    if not own:
        with st.container(width=420):
            inputs.choose_one(
                page,
                "against",
                t("slopes.against"),
                [name for name in ready if ready[name]],
                lambda name: preset_label(page, name),
                value=against,
            )
    heads = (
        t("weights.presets.equal_pillars"),
        t("weights.own") if own else preset_label(page, against),
    )
    _legend(page)
    names = {city.id: city.name for city in page.study.cities}
    marked = {city: page.theme.series[slot] for city, slot in slots.items()}
    drawn = partial(draw_slopes, page.brush, ranks, names, marked, heads, t("slopes.alt"))
    show.figure(page, drawn, slope_table(page, ranks, heads))
