"""Write what stands behind the scores of a city: answers, evidence, barriers, similar cities."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from components.html import Cell, Column, missing
from components.publish.site.blocks import Value, section, small, table
from components.publish.site.city_facts import CityFacts
from components.publish.site.sheet import Sheet
from components.words.answers import answer_words, graded
from components.words.behind import count_words, evidence_cell, has_evidence
from components.words.ranks import score_cell
from smartgov.advice.practice_counts import count_answers
from smartgov.model import City, Question
from smartgov.peers.similar import SIMILAR_LISTED


def write_answers(sheet: Sheet, city: City, facts: CityFacts) -> Markup:
    """Write every answer of a city, with how many of its peers gave the same, and the evidence."""
    reader, t = sheet.reader, sheet.t
    compared = facts.compared
    questions = [q for q in reader.study.questions if q.role != "barrier"]
    with_behind = has_evidence(reader, city, questions)
    rows: list[list[Cell | Value]] = [
        [
            t.text(question.text),
            _about(sheet, question),
            _answer(sheet, question, float(compared.at[question.id, "answer"])),
            _same(sheet, compared.loc[question.id]),
            *([evidence_cell(reader, city, question)] if with_behind else []),
        ]
        for question in questions
    ]
    heads = [
        Column(t("terms.question")),
        Column(t("terms.dimension")),
        Column(city.name),
        Column(t(graded(reader, "city.peers_same")), True),
        *([Column(t("evidence.column"))] if with_behind else []),
    ]
    return section(
        t("city.answers_title"),
        small(count_words(reader, city)) if reader.study.evidence else "",
        table(t("city.answers_title"), heads, rows),
        subtitle=t(graded(reader, "city.answers_subtitle"), city=city.name),
        anchor="answers",
    )


def _about(sheet: Sheet, question: Question) -> str:
    """Name the dimension of a scored question; others are context."""
    if question.role != "scored" or question.dimension is None:
        return sheet.t("terms.context")
    return sheet.reader.measure_label(question.dimension)


def _answer(sheet: Sheet, question: Question, value: float) -> Value:
    words = answer_words(sheet.reader, question, value)
    return Value(missing(words) if pd.isna(value) else words, value)


def _same(sheet: Sheet, at: pd.Series) -> Value:
    if pd.isna(at["same"]) or not at["answered"]:
        return Value(sheet.t.number(None), float("nan"))
    return Value(sheet.t.share(at["same"], at["answered"]), at["same"] / at["answered"])


def write_barriers(sheet: Sheet, city: City) -> Markup:
    """Write the barriers that a city names; nothing if the study does not ask about them."""
    reader, t = sheet.reader, sheet.t
    asked, answers = reader.study.with_role("barrier"), reader.study.answers
    named = [q for q in asked if answers.at[city.id, q.id] == 1]
    if not asked:
        return Markup("")
    if not named:
        blank = bool(answers.loc[city.id, [q.id for q in asked]].isna().all())
        return section(t("city.barriers_blank" if blank else "city.barriers_none", city=city.name))
    counts = count_answers(reader.study, named, reader.peer_ids)
    title = t("city.barriers_title", city=city.name, count=len(named))
    rows: list[list[Cell | Value]] = [
        [t.text(q.label), Value(t.share(have, answered), have / max(answered, 1))]
        for q, (have, answered) in zip(
            named, counts.loc[[q.id for q in named], ["have", "answered"]].to_numpy(), strict=True
        )
    ]
    heads = [Column(t("terms.barrier")), Column(t("city.peers_too"), True)]
    return section(title, table(title, heads, rows), anchor="barriers")


def write_similar(sheet: Sheet, city: City, facts: CityFacts) -> Markup:
    """Write the cities with the most similar profiles, and the reasons."""
    reader, t = sheet.reader, sheet.t
    found = facts.nearest.head(SIMILAR_LISTED)
    title, subtitle = t("city.similar_title"), t("city.similar_subtitle", city=city.name)
    if found.empty:
        return section(title, small(t("city.similar_none", city=city.name)), subtitle=subtitle)
    rows: list[list[Cell | Value]] = [
        [
            sheet.shape(str(other)) + sheet.city(str(other)),
            reader.where(str(other)),
            t("city.similar_why", distance=t.score(distance), count=int(shared)),
            Value(score_cell(reader, score), score),
        ]
        for other, distance, shared, score in zip(
            found.index,
            found["distance"],
            found["shared"],
            reader.scores.overall[found.index],
            strict=True,
        )
    ]
    heads = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("city.similar_reason")),
        Column(t("terms.overall"), True),
    ]
    return section(title, table(title, heads, rows), subtitle=subtitle, anchor="similar")
