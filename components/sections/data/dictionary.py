"""Data dictionary: the questions of the study, and the columns of each file."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from components import html, show
from components.html import Cell, Column
from components.reader import Reader
from components.words.answers import allowed_words
from smartgov.model import Question
from smartgov.study.schema import ANSWERS, CITIES, FRAMEWORK, QUESTIONS
from smartgov.text import LANGUAGES, text_columns

#: Schema of each table.
TABLES = {"questions": QUESTIONS, "cities": CITIES, "answers": ANSWERS, "framework": FRAMEWORK}


def show_questions(reader: Reader) -> None:
    """Draw the codebook: the questions of the study, and how answers count."""
    t, questions = reader.t, reader.study.questions
    show.heading(t("data.codebook_title", count=len(questions)), t("data.codebook_subtitle"))
    with st.expander(t("data.codebook_open"), icon=":material/list:", key="codebook"):
        show.grid(reader, "codebook", partial(codebook_table, reader), source="")


def codebook_table(reader: Reader) -> show.Table:
    """Build the table of questions with role, allowed answers and weight."""
    t, questions = reader.t, reader.study.questions
    columns = [
        Column(t("terms.question")),
        Column(t("terms.dimension")),
        Column(t("data.role")),
        Column(t("data.allowed")),
        Column(t("data.weight"), True),
        Column("id"),
    ]
    rows: list[list[Cell]] = [
        [
            t.text(question.text),
            reader.measure_label(question.dimension or ""),
            t(f"data.roles.{question.role}"),
            allowed_words(reader, question),
            t.number(question.weight, 0 if question.weight % 1 == 0 else 2)
            if question.role == "scored"
            else "",
            question.id,
        ]
        for question in questions
    ]
    data = pd.DataFrame([_question_record(question) for question in questions])
    return show.Table(t("data.codebook_subtitle"), columns, rows, data)


def _question_record(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "dimension": question.dimension,
        "role": question.role,
        "type": question.type,
        "low": question.low,
        "high": question.high,
        "direction": question.direction,
        "weight": question.weight,
        "unit": question.unit,
        "recommendations": ";".join(question.recommendations),
        "source_item": question.source_item,
        **dict(zip(text_columns("text"), question.text.words, strict=True)),
    }


def show_columns(reader: Reader) -> None:
    """Draw the columns of each file of a study, with name and meaning."""
    t = reader.t
    columns_of_texts = ", ".join(text_columns(""))
    show.heading(
        t("data.dictionary_title"), t("data.dictionary_subtitle", columns=columns_of_texts)
    )
    for name in TABLES:
        with st.expander(f"{name}.csv", icon=":material/table:", key=f"dictionary_{name}"):
            st.write(t(f"data.files.{name}"))
            show.grid(reader, f"dictionary-{name}", partial(columns_table, reader, name), source="")


def columns_table(reader: Reader, name: str) -> show.Table:
    """Build the table of the columns of a file in `TABLES`, with their meaning."""
    t = reader.t
    columns = [Column(t("data.column")), Column(t("data.meaning"))]
    rows: list[list[Cell]] = [
        [html.code(column), t(f"dictionary.{name}.{_meaning_of(column)}")]
        for column in columns_of(name)
    ]
    data = pd.DataFrame(
        [
            (f"{name}.csv", column, words)
            for column, (_, words) in zip(columns_of(name), rows, strict=True)
        ],
        columns=["file", "column", "meaning"],
    )
    caption = t("data.dictionary_caption", file=f"{name}.csv")
    return show.Table(caption, columns, rows, data, ours=True)


def _meaning_of(column: str) -> str:
    """Get the key of a column's meaning; ``name_*`` stands beside ``name``, so it has its own."""
    return "names" if column == "name_*" else column.removesuffix("_*")


def columns_of(table: str) -> list[str]:
    """List the columns of a file; ``label_*`` stands for one column per language."""
    names: list[str] = []
    for column in TABLES[table].columns:
        stem, _, language = column.rpartition("_")
        name = f"{stem}_*" if language in LANGUAGES else column
        names += [name] if name not in names else []
    return names
