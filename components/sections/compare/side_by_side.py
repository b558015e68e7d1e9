"""Comparison of cities side by side: dot plot, table, scatter plot and rank changes."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components import html, inputs, show
from components.cache import load_scores
from components.figures.dots import draw_dots
from components.figures.scatter import cities_at, draw_scatter
from components.figures.slopes import draw_slopes
from components.html import Cell, Column, Rows
from components.leads import CityLead, dimension_link
from components.links import link
from components.once import made_once, make_once
from components.page import Page
from components.reader import Reader
from components.sections.compare.choice import first_of, peers_of_first, slots_of
from components.sections.rank_change import show_slopes
from components.theme import score_color
from components.words.authorship import who_calculates
from components.words.glossary import explain
from components.words.ranks import rank_words, score_cell
from components.words.weights import is_own, preset_label
from smartgov.model import Spec
from smartgov.palette import ink_on
from smartgov.scoring.rank import compare_ranks
from smartgov.scoring.weights import presets


def _legend(reader: Reader, *more: Markup) -> None:
    """Draw the legend of the cities' colors."""
    entries = [
        html.swatch("dot", reader.theme.series[slot], reader.name(city))
        for city, slot in slots_of(reader).items()
    ]
    st.html(html.legend(*entries, *more))


def show_dots(reader: Reader) -> None:
    """Draw the cities' dimension scores, with the median of the peers."""
    t = reader.t
    values, medians = compared_scores(reader)
    show.heading(*dots_heading(reader, values, medians))
    median = explain(reader, "comparison_group", t("charts.peer_median"))
    _legend(reader, html.swatch("tick", reader.theme.peer, median))
    draw, table = (partial(make, reader, values, medians) for make in (_draw_dots, dots_table))
    show.figure(reader, "compare", draw, table, CityLead())
    show.not_asked(reader)


@made_once
def compared_scores(reader: Reader) -> tuple[pd.DataFrame, pd.Series]:
    """Select the scores of the compared cities, and compute the medians of the peers.

    Returns
    -------
    tuple of pandas.DataFrame and pandas.Series
        Cities × dimensions, and the medians by dimension: 0–100 or NaN.
    """
    scores = reader.scores.dimensions[[d.id for d in reader.study.asked]]
    return scores.loc[list(slots_of(reader))], scores.loc[peers_of_first(reader)].median()


def _draw_dots(reader: Reader, values: pd.DataFrame, medians: pd.Series) -> go.Figure:
    study, slots = reader.study, slots_of(reader)
    names, alt = {city: reader.name(city) for city in slots}, reader.t("compare.dots_alt")
    return draw_dots(reader.brush, study.framework, study.asked, values, medians, names, slots, alt)


def dots_heading(reader: Reader, values: pd.DataFrame, medians: pd.Series) -> tuple[str, str]:
    """Write the title, the city that is furthest ahead of the peers, and the subtitle."""
    t, lead = reader.t, (values.max() - medians).dropna()
    subtitle = t("compare.dots_subtitle", city=reader.name(first_of(reader)))
    if lead.empty or lead.max() <= 0:
        return t("compare.dots_same"), subtitle
    where = str(lead.idxmax())
    leader = reader.name(str(values[where].idxmax()))
    dimension = reader.measure_label(where)
    return (
        t("compare.dots_title", city=leader),
        t("compare.dots_where", dimension=dimension, subtitle=subtitle),
    )


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
            dimension_link(reader, str(d)),
            *[score_cell(reader, values.loc[city, d]) for city in values.index],
            t.score(medians[d]),
        ]
        for d in values.columns
    ]
    data = values.T.assign(peer_median=medians).rename_axis("dimension").reset_index()
    return show.Table(t("compare.dots_alt"), columns, rows, data)


def show_heat_table(reader: Reader) -> None:
    """Draw a table of all scores of the cities, with cells colored by score."""
    show.heading(reader.t("compare.table_title"))
    show.grid(reader, "side-by-side", partial(heat_table, reader))
    show.paragraph(who_calculates(reader))


