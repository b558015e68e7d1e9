"""The computation for one city in words: each answer with its score, and the means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from components.html import Cell, Column
from components.reader import Reader
from components.words.answers import answer_words
from components.words.ranks import score_cell
from smartgov.model import City
from smartgov.scoring.normalize import goalposts


def find_worked_city(reader: Reader) -> City:
    """Get the chosen city, or by default the one with the median score."""
    if reader.city:
        return reader.city
    ordered = reader.scores.overall.dropna().sort_values(kind="stable")
    middle = ordered.index[(len(ordered) - 1) // 2] if len(ordered) else reader.study.cities[0].id
    city = reader.study.city_by_id[str(middle)]
    return replace(city, name=reader.name(city.id))


def answer_columns(reader: Reader) -> Sequence[Column]:
    """Name the columns of `answer_rows`."""
    t = reader.t
    return (
        Column(t("terms.question")),
        Column(t("terms.dimension")),
        Column(t("terms.answer")),
        Column(t("method.goalposts"), True),
        Column(t("terms.score"), True),
    )


def answer_rows(reader: Reader, city: City) -> list[list[Cell]]:
    """Write each answer of a city with its goalposts and its score, one row per question."""
    t, study = reader.t, reader.study
    rows: list[list[Cell]] = []
    for question in study.scored:
        low, high = goalposts(question, study.answers[question.id].to_numpy())
        rows.append(
            [
                t.text(question.label),
                reader.measure_label(question.dimension or ""),
                answer_words(reader, question, study.answers.loc[city.id, question.id]),
                f"{low:g} – {high:g}",
                t.number(reader.scores.normalized.loc[city.id, question.id]),
            ]
        )
    return rows


def mean_columns(reader: Reader) -> Sequence[Column]:
    """Name the columns of `mean_rows`."""
    t = reader.t
    return (Column(t("method.part")), Column(t("method.how")), Column(t("terms.score"), True))


def mean_rows(reader: Reader, city: City) -> list[list[Cell]]:
    """Write the scores of a city by dimension, by pillar and overall, and what each is made of."""
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
    return rows


def _strong(text: str) -> Markup:
    return Markup("<strong>{}</strong>").format(text)
