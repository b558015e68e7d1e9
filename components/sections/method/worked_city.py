"""Worked example: the computation for one city, from its answers to its rank."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from components import inputs, show
from components.once import made_once
from components.reader import Reader
from components.words.ranks import score_cell
from components.words.worked import (
    answer_columns,
    answer_rows,
    find_worked_city,
    mean_columns,
    mean_rows,
)
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
    """Find the city of the example, once for each page; see `find_worked_city`."""
    return find_worked_city(reader)


def worked_answers(reader: Reader, city: City) -> show.Table:
    """Build the table of a city's answers with goalposts and scores."""
    study, records = reader.study, []
    for question in study.scored:
        value = study.answers.loc[city.id, question.id]
        normalized = reader.scores.normalized.loc[city.id, question.id]
        low, high = goalposts(question, study.answers[question.id].to_numpy())
        records.append((question.id, question.dimension, value, low, high, normalized))
    names = ["question", "dimension", "answer", "low", "high", "score"]
    data = pd.DataFrame(records, columns=names).assign(city_id=city.id)
    caption, columns = reader.t("method.worked_subtitle"), answer_columns(reader)
    return show.Table(caption, columns, answer_rows(reader, city), data)


def worked_means(reader: Reader, city: City) -> show.Table:
    """Build the table of a city's dimension, pillar and overall scores, and their inputs."""
    scores = reader.scores
    data = pd.concat(
        [scores.dimensions.loc[city.id], scores.pillars.loc[city.id]],
    )
    data["overall"] = scores.overall[city.id]
    table = data.rename("score").rename_axis("part").reset_index().assign(city_id=city.id)
    caption = reader.t("method.means_caption", city=city.name)
    return show.Table(caption, mean_columns(reader), mean_rows(reader, city), table)
