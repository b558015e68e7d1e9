"""The sections of the Method page."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, inputs, show
from components.html import Cell, Column
from components.page import Page
from components.words import answer_words, score_cell
from smartgov.model import City, Study
from smartgov.normalize import goalposts


def show_steps(page: Page) -> None:
    """Say how a score comes about, step by step."""
    t = page.t
    show.heading(t("method.steps_title"))
    threshold = t.percent(page.scores.spec.min_coverage)
    steps = [
        Markup("<li><strong>{}</strong><br>{}</li>").format(
            t(f"method.steps.{step}.title"), t(f"method.steps.{step}.text", threshold=threshold)
        )
        for step in ("normalize", "blank", "dimension", "pillar", "overall", "rank")
    ]
    st.html(Markup('<ol class="sg-steps">{}</ol>').format(Markup("").join(steps)))


def show_worked_city(page: Page) -> None:
    """Work one city through: each answer, its score, the means, the rank."""
    t, city = page.t, _worked_city(page)
    show.heading(
        t("method.worked_title", city=city.name, score=score_cell(page, page.scores.overall[city.id])),
        t("method.worked_subtitle"),
    )
    with st.container(width=420):
        inputs.choose_city(page, t("method.worked_choose"))
    table = _worked_answers(page, city)
    show.grid(page, table)
    st.html(_worked_means(page, city))
    show.source(page.source)


def _worked_city(page: Page) -> City:
    """Return the chosen city, or the one whose score is the median of the ranked."""
    if page.city:
        return page.city
    ordered = page.scores.overall.dropna().sort_values(kind="stable")
    middle = ordered.index[(len(ordered) - 1) // 2] if len(ordered) else page.study.cities[0].id
    return page.study.city_by_id[str(middle)]


def _worked_answers(page: Page, city: City) -> show.Table:
    t, study = page.t, page.study
    rows: list[list[Cell]] = []
    records = []
    for question in study.scored:
        value = study.answers.loc[city.id, question.id]
        normalized = page.scores.normalized.loc[city.id, question.id]
        low, high = goalposts(question, study.answers[question.id].to_numpy())
        rows.append(
            [
                t.text(question.label),
                page.measure_label(question.dimension or ""),
                answer_words(page, question, value),
                f"{low:g} – {high:g}",
                t.number(normalized),
            ]
        )
        records.append((question.id, question.dimension, value, low, high, normalized))
    columns = [
        Column(t("terms.question")),
        Column(t("terms.dimension")),
        Column(t("terms.answer")),
        Column(t("method.goalposts"), True),
        Column(t("terms.score"), True),
    ]
    names = ["question", "dimension", "answer", "low", "high", "score"]
    data = pd.DataFrame(records, columns=names).assign(city_id=city.id)
    return show.Table(f"worked-{city.id}", t("method.worked_subtitle"), columns, rows, data)


def _worked_means(page: Page, city: City) -> Markup:
    """Return dimensions, pillars and overall of a city, each with what it is the mean of."""
    t, scores = page.t, page.scores
    rows: list[list[Cell]] = []
    for pillar in page.study.framework.pillars:
        asked = [d for d in page.study.asked if d.pillar == pillar.id]
        for dimension in asked:
            value = scores.dimensions.loc[city.id, dimension.id]
            count = len(page.study.scored_in(dimension.id))
            basis = t("method.mean_of_questions", count=count)
            rows.append([t.text(dimension.label), basis, score_cell(page, value)])
        if asked:
            basis = t("method.mean_of_dimensions", count=len(asked))
            value = scores.pillars.loc[city.id, pillar.id]
            rows.append([_strong(t.text(pillar.label)), basis, _strong(score_cell(page, value))])
    overall = score_cell(page, scores.overall[city.id])
    rows.append([_strong(t("terms.overall")), t("method.mean_of_pillars"), _strong(overall)])
    columns = [Column(t("method.part")), Column(t("method.how")), Column(t("terms.score"), True)]
    return html.data_table(t("method.means_caption", city=city.name), columns, rows)


def _strong(text: str) -> Markup:
    return Markup("<strong>{}</strong>").format(text)


def show_coverage(page: Page) -> None:
    """Say how much was answered, question by question."""
    t, study = page.t, page.study
    answered = study.answers.notna().sum()
    cities = len(study.cities)
    full = int((page.scores.coverage >= 1).sum())
    subtitle = t("method.coverage_subtitle", threshold=t.percent(page.scores.spec.min_coverage))
    show.heading(t("method.coverage_title", full=t.share(full, cities)), subtitle)
    rows: list[list[Cell]] = [
        [
            t.text(q.label),
            page.measure_label(q.dimension or ""),
            t.share(answered[q.id], cities),
            q.source_item,
        ]
        for q in study.scored
    ]
    columns = [
        Column(t("terms.question")),
        Column(t("terms.dimension")),
        Column(t("method.answered"), True),
        Column(t("method.item")),
    ]
    data = pd.DataFrame(
        {
            "question": [q.id for q in study.scored],
            "dimension": [q.dimension for q in study.scored],
            "answered": [int(answered[q.id]) for q in study.scored],
            "cities": cities,
        }
    )
    show.grid(page, show.Table("coverage", subtitle, columns, rows, data))
    show.source(page.source)


def show_framework(page: Page) -> None:
    """Define each dimension, and say whether the study asks about it."""
    t = page.t
    show.heading(t("method.framework_title"), t("method.framework_subtitle"))
    rows: list[list[Cell]] = [
        [
            t.text(dimension.label),
            page.measure_label(dimension.pillar),
            t.text(dimension.definition),
            _asked_cell(page, page.study, dimension.id),
        ]
        for dimension in page.study.framework.dimensions
    ]
    columns = [
        Column(t("terms.dimension")),
        Column(t("terms.pillar")),
        Column(t("method.definition")),
        Column(t("method.questions")),
    ]
    st.html(html.data_table(t("method.framework_title"), columns, rows))


def _asked_cell(page: Page, study: Study, dimension_id: str) -> Cell:
    count = len(study.scored_in(dimension_id))
    if not count:
        return html.not_asked(page.t("terms.not_asked"))
    return page.t("method.question_count", count=count)


def show_sources(page: Page) -> None:
    """Say where the answers come from and on what terms."""
    t, info = page.t, page.study.info
    show.heading(t("method.sources_title"))
    facts = [
        (t("method.study"), t.text(info.title)),
        (t("method.about"), t.text(info.description)),
        (t("method.publishers"), t.join(map(t.text, info.publishers))),
        (t("method.status"), t(f"status.{info.status}")),
        (t("method.citation"), info.citation),
        (t("method.licence"), t("method.licence_none") if "none" in info.licence else info.licence),
        (t("method.origin"), "; ".join(f"{s.title} {s.path}".strip() for s in info.sources)),
    ]
    rows = [[label, text] for label, text in facts if text]
    columns = [Column(t("method.fact")), Column(t("method.value"))]
    st.html(html.data_table(t("method.sources_title"), columns, rows))


def show_limits(page: Page) -> None:
    """Say what the numbers cannot say, and what is known of the 2019 study."""
    t = page.t
    show.heading(t("method.limits_title"))
    limits = [t(f"method.limits.{key}") for key in ("self_reported", "presence", "not_ranking", "old")]
    st.html(
        Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(x) for x in limits))
    )
    show.heading(t("method.study_2019_title"))
    for key in ("what", "not_public", "load"):
        st.write(t(f"method.study_2019.{key}"))
    show.paragraph(t("app.disclaimer"))