def heat_table(reader: Reader) -> show.Table:
    """Build the table of overall score, rank, coverage, pillars and dimensions."""
    t, slots, scores = reader.t, slots_of(reader), reader.scores
    rows: list[list[Cell]] = [
        [t("terms.overall"), *[_heat_cell(reader, scores.overall[c]) for c in slots]],
        [t("terms.rank"), *[_rank_cell(reader, c) for c in slots]],
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
    return show.Table(t("compare.table_title"), columns, rows, data)


def _rank_cell(reader: Reader, city_id: str) -> Cell:
    """Format the rank of a city; the words for "not ranked" wrap rather than widen the column."""
    words = rank_words(reader, city_id)
    if pd.notna(reader.scores.rank[city_id]):
        return words
    return Markup('<span class="sg-wrap">{}</span>').format(words)


def _heat_cell(reader: Reader, value: float) -> Cell:
    if pd.isna(value):
        return html.missing(reader.t("terms.too_few_answers"))
    fill = score_color(reader.theme, value)
    return html.heat_cell(reader.t.score(value), fill, ink_on(fill))


def show_scatter(reader: Reader) -> None:
    """Draw all cities by two dimensions that the visitor chooses."""
    t = reader.t
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
    draw, table = (partial(make, reader, titles) for make in (_draw_scatter, scatter_table))
    lead = CityLead(lambda mark: cities_at(scatter_values(reader), mark))
    show.figure(reader, f"scatter-{x}-{y}", draw, table, lead)


def _draw_scatter(reader: Reader, titles: tuple[str, str]) -> go.Figure:
    names = {city.id: reader.name(city.id) for city in reader.study.cities}
    values, peers = scatter_values(reader), peers_of_first(reader)
    slots, alt = slots_of(reader), reader.t("compare.scatter_alt")
    return draw_scatter(reader.brush, values, peers, names, slots, titles, alt)


def scatter_values(reader: Reader) -> pd.DataFrame:
    """Select the scores of all cities in the two dimensions; ``again`` if they are the same."""
    x, y = scatter_axes(reader)
    scores = reader.scores.dimensions
    return scores[[x, y]] if x != y else scores[[x]].assign(again=scores[x])


@made_once
def scatter_axes(reader: Reader) -> tuple[str, str]:
    """Choose the dimensions of the scatter plot, by default those with most distinct scores."""
    asked = [d.id for d in reader.study.asked]
    richest = reader.scores.dimensions[asked].nunique().nlargest(len(asked)).index
    x = reader.view.x or str(richest[0])
    return x, reader.view.y or str(next(d for d in richest if d != x))


def scatter_table(reader: Reader, titles: tuple[str, str]) -> show.Table:
    """Build the table of the cities with both of the `scatter_values`, by name."""
    t, values = reader.t, scatter_values(reader)
    ids = sorted(values.dropna().index, key=reader.sort_key)
    columns = [Column(t("terms.city")), *[Column(title, True) for title in titles]]
    rows = Rows(ids, lambda city: [_city_link(reader, city), *map(t.score, values.loc[city])])
    data = values.dropna().rename_axis("city_id").reset_index()
    return show.Table(t("compare.scatter_alt"), columns, rows, data)


def _city_link(reader: Reader, city: str) -> Markup:
    return link(reader.name(city), "city", reader.with_city(city))


def show_ranks(page: Page) -> None:
    """Draw the ranks of the cities under the study's weights and under other weights."""
    t, ready = page.t, presets(page.study)
    if len(ready) < 2:
        return
    against = page.view.against or "equal_dimensions"
    own = is_own(page.view)
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
    find_ranks = partial(ranks_against, page, None if own else Spec(ready[against]))
    ranks = make_once(page, "ranks_against", find_ranks)
    show_slopes(page, ranks, heads, partial(_draw_slopes, page, ranks, heads), "overall")


def ranks_against(page: Page, spec: Spec | None) -> pd.DataFrame:
    """Collect the ranks under the study's weights and under others; None: those of the view."""
    other = load_scores(page.known, spec) if spec else page.scores
    return compare_ranks(load_scores(page.known, Spec()), other)


def _draw_slopes(reader: Reader, ranks: pd.DataFrame, heads: tuple[str, str]) -> go.Figure:
    names = {city.id: reader.name(city.id) for city in reader.study.cities}
    marked = {city: reader.theme.series[slot] for city, slot in slots_of(reader).items()}
    return draw_slopes(reader.brush, ranks, names, marked, heads, reader.t("slopes.alt"))
