"""Details of one recommendation: its practices, and related questions."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import html, inputs, show
from components.figures.bars import Bar, draw_bars
from components.html import Column
from components.leads import Lead
from components.once import drawn_once
from components.reader import Reader
from components.sections.recommendations.lacking import (
    chosen_practice,
    counted_practices,
    show_lacking,
)
from components.sections.recommendations.selection import (
    Chosen,
    apply_filters,
    named,
    of_dimension,
    titles,
    with_dimension,
)
from components.view.view import View, change
from components.words.answers import graded_practices
from components.words.filters import with_scope
from smartgov.advice.practice_counts import count_answers, count_practices
from smartgov.advice.practices import IN_PLACE, circumstances_of, unlinked_practices
from smartgov.model import Recommendation


def show_one(reader: Reader) -> None:
    """Draw one recommendation: practices, related questions, and who lacks and who has them."""
    chosen = apply_filters(reader)
    if chosen.one is None or not chosen.cities:
        return
    study, one = reader.study, chosen.one
    _draw_heading(reader)
    _choose(reader, chosen, one)
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _show_practices(reader, one)
    with right:
        if unlinked_practices(study, one):
            show.grid(reader, f"beside-{one.id}", partial(beside_table, reader, one), source="")
        if any(q.type == "yes_no" for q in circumstances_of(study, one.id)):
            table = partial(circumstances_table, reader, one)
            show.grid(reader, f"circumstances-{one.id}", table, source="")
    show_lacking(reader)


@drawn_once
def _draw_heading(reader: Reader) -> None:
    words = graded_practices(reader, "recommendations.one_subtitle")
    measured = of_dimension(reader, reader.t(words, threshold=reader.t.number(IN_PLACE)))
    one = apply_filters(reader).one
    subtitle = f"{titles(reader)[one.id]} · {measured}" if one else measured
    title = reader.t("recommendations.one_title")
    show.heading(title, with_scope(reader, subtitle), anchor="one")


def _choose(reader: Reader, chosen: Chosen, one: Recommendation) -> None:
    """Draw the boxes of the recommendation and of one of its practices."""
    t, practices = reader.t, counted_practices(reader, one)
    with st.container(horizontal=True, vertical_alignment="bottom", key="one_choice"):
        inputs.choose_one(
            reader,
            "recommendation",
            t("terms.recommendation"),
            [r.id for r in chosen.recommendations],
            lambda r: titles(reader)[r],
            value=one.id,
        )
        if practices:
            labels = {q.id: t.text(q.label) for q in practices}
            inputs.choose_one(
                reader,
                "practice",
                t("terms.practice"),
                list(labels),
                labels.__getitem__,
                placeholder=t("recommendations.all_practices"),
            )


def _show_practices(reader: Reader, one: Recommendation) -> None:
    if not counted_practices(reader, one):
        st.html(html.not_asked(reader.t("recommendations.not_asked")))
        return
    draw, table = partial(_draw_practices, reader, one), partial(practices_table, reader, one)
    lead = Lead(lambda view, mark: with_practice(view, one.id, mark[0]))
    show.figure(reader, named(reader, f"practices-{one.id}"), draw, table, lead)


def with_practice(view: View, recommendation: str, practice: str) -> View:
    """Copy a view with the list of a practice opened, or closed if it was open."""
    opened = None if view.practice == practice else practice
    return change(change(view, "recommendation", recommendation), "practice", opened)


def count_in_place(reader: Reader, one: Recommendation) -> pd.DataFrame:
    """Count the selected cities that have each practice, the most common first.

    Returns
    -------
    pandas.DataFrame
        Indexed by question: ``have``, ``answered`` and ``share``, 0–1.
    """
    practices = counted_practices(reader, one)
    counts = count_practices(reader.scores, practices, reader.chosen)
    return counts.sort_values("share", ascending=False, kind="stable")


def _draw_practices(reader: Reader, one: Recommendation) -> go.Figure:
    t, practices, counts = reader.t, counted_practices(reader, one), count_in_place(reader, one)
    labels = {q.id: t.text(q.label) for q in practices}
    hues = {q.id: reader.hue_of(q.dimension) for q in practices}
    opened = chosen_practice(reader, one)
    bars = [
        Bar(
            labels[str(q)],
            at["share"] * 100,
            t.percent(at["share"]),
            hues[str(q)] if opened in (None, q) else reader.theme.other,
            t.share(at["have"], at["answered"]),
            str(q),
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
    data = with_dimension(reader, counts.rename_axis("question").reset_index())
    return show.Table(caption, columns, rows, data)


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
