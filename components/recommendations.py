"""The sections of the Recommendations page."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, inputs, show
from components.figures.heat import draw_heat
from components.figures.practices import draw_practices
from components.figures.priority import draw_priority
from components.html import Cell, Column
from components.page import Page
from components.sentences import filter_sentence
from smartgov.model import Question, Recommendation
from smartgov.recommend import (
    beside,
    circumstances_of,
    count_answers,
    count_practices,
    in_place_by,
    learn_from,
    needs,
    practices_of,
    prioritize,
)


@dataclass(frozen=True, eq=False)
class Chosen:
    """The one selection that sentence, charts and tables of the page show."""

    recommendations: tuple[Recommendation, ...]
    cities: list[str]
    needs: pd.DataFrame
    priorities: pd.DataFrame
    one: Recommendation | None


def choose(page: Page) -> None:
    """Draw the filters of recommendations: pillar, dimension, what my city lacks."""
    t, framework = page.t, page.study.framework
    dimensions = [
        d.id for d in framework.dimensions if page.view.pillar in (None, d.pillar)
    ]
    with st.container(horizontal=True, vertical_alignment="bottom", key="recommendation_filters"):
        inputs.choose_one(
            page, "pillar", t("filters.pillar"), [p.id for p in framework.pillars],
            page.measure_label, placeholder=t("filters.all"),
        )  # fmt: skip
        inputs.choose_one(
            page, "dimension", t("filters.dimension"), dimensions, page.measure_label,
            placeholder=t("filters.all"),
        )  # fmt: skip
        inputs.choose_city(page, t("filters.my_city"))
        inputs.switch(
            page, "lacking", t("filters.lacking"), disabled=page.city is None,
            help=t("filters.lacking_help"),
        )  # fmt: skip


def compute(page: Page) -> Chosen:
    """Return what the filters select: recommendations, cities, and how far these are."""
    needs_of_all = needs(page.study, page.scores, page.recommendations)
    selected = [r for r in page.recommendations if _is_selected(page, r, needs_of_all)]
    if page.view.lacking and page.city:
        own = needs_of_all.loc[page.city.id]
        selected.sort(key=lambda r: -own[r.id])
    needs_of = needs_of_all.loc[page.chosen, [r.id for r in selected]]
    one = next((r for r in selected if r.id == page.view.recommendation), None)
    measured = [r for r in selected if practices_of(page.study, r.id)]
    return Chosen(
        recommendations=tuple(selected),
        cities=page.chosen,
        needs=needs_of,
        priorities=prioritize(needs_of),
        one=one or (measured[0] if measured else None),
    )


def _is_selected(page: Page, recommendation: Recommendation, needs_of_all: pd.DataFrame) -> bool:
    view = page.view
    if view.pillar not in (None, recommendation.pillar):
        return False
    if view.dimension is not None and view.dimension not in recommendation.dimensions:
        return False
    if view.lacking and page.city:
        return bool(needs_of_all.loc[page.city.id, recommendation.id] > 0)
    return True


def show_sentence(page: Page, chosen: Chosen) -> None:
    """Say the filter as a sentence."""
    st.html(
        Markup('<p id="filter-sentence" aria-live="polite"><strong>{}</strong></p>').format(
            filter_sentence(page, len(chosen.recommendations), len(chosen.cities))
        )
    )
    if not chosen.recommendations or not chosen.cities:
        st.info(page.t("filters.none_left"))


def _numbers(page: Page) -> dict[str, int]:
    """Return the number of each recommendation, the same under every filter."""
    return {r.id: n for n, r in enumerate(page.recommendations, start=1)}


def _titles(page: Page) -> dict[str, str]:
    return {r.id: page.t.text(r.title) for r in page.recommendations}


def _colors(page: Page) -> dict[str, str]:
    return {r.id: page.hue(r.pillar) for r in page.recommendations}


def show_list(page: Page, chosen: Chosen) -> None:
    """Draw the recommendations with the share of their practices that is in place."""
    if not chosen.recommendations or not chosen.cities:
        return
    t, numbers = page.t, _numbers(page)
    items = [
        Markup(
            '<li value="{n}" data-number="{n}" style="--sg-accent:{color}">'
            "<strong>{title}</strong><br>{text}<br>{measure}</li>"
        ).format(
            n=numbers[r.id],
            color=page.hue(r.pillar),
            title=t.text(r.title),
            text=t.text(r.text),
            measure=_measure(page, chosen, r),
        )
        for r in chosen.recommendations
    ]
    st.html(Markup('<ol class="sg-steps">{}</ol>').format(Markup("").join(items)))


def _measure(page: Page, chosen: Chosen, recommendation: Recommendation) -> Markup:
    """Return how far the chosen cities are, or that the study did not ask."""
    t = page.t
    if recommendation.id not in chosen.priorities.index:
        words = (
            t("recommendations.context_only")
            if circumstances_of(page.study, recommendation.id)
            else t("recommendations.not_asked")
        )
        return html.not_asked(words)
    at = chosen.priorities.loc[recommendation.id]
    return html.score_bar(
        at["in_place"],
        t.percent(at["in_place"] / 100),
        page.hue(recommendation.pillar),
    ) + Markup('<span class="sg-small">{}</span>').format(
        t("recommendations.measure", lacking=t.share(at["lacking"], at["answered"]))
    )


def show_priority(page: Page, chosen: Chosen) -> None:
    """Draw how many cities lack each recommendation against how far they are."""
    table = chosen.priorities
    if table.empty:
        return
    t = page.t
    first = str((table["lack"] * table["distance"]).idxmax())
    show.heading(
        t("recommendations.priority_title", recommendation=_titles(page)[first]),
        t("recommendations.priority_subtitle"),
    )
    figure = draw_priority(
        page.brush, table, _numbers(page), _titles(page), _colors(page),
        t("recommendations.priority_alt"), chosen.one.id if chosen.one else None,
    )  # fmt: skip
    entries = [
        Markup("<span><b>{}</b> {}</span>").format(_numbers(page)[str(r)], _titles(page)[str(r)])
        for r in table.index
    ]
    st.html(html.legend(*entries))
    show.figure(page, figure, _priority_table(page, chosen))


def _priority_table(page: Page, chosen: Chosen) -> show.Table:
    t, table = page.t, chosen.priorities
    return show.Table(
        name="priorities",
        caption=t("recommendations.priority_alt"),
        columns=[
            Column(t("terms.recommendation")),
            Column(t("recommendations.lacking_column"), True),
            Column(t("recommendations.priority_y"), True),
            Column(t("recommendations.in_place_column"), True),
        ],
        rows=[
            [
                f"{_numbers(page)[str(r)]} {_titles(page)[str(r)]}",
                t.share(at["lacking"], at["answered"]),
                t.score(at["distance"]),
                t.percent(at["in_place"] / 100),
            ]
            for r, at in table.iterrows()
        ],
        data=table.rename_axis("recommendation").reset_index(),
    )


def show_regions(page: Page, chosen: Chosen) -> None:
    """Draw recommendations × regions as a heat map."""
    groups = pd.Series({city.id: city.region for city in page.study.cities})
    table = in_place_by(chosen.needs, groups)
    if table.empty:
        return
    t = page.t
    regions = sorted(map(str, table.columns), key=t.region)
    table = table[regions]
    sizes = groups.loc[chosen.cities].value_counts()
    heads = {r: f"{t.region(r)} ({t.number(int(sizes[r]))})" for r in regions}
    titles = {r: f"{n} {_titles(page)[r]}" for r, n in _numbers(page).items()}
    show.heading(t("recommendations.heat_title"), t("recommendations.heat_subtitle"))
    figure = draw_heat(page.brush, table, titles, heads, t("recommendations.heat_alt"))
    show.figure(
        page,
        figure,
        show.Table(
            name="regions",
            caption=t("recommendations.heat_alt"),
            columns=[
                Column(t("terms.recommendation")),
                *[Column(heads[region], True) for region in regions],
            ],
            rows=[[titles[str(r)], *map(t.number, at)] for r, at in table.iterrows()],
            data=table.rename_axis("recommendation").reset_index(),
        ),
    )


def show_one(page: Page, chosen: Chosen) -> None:
    """Draw one recommendation: its practices, what stands beside it, whom to learn from."""
    if chosen.one is None or not chosen.cities:
        return
    t, study, one = page.t, page.study, chosen.one
    show.heading(t("recommendations.one_title"), t("recommendations.one_subtitle"))
    with st.container(width=520):
        inputs.choose_one(
            page, "recommendation", t("terms.recommendation"),
            [r.id for r in chosen.recommendations], lambda r: _titles(page)[r], value=one.id,
        )  # fmt: skip
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _draw_practices(page, chosen, one)
    with right:
        _draw_teachers(page, chosen, one)
        _list_shares(page, chosen, t("recommendations.beside"), beside(study, one))
        circumstances = circumstances_of(study, one.id)
        _list_shares(page, chosen, t("recommendations.circumstances"), circumstances)


def _draw_practices(page: Page, chosen: Chosen, one: Recommendation) -> None:
    t, practices = page.t, practices_of(page.study, one.id)
    if not practices:
        st.html(html.not_asked(t("recommendations.not_asked")))
        return
    counts = count_practices(page.scores, practices, chosen.cities)
    counts = counts.sort_values("share", ascending=False, kind="stable")
    labels = {q.id: t.text(q.label) for q in practices}
    colors = {q.id: page.hue_of(q.dimension) for q in practices}
    alt = t("recommendations.practices_alt", recommendation=t.text(one.title))
    figure = draw_practices(page.brush, counts, labels, colors, alt)
    columns = [
        Column(t("terms.practice")),
        Column(t("recommendations.have_column"), True),
        Column(t("terms.share"), True),
    ]
    rows = [
        [labels[str(q)], t.share(at["have"], at["answered"]), t.percent(at["share"])]
        for q, at in counts.iterrows()
    ]
    data = counts.rename_axis("question").reset_index()
    show.figure(page, figure, show.Table(f"practices-{one.id}", alt, columns, rows, data))


def _draw_teachers(page: Page, chosen: Chosen, one: Recommendation) -> None:
    """List the cities that are furthest with a recommendation, the chosen city left out."""
    t = page.t
    others = [city for city in chosen.cities if city != page.view.city]
    found = learn_from(chosen.needs, page.scores, one.id, others)
    if not found:
        return
    rows: list[list[Cell]] = [
        [
            html.link(page.name(city), "city", page.with_city(city)),
            t.country(page.study.city_by_id[city].country),
            t.percent(1 - chosen.needs.loc[city, one.id] / 100),
        ]
        for city in found
    ]
    columns = [
        Column(t("recommendations.learn_from")),
        Column(t("terms.country")),
        Column(t("recommendations.in_place_column"), True),
    ]
    st.html(html.data_table(t("recommendations.learn_from"), columns, rows))


def _list_shares(page: Page, chosen: Chosen, title: str, questions: tuple[Question, ...]) -> None:
    """List yes/no questions with the share of the chosen cities that said yes."""
    counts = count_answers(page.study, questions, chosen.cities)
    if counts.empty:
        return
    t, by_id = page.t, page.study.question_by_id
    rows = [
        [t.text(by_id[str(q)].label), t.share(at["have"], at["answered"])]
        for q, at in counts.iterrows()
    ]
    columns = [Column(title), Column(t("recommendations.have_column"), True)]
    st.html(html.data_table(title, columns, rows))
