"""How scores are computed, their data sources and their limits."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.html import Cell, Column
from components.once import drawn_once, made_once
from components.reader import Reader
from components.words.study_facts import limit_keys, source_facts
from smartgov.model import Study


@drawn_once
def show_steps(reader: Reader) -> None:
    """Explain step by step how scores are computed."""
    t = reader.t
    show.heading(t("method.steps_title"))
    threshold = t.percent(reader.scores.spec.min_coverage)
    steps = [
        Markup("<li><strong>{}</strong><br>{}</li>").format(
            t(f"method.steps.{step}.title"), t(f"method.steps.{step}.text", threshold=threshold)
        )
        for step in ("normalize", "blank", "dimension", "pillar", "overall", "rank")
    ]
    st.html(Markup('<ol class="sg-steps">{}</ol>').format(Markup("").join(steps)))


def show_coverage(reader: Reader) -> None:
    """Draw the number of answers per question."""
    t, cities = reader.t, len(reader.study.cities)
    full = _count_full(reader)
    subtitle = t("method.coverage_subtitle", threshold=t.percent(reader.scores.spec.min_coverage))
    show.heading(t("method.coverage_title", full=t.share(full, cities)), subtitle)
    show.grid(reader, "coverage", partial(coverage_table, reader, subtitle))


@made_once
def _count_full(reader: Reader) -> int:
    """Count the cities that answered every question."""
    return int((reader.scores.coverage >= 1).sum())


def coverage_table(reader: Reader, caption: str) -> show.Table:
    """Build the table of scored questions with the number of cities that answered."""
    t, study, cities = reader.t, reader.study, len(reader.study.cities)
    answered = study.answers.notna().sum()
    named = any(q.source_item for q in study.scored)
    rows: list[list[Cell]] = [
        [
            t.text(q.label),
            reader.measure_label(q.dimension or ""),
            t.share(answered[q.id], cities),
            *([q.source_item] if named else []),
        ]
        for q in study.scored
    ]
    columns = [
        Column(t("terms.question")),
        Column(t("terms.dimension")),
        Column(t("method.answered"), True),
        *([Column(t("method.item"))] if named else []),
    ]
    data = pd.DataFrame(
        {
            "question": [q.id for q in study.scored],
            "dimension": [q.dimension for q in study.scored],
            "answered": [int(answered[q.id]) for q in study.scored],
            "cities": cities,
        }
    )
    return show.Table(caption, columns, rows, data)


def show_framework(reader: Reader) -> None:
    """Draw the definition of each dimension, and whether the study asks about it."""
    t = reader.t
    show.heading(t("method.framework_title"), t("method.framework_subtitle"))
    show.grid(reader, "framework", partial(framework_table, reader), source="")


def framework_table(reader: Reader) -> show.Table:
    """Build the table of dimensions with definition and number of questions."""
    t = reader.t
    dimensions = reader.study.framework.dimensions
    rows: list[list[Cell]] = [
        [
            t.text(dimension.label),
            reader.measure_label(dimension.pillar),
            t.text(dimension.definition),
            _asked_cell(reader, reader.study, dimension.id),
        ]
        for dimension in dimensions
    ]
    columns = [
        Column(t("terms.dimension")),
        Column(t("terms.pillar")),
        Column(t("method.definition")),
        Column(t("method.questions")),
    ]
    data = pd.DataFrame(
        [(d.id, d.pillar, d.weight, len(reader.study.scored_in(d.id))) for d in dimensions],
        columns=["dimension", "pillar", "weight", "questions"],
    )
    return show.Table(t("method.framework_title"), columns, rows, data, ours=True)


def _asked_cell(reader: Reader, study: Study, dimension_id: str) -> Cell:
    count = len(study.scored_in(dimension_id))
    if not count:
        return html.not_asked(reader.t("terms.not_asked"))
    return reader.t("method.question_count", count=count)


def show_sources(reader: Reader) -> None:
    """Draw the source of the answers and their license."""
    show.heading(reader.t("method.sources_title"))
    show.grid(reader, "source", partial(source_table, reader), source="")


def source_table(reader: Reader) -> show.Table:
    """Build the table of facts about the study, leaving out blank ones."""
    t = reader.t
    rows = [[label, text] for label, text in source_facts(reader)]
    columns = [Column(t("method.fact")), Column(t("method.value"))]
    data = pd.DataFrame(rows, columns=["fact", "value"])
    return show.Table(t("method.sources_title"), columns, rows, data)


@drawn_once
def show_limits(reader: Reader) -> None:
    """Explain the limits of the results, and lead to what is known of the 2019 study."""
    t = reader.t
    show.heading(t("method.limits_title"))
    limits = [t(f"method.limits.{key}") for key in limit_keys(reader)]
    st.html(
        Markup("<ul>{}</ul>").format(
            Markup("").join(Markup("<li>{}</li>").format(x) for x in limits)
        )
    )
    show.heading(t("method.study_2019_title"))
    st.page_link(
        "pages/study.py",
        label=t("method.study_2019"),
        icon=":material/arrow_forward:",
        query_params=show.query(reader),
    )
