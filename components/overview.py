"""The sections of the Overview."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, inputs, session, show
from components.figures.strips import draw_strips
from components.figures.world import CITIES_LAYER, FRAMES, draw_world
from components.html import Column
from components.page import Page
from components.words import finding_words, rank_words, score_cell
from smartgov.findings import find_findings
from smartgov.rank import rank

#: How many cities the list beside the map names.
TOP = 8


def show_key_figures(page: Page) -> None:
    """Draw the figures that say what the study is: cities, countries, ranked, ends."""
    t, study, scores = page.t, page.study, page.scores
    countries = {city.country for city in study.cities}
    means = scores.dimensions[[d.id for d in study.asked]].mean()
    strongest, weakest = page.measure_label(means.idxmax()), page.measure_label(means.idxmin())
    overall = scores.overall.dropna()
    figures = [
        (t("overview.cities"), t.number(len(study.cities)),
         t("overview.countries", count=len(countries))),
        (t("overview.ranked"), t.number(len(overall)),
         t("overview.ranked_basis", all=len(study.cities))),
        (t("overview.median"), t.score(overall.median()), t("overview.median_basis")),
        (t("overview.strongest"), strongest,
         t("overview.mean_basis", mean=t.score(means.max()))),
        (t("overview.weakest"), weakest,
         t("overview.mean_basis", mean=t.score(means.min()))),
    ]  # fmt: skip
    st.html(html.key_figures(figures))


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
    for name, frame in FRAMES.items():
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
    st.html(_no_webgl(t("overview.no_webgl")), unsafe_allow_javascript=True)
    _draw_legend(page, len(points) - len(placed))
    show.source(page.source)
    show.behind(page, _map_table(page, points))


def _choose_on_map() -> None:
    """Write the city that was clicked into the URL."""
    for name in FRAMES:
        objects = st.session_state[f"map_{name}"].selection.objects.get(CITIES_LAYER, [])
        if objects:
            session.change_view("city", objects[0]["id"])


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
                f"{page.t.country(city.country)} · {score_cell(page, values[city.id])}"
                for city in cities
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
        columns=[Column(t("terms.city")), Column(t("terms.country")), Column(measure, True)],
        rows=[
            [
                html.link(cities[city].name, "city", page.with_city(city)),
                t.country(cities[city].country),
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
    with st.container(border=True, key="chosen_card"):
        st.subheader(city.name, anchor=False)
        facts = [t.country(city.country), t("city.inhabitants", population=t.compact(city.population))]
        show.paragraph(" · ".join(facts), "sg-place")
        st.html(
            html.key_figures(
                [
                    (t("terms.overall"), score_cell(page, scores.overall[city.id]),
                     rank_words(page, city.id)),
                    (t("terms.answers"), t.percent(scores.coverage[city.id]), t("city.coverage")),
                ]  # fmt: skip
            )
        )
        st.html(_dimension_bars(page, city.id))
        st.page_link(
            "pages/city.py", label=t("overview.open_city", city=city.name),
            icon=":material/arrow_forward:", query_params=show.query(page),
        )  # fmt: skip


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
    values = page.scores.measure(page.view.measure).loc[page.chosen].dropna()
    if values.empty:
        return
    ranks = pd.Series(rank(values.to_numpy()), values.index)
    first = values.sort_values(ascending=False, kind="stable").head(TOP)
    rows = [
        [
            html.link(page.name(str(city)), "city", page.with_city(str(city))),
            t.number(ranks[city]),
            t.score(value),
        ]
        for city, value in first.items()
    ]
    columns = [Column(t("terms.city")), Column(t("terms.rank"), True), Column(t("terms.score"), True)]
    st.html(html.data_table(t("overview.top"), columns, rows))
    show.paragraph(t("overview.top_note", count=len(values)))


def show_findings(page: Page) -> None:
    """Draw up to three findings, each with the page that follows it up."""
    found = find_findings(page.study, page.scores)
    if not found:
        return
    show.heading(page.t("overview.findings"))
    with st.grid(len(found), min_column_width=280, gap="medium"):
        for item in found:
            title, text = finding_words(page, item)
            with st.container(key=f"finding_{item.code}"):
                st.html(html.finding(title, text))
                st.page_link(
                    f"pages/{item.page}.py",
                    label=page.t(f"overview.follow_{item.page}"),
                    icon=":material/arrow_forward:",
                    query_params=show.query(page),
                )


def show_dimensions(page: Page) -> None:
    """Draw how the chosen cities are spread over each dimension."""
    if not page.chosen:
        return
    t, asked = page.t, page.study.asked
    values = page.scores.dimensions.loc[page.chosen, [d.id for d in asked]]
    means = values.mean()
    title = t(
        "overview.strips_title",
        high=page.measure_label(means.idxmax()),
        low=page.measure_label(means.idxmin()),
    )
    show.heading(title, t("overview.strips_subtitle", cities=len(page.chosen)))
    entries = [
        html.swatch("dot", page.hue(p.id), page.t.text(p.label)) for p in page.study.framework.pillars
    ]
    entries.append(html.swatch("triangle", page.theme.ink, t("charts.median")))
    if page.city:
        entries.append(html.swatch("dot", page.theme.city, page.city.name))
    st.html(html.legend(*entries))
    figure = draw_strips(
        page.brush, page.study.framework, asked, values, t("overview.strips_alt"), page.view.city
    )
    show.figure(page, figure, _strip_table(page, values))
    _draw_not_asked(page)


def _strip_table(page: Page, values: pd.DataFrame) -> show.Table:
    t = page.t
    summary = pd.DataFrame(
        {
            "cities": values.notna().sum(),
            "minimum": values.min(),
            "median": values.median(),
            "mean": values.mean(),
            "maximum": values.max(),
        }
    )
    numbers = list(summary.columns)
    return show.Table(
        name="dimensions",
        caption=t("overview.strips_alt"),
        columns=[
            Column(t("terms.dimension")),
            *[Column(t(f"tables.{column}"), True) for column in numbers],
        ],
        rows=[
            [page.measure_label(str(d)), t.number(at["cities"]), *map(t.score, at[numbers[1:]])]
            for d, at in summary.iterrows()
        ],
        data=summary.rename_axis("dimension").reset_index(),
    )


def _draw_not_asked(page: Page) -> None:
    """Name the dimensions that the study never asked about."""
    names = [page.t.text(dimension.label) for dimension in page.study.not_asked]
    if names:
        chips = Markup(" ").join(html.not_asked(name) for name in names)
        st.html(Markup('<p class="sg-small">{} {}</p>').format(page.t("terms.not_asked_list"), chips))
