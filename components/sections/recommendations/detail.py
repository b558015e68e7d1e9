"""One recommendation: its practices, what stands beside it, whom to learn from."""

from __future__ import annotations

import streamlit as st

from components import html, inputs, show
from components.figures.bars import Bar, draw_bars
from components.html import Cell, Column
from components.links import link
from components.page import Page
from components.sections.recommendations.selection import Chosen, titles
from components.words.answers import graded_practices
from smartgov.advice.practice_counts import count_answers, count_practices
from smartgov.advice.practices import IN_PLACE, circumstances_of, practices_of, unlinked_practices
from smartgov.advice.teachers import find_teachers
from smartgov.model import Question, Recommendation


def show_one(page: Page, chosen: Chosen) -> None:
    """Draw one recommendation: its practices, what stands beside it, whom to learn from."""
    if chosen.one is None or not chosen.cities:
        return
    t, study, one = page.t, page.study, chosen.one
    subtitle = t(
        graded_practices(page, "recommendations.one_subtitle"), threshold=t.number(IN_PLACE)
    )
    show.heading(t("recommendations.one_title"), subtitle)
    with st.container(width=520):
        inputs.choose_one(
            page,
            "recommendation",
            t("terms.recommendation"),
            [r.id for r in chosen.recommendations],
            lambda r: titles(page)[r],
            value=one.id,
        )
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _draw_practices(page, chosen, one)
    with right:
        _draw_teachers(page, chosen, one)
        _list_shares(page, chosen, "beside", unlinked_practices(study, one))
        circumstances = circumstances_of(study, one.id)
        _list_shares(page, chosen, "circumstances", circumstances)


def _draw_practices(page: Page, chosen: Chosen, one: Recommendation) -> None:
    t, practices = page.t, practices_of(page.study, one.id)
    if not practices:
        st.html(html.not_asked(t("recommendations.not_asked")))
        return
    counts = count_practices(page.scores, practices, chosen.cities)
    counts = counts.sort_values("share", ascending=False, kind="stable")
    labels = {q.id: t.text(q.label) for q in practices}
    hues = {q.id: page.hue_of(q.dimension) for q in practices}
    bars = [
        Bar(
            labels[str(q)],
            at["share"] * 100,
            t.percent(at["share"]),
            hues[str(q)],
            t.share(at["have"], at["answered"]),
        )
        for q, at in counts.iterrows()
    ]
    alt = t("recommendations.practices_alt", recommendation=t.text(one.title))
    figure = draw_bars(page.brush, bars, alt, suffix=t("charts.percent_suffix"))
    columns = [
        Column(t("terms.practice")),
        Column(t(graded_practices(page, "recommendations.have_column")), True),
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
    practices = practices_of(page.study, one.id)
    found = find_teachers(chosen.needs, page.scores, one.id, others, practices=practices)
    if not found:
        return
    rows: list[list[Cell]] = [
        [
            link(page.name(city), "city", page.with_city(city)),
            page.where(city),
            t.percent(1 - chosen.needs.loc[city, one.id] / 100),
        ]
        for city in found
    ]
    columns = [
        Column(t("recommendations.learn_from")),
        Column(page.where_label),
        Column(t(graded_practices(page, "recommendations.in_place_column")), True),
    ]
    data = chosen.needs.loc[found, [one.id]].rename(columns={one.id: "need"})
    data = data.rename_axis("city_id").reset_index()
    title = t("recommendations.learn_from")
    show.grid(page, show.Table(f"learn-from-{one.id}", title, columns, rows, data))


def _list_shares(page: Page, chosen: Chosen, name: str, questions: tuple[Question, ...]) -> None:
    """List practices with the share of the chosen cities that have them, others by their yes."""
    if name == "beside":
        counts = count_practices(page.scores, questions, chosen.cities)
    else:
        counts = count_answers(page.study, questions, chosen.cities)
    if counts.empty or chosen.one is None:
        return
    title = page.t(f"recommendations.{name}")
    t, by_id = page.t, page.study.question_by_id
    rows = [
        [t.text(by_id[str(q)].label), t.share(at["have"], at["answered"])]
        for q, at in counts.iterrows()
    ]
    have = "recommendations.have_column"
    columns = [
        Column(title),
        Column(t(graded_practices(page, have) if name == "beside" else have), True),
    ]
    data = counts.rename_axis("question").reset_index()
    show.grid(page, show.Table(f"{name}-{chosen.one.id}", title, columns, rows, data))
