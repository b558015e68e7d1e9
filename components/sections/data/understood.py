"""What was understood of a visitor's file: columns, words and cities, to look over and correct."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

import streamlit as st

from components import show
from components.downloads import Download, download_buttons
from components.html import Cell, Column
from components.reader import Speaker
from components.sections.data.decide import (
    ask,
    change_column,
    draw_rows,
    question_label,
    role_label,
)
from components.session_files import Upload, choose, digest_of
from smartgov.intake.choices import IGNORED
from smartgov.intake.mapping_file import (
    MAX_MAPPING,
    adopt,
    compare_headers,
    read_mapping,
    write_mapping,
)
from smartgov.intake.read_file import FileStudy
from smartgov.intake.understood import RESPONDENT, Understood, Value
from smartgov.intake.understood import Column as FileColumn
from smartgov.problems import describe

#: Maximum rows of each table, and names listed in a sentence.
LISTED, NAMED = 100, 6


def show_understood(reader: Speaker, upload: Upload, intake: FileStudy) -> None:
    """Draw what was understood of a file, ask what it leaves open, and offer to change the rest."""
    t, understood = reader.t, intake.understood
    if not understood.columns:
        return
    show.heading(t("understood.title"), summarize(reader, understood))
    with st.container(key="understood"):
        if understood.layout:
            show.paragraph(t(f"understood.layouts.{understood.layout}"))
        kept = [column.name for column in understood.columns if column.role == RESPONDENT]
        if kept:
            show.paragraph(t("understood.respondents", columns=t.join(kept)))
        ask(reader, upload, understood)
        for name, table in (
            ("columns", column_rows(reader, understood)),
            ("words", word_rows(reader, understood)),
            ("cities", city_rows(reader, understood)),
        ):
            _draw_table(reader, name, table)
        with st.expander(t("understood.change"), icon=":material/edit:", key="change_columns"):
            change_column(reader, upload, understood)
        _draw_mapping(reader, upload, intake)


def summarize(reader: Speaker, understood: Understood) -> str:
    """Count the columns that answer questions, those about the cities, and those not read."""
    t = reader.t
    questions = {column.question for column in understood.columns if column.question}
    ignored = sum(column.role == IGNORED for column in understood.columns)
    parts = [t("understood.count_questions", count=len(questions))] if questions else []
    parts += [t("understood.count_cities", count=len(understood.locations))]
    parts += [t("understood.count_ignored", count=ignored)] if ignored else []
    return t.join(parts)


def _draw_table(reader: Speaker, name: str, rows: Sequence[Sequence[Cell]]) -> None:
    """Draw one table of what was understood, in a collapsed expander."""
    t = reader.t
    if not rows:
        return
    caption = t(f"understood.{name}.caption")
    columns = [Column(t(f"understood.{name}.{part}")) for part in ("file", "meaning", "how")]
    title = t(f"understood.{name}.title", count=len(rows))
    with st.expander(title, icon=":material/table:", key=f"understood_{name}"):
        draw_rows(reader, caption, columns, rows, LISTED)


def column_rows(reader: Speaker, understood: Understood) -> list[list[Cell]]:
    """List each column with its role and how it was recognized."""
    t = reader.t
    return [
        [
            f"{column.letter}: {column.name}" if column.letter else column.name,
            _meaning(reader, understood, column),
            t(f"understood.how.{column.how}") if column.how else "",
        ]
        for column in understood.columns
    ]


def _meaning(reader: Speaker, understood: Understood, column: FileColumn) -> str:
    if column.role == RESPONDENT:
        return reader.t("understood.roles.respondent")
    if column.question:
        return question_label(reader, understood, column.question)
    return role_label(reader, column.role)


def word_rows(reader: Speaker, understood: Understood) -> list[list[Cell]]:
    """List the words that stand for the same answer in one row, and what a blank cell means."""
    t = reader.t

    def answer(value: Value) -> tuple[str, str]:
        return value.kind, _answer(reader, value)

    ordered = sorted(understood.values, key=answer)
    rows: list[list[Cell]] = [
        [", ".join(value.word for value in values), shown, t(f"understood.kinds.{kind}")]
        for (kind, shown), values in groupby(ordered, key=answer)
    ]
    for means in ("no", "missing"):
        count = sum(column.means == means for column in understood.blanks)
        if count:
            where = t("understood.kinds.ticks", count=count)
            rows.append([t("understood.blank_cell"), t(f"understood.blank.{means}"), where])
    return rows


def _answer(reader: Speaker, value: Value) -> str:
    """Describe the answer that a word stands for."""
    t = reader.t
    if value.number is None:
        return t("understood.blank.missing")
    if value.kind == "yes_no":
        return t("answers.yes" if value.number else "answers.no")
    level = t.text(value.level)
    return f"{t.number(value.number)} – {level}" if level else t.number(value.number)


def city_rows(reader: Speaker, understood: Understood) -> list[list[Cell]]:
    """List each city with its country and how its place was found."""
    t = reader.t
    return [
        [
            location.name,
            t.country(location.country),
            t(f"understood.places.{'doubtful' if is_open else location.how}"),
        ]
        for location in understood.locations
        for is_open in [location.doubt is not None and location.choice is None]
    ]


def _draw_mapping(reader: Speaker, upload: Upload, intake: FileStudy) -> None:
    """Draw the download of the choices, and the upload of those of an earlier file."""
    t, understood = reader.t, intake.understood
    with st.expander(t("understood.mapping.title"), icon=":material/save:", key="mapping"):
        st.write(t("understood.mapping.lede"))
        download_buttons(
            [
                Download(
                    "mapping_json",
                    t("understood.mapping.save"),
                    "mapping",
                    "json",
                    partial(write_mapping, upload.choices, understood),
                )
            ]
        )
        file = st.file_uploader(
            t("understood.mapping.load"),
            key=f"mapping_{upload.digest[:8]}",
            max_upload_size=MAX_MAPPING // 2**20,
        )
        if file is not None:
            _apply(reader, upload, understood, file.getvalue(), file.name)


def _apply(
    reader: Speaker, upload: Upload, understood: Understood, content: bytes, name: str
) -> None:
    """Apply a mapping once, and say in which columns the file differs from that before."""
    t = reader.t
    mapping, problems = read_mapping(content, name)
    if mapping is None:
        st.error(" ".join(describe(problem, t.language) for problem in problems))
        return
    if upload.mapping != digest_of(content):
        choose(adopt(mapping, understood), digest_of(content))
        st.rerun()
    new, gone = compare_headers(mapping, understood)
    if not new and not gone:
        st.success(t("understood.mapping.applied"))
        return
    parts = [t("understood.mapping.partly")]
    parts += [t("understood.mapping.new", columns=_list_some(reader, new))] if new else []
    parts += [t("understood.mapping.gone", columns=_list_some(reader, gone))] if gone else []
    st.info(" ".join(parts))


def _list_some(reader: Speaker, names: Sequence[str]) -> str:
    """List a few names, and count the others."""
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return f"{shown} {reader.t('understood.more', count=more)}" if more > 0 else shown
