"""Evidence behind a city's scores: answers, barriers and similar cities."""

from __future__ import annotations

from functools import partial

import pandas as pd

from components import html, show
from components.html import Cell, Column
from components.links import link
from components.once import made_once
from components.reader import Reader
from components.words.answers import answer_words, graded
from components.words.behind import count_words, evidence_cell, has_evidence
from components.words.ranks import score_cell
from components.words.shapes import name_with_shape
from smartgov.advice.practice_counts import count_answers
from smartgov.export.behind_answers import with_evidence
from smartgov.model import City, Question
from smartgov.peers.differences import compare_answers
from smartgov.peers.similar import find_similar


def show_answers(reader: Reader) -> None:
    """Draw all answers of the city, with the share of peers that gave the same answer."""
    city, t = reader.city, reader.t
    if city is None:
        return
    subtitle = t(graded(reader, "city.answers_subtitle"), city=city.name)
    show.heading(t("city.answers_title"), subtitle)
    if reader.study.evidence:
        show.paragraph(count_words(reader, city))
    show.grid(reader, f"answers-{city.id}", partial(answers_table, reader, city))


def answers_table(reader: Reader, city: City) -> show.Table:
    """Build the table of a city's answers and the share of peers with the same; no barriers."""
    t = reader.t
    table = compare_answers(reader.study, city.id, reader.peer_ids)
    questions = [q for q in reader.study.questions if q.role != "barrier"]
    with_behind = has_evidence(reader, city, questions)
    rows: list[list[Cell]] = [
        [
            reader.t.text(q.text),
            _about(reader, q),
            _answer_cell(reader, q, table.loc[q.id, "answer"]),
            _same_cell(reader, table.loc[q.id]),
            *([evidence_cell(reader, city, q)] if with_behind else []),
        ]
        for q in questions
    ]
    columns = [
        Column(t("terms.question")),
        Column(t("terms.dimension")),
        Column(city.name),
        Column(t(graded(reader, "city.peers_same")), True),
        *([Column(t("evidence.column"))] if with_behind else []),
    ]
    data = table.loc[[q.id for q in questions]].rename_axis("question").reset_index()
    if with_behind:
        data = with_evidence(data.assign(city=city.id), reader.study).drop(columns="city")
    return show.Table(t("city.answers_title"), columns, rows, data)


def _about(reader: Reader, question: Question) -> str:
    """Get the dimension of a scored question, or the label "context"."""
    if question.role != "scored" or question.dimension is None:
        return reader.t("terms.context")
    return reader.measure_label(question.dimension)


def _answer_cell(reader: Reader, question: Question, value: float) -> Cell:
    words = answer_words(reader, question, value)
    return html.missing(words) if pd.isna(value) else words


def _same_cell(reader: Reader, at: pd.Series) -> str:
    if pd.isna(at["same"]) or not at["answered"]:
        return reader.t.number(None)
    return reader.t.share(at["same"], at["answered"])


def show_barriers(reader: Reader) -> None:
    """Draw the barriers that the city reports, and how many peers report them too."""
    city, title = reader.city, barriers_title(reader)
    if city is None or title is None:
        return
    show.heading(title)
    if barriers_of(reader, city):
        show.grid(reader, f"barriers-{city.id}", partial(barriers_table, reader, city, title))


@made_once
def barriers_title(reader: Reader) -> str | None:
    """Say how many barriers the city reports; None if the study does not ask about them."""
    city, t, questions = reader.city, reader.t, reader.study.with_role("barrier")
    if city is None or not questions:
        return None
    if named := barriers_of(reader, city):
        return t("city.barriers_title", city=city.name, count=len(named))
    blank = reader.study.answers.loc[city.id, [q.id for q in questions]].isna().all()
    return t("city.barriers_blank" if blank else "city.barriers_none", city=city.name)


def barriers_of(reader: Reader, city: City) -> list[Question]:
    """List the barriers that a city reports."""
    answers = reader.study.answers
    return [q for q in reader.study.with_role("barrier") if answers.at[city.id, q.id] == 1]


def barriers_table(reader: Reader, city: City, caption: str) -> show.Table:
    """Build the table of a city's barriers, with the share of peers that report them too."""
    t, named = reader.t, barriers_of(reader, city)
    counts = count_answers(reader.study, named, reader.peer_ids)
    rows = [[t.text(q.label), t.share(*counts.loc[q.id, ["have", "answered"]])] for q in named]
    columns = [Column(t("terms.barrier")), Column(t("city.peers_too"), True)]
    data = counts.loc[[q.id for q in named]].rename_axis("barrier").reset_index()
    return show.Table(caption, columns, rows, data)


def show_similar(reader: Reader) -> None:
    """Draw the cities with the most similar profiles, and the reasons."""
    city = reader.city
    if city is None:
        return
    t, found = reader.t, similar_cities(reader)
    show.heading(t("city.similar_title"), t("city.similar_subtitle", city=city.name))
    if found.empty:
        show.paragraph(t("city.similar_none", city=city.name))
        return
    show.grid(reader, f"similar-{city.id}", partial(similar_table, reader, found))


@made_once
def similar_cities(reader: Reader) -> pd.DataFrame:
    """Find the cities with the most similar profiles; see `find_similar`."""
    asked = [d.id for d in reader.study.asked]
    return find_similar(reader.scores, reader.view.city or "", asked)


def similar_table(reader: Reader, found: pd.DataFrame) -> show.Table:
    """Build the table of the cities found by `find_similar`, the nearest first."""
    t = reader.t
    rows = [
        [
            name_with_shape(
                reader,
                str(other),
                link(reader.name(str(other)), "city", reader.with_city(str(other))),
            ),
            reader.where(str(other)),
            t("city.similar_why", distance=t.score(at["distance"]), count=int(at["shared"])),
            score_cell(reader, reader.scores.overall[other]),
        ]
        for other, at in found.iterrows()
    ]
    columns = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("city.similar_reason")),
        Column(t("terms.overall"), True),
    ]
    data = found.assign(overall=reader.scores.overall).rename_axis("city_id").reset_index()
    return show.Table(t("city.similar_title"), columns, rows, data)
