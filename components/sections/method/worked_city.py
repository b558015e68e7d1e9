"""Worked example: the computation for one city, from its answers to its rank."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import inputs, show
from components.html import Cell, Column
from components.once import made_once
from components.reader import Reader
from components.words.answers import answer_words
from components.words.ranks import score_cell
from smartgov.model import City
from smartgov.scoring.normalize import goalposts


def show_worked_city(reader: Reader) -> None:
    """Draw the worked example: each answer, its score, and the means."""
    t, city = reader.t, worked_city(reader)
    show.heading(
        t(
            "method.worked_title",
            city=city.name,
            score=score_cell(reader, reader.scores.overall[city.id]),
        ),
        t("method.worked_subtitle"),
    )
    with st.container(width=420):
        inputs.choose_city(reader, t("method.worked_choose"))
    show.grid(reader, f"worked-{city.id}", partial(worked_answers, reader, city), source="")
    show.grid(reader, f"means-{city.id}", partial(worked_means, reader, city))


@made_once
def worked_city(reader: Reader) -> City:
    """Get the chosen city, or by default the one with the median score."""
    if reader.city:
        return reader.city
    ordered = reader.scores.overall.dropna().sort_values(kind="stable")
    middle = ordered.index[(len(ordered) - 1) // 2] if len(ordered) else reader.study.cities[0].id
    city = reader.study.city_by_id[str(middle)]
    return replace(city, name=reader.name(city.id))


def worked_answers(reader: Reader, city: City) -> show.Table:
    """Build the table of a city's answers with goalposts and scores."""
    t, study = reader.t, reader.study
    rows: list[list[Cell]] = []
    records = []
    for question in study.scored:
        value = study.answers.loc[city.id, question.id]
        normalized = reader.scores.normalized.loc[city.id, question.id]
        low, high = goalposts(question, study.answers[question.id].to_numpy())
        rows.append(
            [
                t.text(question.label),
                reader.measure_label(question.dimension or ""),
                answer_words(reader, question, value),
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
    return show.Table(t("method.worked_subtitle"), columns, rows, data)


def worked_means(reader: Reader, city: City) -> show.Table:
    """Build the table of a city's dimension, pillar and overall scores, and their inputs."""
    t, scores = reader.t, reader.scores
    rows: list[list[Cell]] = []
    for pillar in reader.study.framework.pillars:
        asked = [d for d in reader.study.asked if d.pillar == pillar.id]
        for dimension in asked:
            value = scores.dimensions.loc[city.id, dimension.id]
            count = len(reader.study.scored_in(dimension.id))
            basis = t("method.mean_of_questions", count=count)
            rows.append([t.text(dimension.label), basis, score_cell(reader, value)])
        if asked:
            basis = t("method.mean_of_dimensions", count=len(asked))
            value = scores.pillars.loc[city.id, pillar.id]
            rows.append([_strong(t.text(pillar.label)), basis, _strong(score_cell(reader, value))])
    overall = score_cell(reader, scores.overall[city.id])
    rows.append([_strong(t("terms.overall")), t("method.mean_of_pillars"), _strong(overall)])
    columns = [Column(t("method.part")), Column(t("method.how")), Column(t("terms.score"), True)]
    data = pd.concat(
        [scores.dimensions.loc[city.id], scores.pillars.loc[city.id]],
    )
    data["overall"] = scores.overall[city.id]
    table = data.rename("score").rename_axis("part").reset_index().assign(city_id=city.id)
    caption = t("method.means_caption", city=city.name)
    return show.Table(caption, columns, rows, table)


def _strong(text: str) -> Markup:
    return Markup("<strong>{}</strong>").format(text)
