"""Up to six cities side by side: dots, a table, a scatter, and ranks under two weightings."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import browser, html, inputs, show
from components.cache import load_scores
from components.figures.dots import draw_dots
from components.figures.scatter import draw_scatter
from components.figures.slopes import draw_slopes
from components.html import Cell, Column
from components.page import Page
from components.sections.rank_change import slope_table
from components.theme import ink_on, score_color
from components.view.view import parse_view
from components.words.ranks import rank_words, score_cell
from components.words.weights import is_own, preset_label
from smartgov.model import Spec
from smartgov.peers.rules import find_peers
from smartgov.scoring.weights import presets

#: How many cities are told apart by color and shape.
MOST = 6


def slots_of(page: Page) -> dict[str, int]:
    """Return the compared cities with their places; a city keeps its place, and so its color."""
    return {city: place for place, city in enumerate(page.view.compared[:MOST]) if city}


def choose(page: Page) -> None:
    """Draw the choice of cities, and of the peers of the first."""
    slots = slots_of(page)
    key = "choose_compared"
    st.session_state[key] = list(slots)
    left, right = st.columns([2, 1])
    with left:
        st.multiselect(
            page.t("compare.choose"),
            sorted(page.study.city_by_id, key=page.sort_key),
            format_func=page.name,
            key=key,
            max_selections=MOST,
            placeholder=page.t("compare.choose_placeholder"),
            on_change=_write,
            args=(key,),
        )
    if slots:
        with right:
            inputs.choose_peers(page, page.t("compare.peers_of", city=page.name(first_of(page))))


def _write(key: str) -> None:
    """Write the cities into the URL: who stays keeps the place, who comes takes the first free."""
    view, _ = parse_view(browser.read_query())
    chosen: list[str] = st.session_state[key]
    places = [city if city in chosen else "" for city in view.compared[:MOST]]
    for city in chosen:
        if city not in places:
            free = places.index("") if "" in places else len(places)
            places[free : free + 1] = [city]
    while places and not places[-1]:
        places.pop()
    browser.change_view("compared", tuple(places))


def first_of(page: Page) -> str:
    """Return the first of the compared cities, whose peers are shown."""
    return next(iter(slots_of(page)))


def show_empty(page: Page) -> None:
    """Say what to do where fewer than two cities are chosen."""
    st.info(page.t("compare.first"), icon=":material/compare_arrows:")


def _peers(page: Page) -> list[str]:
    peers = find_peers(
        page.study,
        first_of(page),
        page.view.peers,
        scores=page.scores,
        picked=page.view.picked,
    )
    return list(peers.cities)


def _legend(page: Page, *more: Markup) -> None:
    """Draw who is who, by color."""
    entries = [
        html.swatch("dot", page.theme.series[slot], page.name(city))
        for city, slot in slots_of(page).items()
    ]
    st.html(html.legend(*entries, *more))


def show_dots(page: Page) -> None:
    """Draw the cities by dimension, with the median of the peers."""
    t, asked, slots = page.t, page.study.asked, slots_of(page)
    scores = page.scores.dimensions[[d.id for d in asked]]
    values, medians = scores.loc[list(slots)], scores.loc[_peers(page)].median()
    lead = (values.max() - medians).dropna()
    if lead.empty or lead.max() <= 0:
        title = t("compare.dots_same")
    else:
        where = str(lead.idxmax())
        leader = str(values[where].idxmax())
        title = t("compare.dots_title", city=page.name(leader), dimension=page.measure_label(where))
    show.heading(title, t("compare.dots_subtitle", city=page.name(first_of(page))))
    _legend(page, html.swatch("tick", page.theme.peer, t("charts.peer_median")))
    names = {city: page.name(city) for city in slots}
    drawn = draw_dots(
        page.brush,
        page.study.framework,
        asked,
        values,
        medians,
        names,
        slots,
        t("compare.dots_alt"),
    )
    show.figure(page, drawn, _dots_table(page, values, medians))
    show.not_asked(page)


def _dots_table(page: Page, values: pd.DataFrame, medians: pd.Series) -> show.Table:
    t = page.t
    columns = [
        Column(t("terms.dimension")),
        *[Column(page.name(str(city)), True) for city in values.index],
        Column(t("charts.peer_median"), True),
    ]
    rows = [
        [
            page.measure_label(str(d)),
            *[score_cell(page, values.loc[city, d]) for city in values.index],
            t.score(medians[d]),
        ]
        for d in values.columns
    ]
    data = values.T.assign(peer_median=medians).rename_axis("dimension").reset_index()
    return show.Table("compare", t("compare.dots_alt"), columns, rows, data)


def show_heat_table(page: Page) -> None:
    """Draw every score of the cities as a table whose cells carry the color of the score."""
    t, slots, scores = page.t, slots_of(page), page.scores
    show.heading(t("compare.table_title"))
    rows: list[list[Cell]] = [
        [t("terms.overall"), *[_heat_cell(page, scores.overall[c]) for c in slots]],
        [t("terms.rank"), *[rank_words(page, c) for c in slots]],
        [t("terms.answers"), *[t.percent(scores.coverage[c]) for c in slots]],
    ]
    for pillar in page.study.framework.pillars:
        cells = [_heat_cell(page, scores.pillars.loc[c, pillar.id]) for c in slots]
        rows.append([t.text(pillar.label), *cells])
        for dimension in page.study.framework.dimensions_of(pillar.id):
            if dimension in page.study.asked:
                cells = [_heat_cell(page, scores.dimensions.loc[c, dimension.id]) for c in slots]
                rows.append([t.text(dimension.label), *cells])
    columns = [Column(t("terms.score")), *[Column(page.name(c), True) for c in slots]]
    table = scores.dimensions.loc[list(slots)].join(scores.pillars.loc[list(slots)])
    data = (
        table.assign(overall=scores.overall, rank=scores.rank, coverage=scores.coverage)
        .rename_axis("city_id")
        .reset_index()
    )
    show.grid(page, show.Table("side-by-side", t("compare.table_title"), columns, rows, data))
    show.source(page.source)


def _heat_cell(page: Page, value: float) -> Cell:
    if pd.isna(value):
        return html.missing(page.t("terms.too_few_answers"))
    fill = score_color(page.theme, value)
    return html.heat_cell(page.t.score(value), fill, ink_on(fill))


def show_scatter(page: Page) -> None:
    """Draw all cities by two dimensions of the visitor's choice."""
    t, slots = page.t, slots_of(page)
    options = [d.id for d in page.study.asked]
    if len(options) < 2:
        return
    richest = page.scores.dimensions[options].nunique().nlargest(len(options)).index
    x = page.view.x or str(richest[0])
    y = page.view.y or str(next(d for d in richest if d != x))
    titles = (page.measure_label(x), page.measure_label(y))
    show.heading(
        t("compare.scatter_title", x=titles[0], y=titles[1]),
        t("compare.scatter_subtitle", city=page.name(first_of(page))),
    )
    with st.container(horizontal=True, key="scatter_choice"):
        inputs.choose_one(page, "x", t("compare.x"), options, page.measure_label, value=x)
        inputs.choose_one(page, "y", t("compare.y"), options, page.measure_label, value=y)
    _legend(
        page,
        html.swatch("dot", page.theme.peer, t("compare.peers")),
        html.swatch("dot", page.theme.other, t("compare.others")),
    )
    names = {city.id: city.name for city in page.study.cities}
    values = (
        page.scores.dimensions[[x, y]]
        if x != y
        else page.scores.dimensions[[x]].assign(again=page.scores.dimensions[x])
    )
    alt = t("compare.scatter_alt")
    drawn = draw_scatter(page.brush, values, _peers(page), names, slots, titles, alt)
    ids = sorted(values.dropna().index, key=page.sort_key)
    columns = [Column(t("terms.city")), *[Column(title, True) for title in titles]]
    rows = [[page.name(c), *map(t.score, values.loc[c])] for c in ids]
    data = values.dropna().rename_axis("city_id").reset_index()
    show.figure(page, drawn, show.Table(f"scatter-{x}-{y}", alt, columns, rows, data))


def show_ranks(page: Page) -> None:
    """Draw the ranks of the cities under the study's weights and another weighting."""
    t, ready, slots = page.t, presets(page.study), slots_of(page)
    if len(ready) < 2:
        return
    against = page.view.against or "equal_dimensions"
    own = is_own(page.view)
    other = page.scores if own else load_scores(page.known, Spec(ready[against]))
    usual = load_scores(page.known, Spec())
    ranks = pd.DataFrame({"before": usual.rank, "after": other.rank}).dropna()
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
    drawn = draw_slopes(page.brush, ranks, names, marked, heads, t("slopes.alt"))
    show.figure(page, drawn, slope_table(page, ranks, heads))
