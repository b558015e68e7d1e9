"""Details of one recommendation: practices, related questions and cities to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from components import html, inputs, show
from components.figures.bars import Bar, draw_bars
from components.html import Cell, Column
from components.links import link
from components.reader import Reader
from components.sections.recommendations.selection import Chosen, titles
from components.words.answers import graded_practices
from smartgov.advice.practice_counts import count_answers, count_practices
from smartgov.advice.practices import IN_PLACE, circumstances_of, practices_of, unlinked_practices
from smartgov.advice.teachers import find_teachers
from smartgov.model import Question, Recommendation


def show_one(reader: Reader, chosen: Chosen) -> None:
    """Draw one recommendation: practices, related questions and cities to learn from."""
    if chosen.one is None or not chosen.cities:
        return
    t, study, one = reader.t, reader.study, chosen.one
    subtitle = t(
        graded_practices(reader, "recommendations.one_subtitle"), threshold=t.number(IN_PLACE)
    )
    show.heading(t("recommendations.one_title"), subtitle)
    with st.container(width=520):
        inputs.choose_one(
            reader,
            "recommendation",
            t("terms.recommendation"),
            [r.id for r in chosen.recommendations],
            lambda r: titles(reader)[r],
            value=one.id,
        )
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _draw_practices(reader, chosen, one)
    with right:
        _draw_teachers(reader, chosen, one)
        _list_shares(reader, chosen, "beside", unlinked_practices(study, one))
        circumstances = circumstances_of(study, one.id)
        _list_shares(reader, chosen, "circumstances", circumstances)


def _draw_practices(reader: Reader, chosen: Chosen, one: Recommendation) -> None:
    t, practices = reader.t, practices_of(reader.study, one.id)
    if not practices:
        st.html(html.not_asked(t("recommendations.not_asked")))
        return
    counts = count_practices(reader.scores, practices, chosen.cities)
    counts = counts.sort_values("share", ascending=False, kind="stable")
    labels = {q.id: t.text(q.label) for q in practices}
    hues = {q.id: reader.hue_of(q.dimension) for q in practices}
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
    figure = partial(draw_bars, reader.brush, bars, alt, suffix=t("charts.percent_suffix"))
    show.figure(reader, figure, practices_table(reader, one, counts, alt))


def practices_table(
    reader: Reader, one: Recommendation, counts: pd.DataFrame, caption: str
) -> show.Table:
    """Build the table of a recommendation's practices with how many cities have them.

    ``counts`` is indexed by question: ``have``, ``answered`` and ``share``, 0–1.
    """
    t, by_id = reader.t, reader.study.question_by_id
    columns = [
        Column(t("terms.practice")),
        Column(t(graded_practices(reader, "recommendations.have_column")), True),
        Column(t("terms.share"), True),
    ]
    rows = [
        [
            t.text(by_id[str(q)].label),
            t.share(at["have"], at["answered"]),
            t.percent(at["share"]),
        ]
        for q, at in counts.iterrows()
    ]
    data = counts.rename_axis("question").reset_index()
    return show.Table(f"practices-{one.id}", caption, columns, rows, data)


def _draw_teachers(reader: Reader, chosen: Chosen, one: Recommendation) -> None:
    """List the cities most advanced in a recommendation, without the chosen city."""
    others = [city for city in chosen.cities if city != reader.view.city]
    practices = practices_of(reader.study, one.id)
    found = find_teachers(chosen.needs, reader.scores, one.id, others, practices=practices)
    if found:
        show.grid(reader, teachers_table(reader, chosen, one, found))


def teachers_table(
    reader: Reader, chosen: Chosen, one: Recommendation, cities: Sequence[str]
) -> show.Table:
    """Build the table of cities with the share of a recommendation they have in place."""
    t = reader.t
    rows: list[list[Cell]] = [
        [
            link(reader.name(city), "city", reader.with_city(city)),
            reader.where(city),
            t.percent(1 - chosen.needs.loc[city, one.id] / 100),
        ]
        for city in cities
    ]
    columns = [
        Column(t("recommendations.learn_from")),
        Column(reader.where_label),
        Column(t(graded_practices(reader, "recommendations.in_place_column")), True),
    ]
    data = chosen.needs.loc[list(cities), [one.id]].rename(columns={one.id: "need"})
    data = data.rename_axis("city_id").reset_index()
    title = t("recommendations.learn_from")
    return show.Table(f"learn-from-{one.id}", title, columns, rows, data)


def _list_shares(
    reader: Reader, chosen: Chosen, name: str, questions: tuple[Question, ...]
) -> None:
    """List questions with the share of the selected cities that have the practice or said yes."""
    if name == "beside":
        counts = count_practices(reader.scores, questions, chosen.cities)
    else:
        counts = count_answers(reader.study, questions, chosen.cities)
    if counts.empty or chosen.one is None:
        return
    title = reader.t(f"recommendations.{name}")
    t, by_id = reader.t, reader.study.question_by_id
    rows = [
        [t.text(by_id[str(q)].label), t.share(at["have"], at["answered"])]
        for q, at in counts.iterrows()
    ]
    have = "recommendations.have_column"
    columns = [
        Column(title),
        Column(t(graded_practices(reader, have) if name == "beside" else have), True),
    ]
    data = counts.rename_axis("question").reset_index()
    show.grid(reader, show.Table(f"{name}-{chosen.one.id}", title, columns, rows, data))
