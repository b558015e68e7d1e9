"""Details of one recommendation: practices, related questions and cities to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import html, inputs, show
from components.figures.bars import Bar, draw_bars
from components.html import Cell, Column
from components.links import link
from components.once import made_once
from components.reader import Reader
from components.sections.recommendations.selection import Chosen, apply_filters, titles
from components.words.answers import graded_practices
from smartgov.advice.practice_counts import count_answers, count_practices
from smartgov.advice.practices import IN_PLACE, circumstances_of, practices_of, unlinked_practices
from smartgov.advice.teachers import find_teachers
from smartgov.model import Recommendation


def show_one(reader: Reader) -> None:
    """Draw one recommendation: practices, related questions and cities to learn from."""
    chosen = apply_filters(reader)
    if chosen.one is None or not chosen.cities:
        return
    t, study, one = reader.t, reader.study, chosen.one
    subtitle = t(
        graded_practices(reader, "recommendations.one_subtitle"), threshold=t.number(IN_PLACE)
    )
    show.heading(t("recommendations.one_title"), subtitle, anchor="one")
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
        _show_practices(reader, one)
    with right:
        _show_teachers(reader, chosen, one)
        if unlinked_practices(study, one):
            show.grid(reader, f"beside-{one.id}", partial(beside_table, reader, one))
        if any(q.type == "yes_no" for q in circumstances_of(study, one.id)):
            table = partial(circumstances_table, reader, one)
            show.grid(reader, f"circumstances-{one.id}", table)


def _show_practices(reader: Reader, one: Recommendation) -> None:
    if not practices_of(reader.study, one.id):
        st.html(html.not_asked(reader.t("recommendations.not_asked")))
        return
    draw, table = partial(_draw_practices, reader, one), partial(practices_table, reader, one)
    show.figure(reader, f"practices-{one.id}", draw, table)


def count_in_place(reader: Reader, one: Recommendation) -> pd.DataFrame:
    """Count the selected cities that have each practice, the most common first.

    Returns
    -------
    pandas.DataFrame
        Indexed by question: ``have``, ``answered`` and ``share``, 0–1.
    """
    practices = practices_of(reader.study, one.id)
    counts = count_practices(reader.scores, practices, reader.chosen)
    return counts.sort_values("share", ascending=False, kind="stable")


def _draw_practices(reader: Reader, one: Recommendation) -> go.Figure:
    t, practices, counts = reader.t, practices_of(reader.study, one.id), count_in_place(reader, one)
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
    return draw_bars(reader.brush, bars, alt, suffix=t("charts.percent_suffix"))


def practices_table(reader: Reader, one: Recommendation) -> show.Table:
    """Build the table of a recommendation's practices with how many cities have them."""
    t, by_id, counts = reader.t, reader.study.question_by_id, count_in_place(reader, one)
    caption = t("recommendations.practices_alt", recommendation=t.text(one.title))
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
    return show.Table(caption, columns, rows, data)


def _show_teachers(reader: Reader, chosen: Chosen, one: Recommendation) -> None:
    if found := most_advanced(reader):
        table = partial(teachers_table, reader, chosen, one, found)
        show.grid(reader, f"learn-from-{one.id}", table)


@made_once
def most_advanced(reader: Reader) -> Sequence[str]:
    """Find the cities most advanced in the recommendation, without the chosen city."""
    chosen = apply_filters(reader)
    if chosen.one is None:
        return ()
    others = [city for city in chosen.cities if city != reader.view.city]
    practices = practices_of(reader.study, chosen.one.id)
    return find_teachers(chosen.needs, reader.scores, chosen.one.id, others, practices=practices)


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
    return show.Table(title, columns, rows, data)


def beside_table(reader: Reader, one: Recommendation) -> show.Table:
    """Build the table of practices of the same dimensions that the recommendation does not name."""
    counts = count_practices(reader.scores, unlinked_practices(reader.study, one), reader.chosen)
    have = graded_practices(reader, "recommendations.have_column")
    return _share_table(reader, reader.t("recommendations.beside"), have, counts)


def circumstances_table(reader: Reader, one: Recommendation) -> show.Table:
    """Build the table of questions about a recommendation's circumstances."""
    counts = count_answers(reader.study, circumstances_of(reader.study, one.id), reader.chosen)
    title = reader.t("recommendations.circumstances")
    return _share_table(reader, title, "recommendations.have_column", counts)


def _share_table(reader: Reader, title: str, have: str, counts: pd.DataFrame) -> show.Table:
    """Build a table of questions with the share of the selected cities that have or said yes."""
    t, by_id = reader.t, reader.study.question_by_id
    rows = [
        [t.text(by_id[str(q)].label), t.share(at["have"], at["answered"])]
        for q, at in counts.iterrows()
    ]
    columns = [Column(title), Column(t(have), True)]
    return show.Table(title, columns, rows, counts.rename_axis("question").reset_index())
