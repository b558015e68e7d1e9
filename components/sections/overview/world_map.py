"""The map of the Overview, and the city or the list beside it."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import browser, html, inputs, show
from components.figures.city_map import CITIES_LAYER, FRAMES, draw_world
from components.figures.map_frames import WIDTHS, frames_for, outside
from components.html import Column
from components.links import link
from components.page import Page
from components.words.cities import place_words
from components.words.ranks import interval_words, rank_words, score_cell
from smartgov.scoring.rank import rank

#: How many cities the list beside the map names.
TOP = 8


def show_map(page: Page) -> None:
    """Draw the map, and beside it the chosen city or the first of the ranking."""
    left, right = st.columns([2.1, 1], gap="medium")
    with left:
        _draw_map(page)
    with right:
        inputs.choose_measure(page)
        inputs.choose_city(page, page.t("overview.choose_city"))
        if page.city:
            _draw_chosen(page)
        else:
            _draw_top(page)


def _draw_map(page: Page) -> None:
    t, measure = page.t, page.measure_label(page.view.measure)
    if not page.chosen:
        st.info(t("filters.none_left"))
        return
    points = _points(page)
    placed = points.dropna(subset=["latitude", "longitude"])
    for name, frame in frames_for(places(page)).items():
        key = f"map_{name}"
        deck = draw_world(page.brush, placed, frame, page.view.city, "<b>{name}</b><br>{line}")
        with st.container(key=f"{key}_frame"):
            st.pydeck_chart(
                deck,
                height=frame.height,
                key=key,
                on_select=_choose_on_map,
                selection_mode="single-object",
                alt=t("overview.map_alt", measure=measure, cities=len(placed)),
            )
            with st.container(key=f"{key}_note"):
                show_outside(page, outside(placed, frame, WIDTHS[name]))
    st.html(_no_webgl(t("overview.no_webgl")), unsafe_allow_javascript=True)
    _draw_legend(page, len(points) - len(placed))
    show.source(page.source)
    show.behind(page, _map_table(page, points))


def places(page: Page) -> pd.DataFrame:
    """Return where the cities of the study lie, whichever of them are chosen."""
    cities = page.study.cities
    return pd.DataFrame(
        {
            "latitude": pd.array([city.latitude for city in cities], dtype=float),
            "longitude": pd.array([city.longitude for city in cities], dtype=float),
        },
        index=[city.id for city in cities],
    )


def show_outside(page: Page, count: int) -> None:
    """Say how many cities the first view of a map leaves out."""
    if count:
        show.paragraph(page.t("charts.outside", count=count))


def _choose_on_map() -> None:
    """Write the city that was clicked into the URL."""
    for name in FRAMES:
        for layer, objects in st.session_state[f"map_{name}"].selection.objects.items():
            if layer.startswith(CITIES_LAYER) and objects:
                browser.change_view("city", objects[0]["id"])


def _points(page: Page) -> pd.DataFrame:
    """Return the chosen cities with their place, score and a line of words."""
    values = page.scores.measure(page.view.measure)
    cities = [page.study.city_by_id[city] for city in page.chosen]
    return pd.DataFrame(
        {
            "name": [city.name for city in cities],
            "latitude": [city.latitude for city in cities],
            "longitude": [city.longitude for city in cities],
            "score": values.loc[page.chosen].to_numpy(),
            "line": [
                f"{page.where(city.id)} · {score_cell(page, values[city.id])}" for city in cities
            ],
        },
        index=page.chosen,
    )


def _no_webgl(text: str) -> Markup:
    """Return a notice that shows itself only where the browser cannot draw the map."""
    return Markup(
        '<p class="sg-small" id="sg-no-webgl" hidden>{}</p><script>'
        'document.getElementById("sg-no-webgl").hidden ='
        ' Boolean(document.createElement("canvas").getContext("webgl2"));</script>'
    ).format(text)


def _draw_legend(page: Page, unplaced: int) -> None:
    t, theme = page.t, page.theme
    entries = [
        html.ramp(theme.scale, t("charts.scale_low"), t("charts.scale_high")),
        html.swatch("ring", theme.missing, t("charts.not_ranked")),
        html.swatch("dot", theme.city, t("charts.chosen_city")),
    ]
    if unplaced:
        entries.append(Markup("<span>{}</span>").format(t("charts.unplaced", count=unplaced)))
    st.html(html.legend(*entries))


def _map_table(page: Page, points: pd.DataFrame) -> show.Table:
    t, cities = page.t, page.study.city_by_id
    measure = page.measure_label(page.view.measure)
    ordered = points.sort_values("score", ascending=False, kind="stable", na_position="last")
    ids = [str(city) for city in ordered.index]
    return show.Table(
        name=f"map-{page.view.measure}",
        caption=t("overview.map_table", measure=measure),
        columns=[Column(t("terms.city")), Column(page.where_label), Column(measure, True)],
        rows=[
            [
                link(cities[city].name, "city", page.with_city(city)),
                page.where(city),
                score_cell(page, ordered.loc[city, "score"]),
            ]
            for city in ids
        ],
        data=pd.DataFrame(
            {
                "city_id": ids,
                "city": ordered["name"].to_list(),
                "country": [cities[city].country for city in ids],
                "latitude": ordered["latitude"].to_list(),
                "longitude": ordered["longitude"].to_list(),
                page.view.measure: ordered["score"].to_list(),
            }
        ),
        chosen=ids.index(page.view.city) if page.view.city in ids else None,
    )


def _draw_chosen(page: Page) -> None:
    """Draw the card of the chosen city: place, score, rank, and where to read on."""
    t, city, scores = page.t, page.city, page.scores
    if city is None:
        return
    ranked = pd.notna(scores.rank[city.id])
    with st.container(border=True, key="chosen_card"):
        show.heading(city.name, " · ".join(place_words(page, city)))
        st.html(
            html.key_figures(
                [
                    (
                        t("terms.overall"),
                        score_cell(page, scores.overall[city.id]),
                        t("city.scale_basis") if ranked else "",
                    ),
                    (
                        t("terms.rank"),
                        rank_words(page, city.id),
                        t("city.interval", interval=interval_words(page, city.id))
                        if ranked
                        else t("city.answered", share=t.percent(scores.coverage[city.id])),
                    ),
                ]
            )
        )
        st.html(_dimension_bars(page, city.id))
        st.page_link(
            "pages/city.py",
            label=t("overview.open_city", city=city.name),
            icon=":material/arrow_forward:",
            query_params=show.query(page),
        )


def _dimension_bars(page: Page, city_id: str) -> Markup:
    """Return the dimensions asked about as bars of one city."""
    rows = []
    for dimension in page.study.asked:
        value = page.scores.dimensions.loc[city_id, dimension.id]
        text = page.t.score(value)
        bar = html.score_bar(0 if pd.isna(value) else value, text, page.hue(dimension.pillar))
        rows.append([page.t.text(dimension.label), bar])
    t = page.t
    columns = [Column(t("terms.dimension")), Column(t("terms.score"))]
    return html.data_table(t("overview.card_table"), columns, rows)


def _draw_top(page: Page) -> None:
    """List the highest scores among the chosen cities."""
    t = page.t
    every = page.scores.measure(page.view.measure)
    ranks = pd.Series(rank(every.to_numpy()), every.index)
    values = every.loc[page.chosen].dropna()
    if values.empty:
        return
    first = values.sort_values(ascending=False, kind="stable").head(TOP)
    rows = [
        [
            link(page.name(str(city)), "city", page.with_city(str(city))),
            t.number(ranks[city]),
            t.score(value),
        ]
        for city, value in first.items()
    ]
    columns = [
        Column(t("terms.city")),
        Column(t("terms.rank"), True),
        Column(t("terms.score"), True),
    ]
    st.html(html.data_table(t("overview.top"), columns, rows))
    show.paragraph(t("overview.top_note", count=len(values)))
