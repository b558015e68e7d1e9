"""Write where the answers come from, the files to download, and what the questions allow."""

from __future__ import annotations

from hashlib import sha256

from markupsafe import Markup

from components.html import Cell, Column, code
from components.publish.site.blocks import Value, join, paragraph, section, small, table
from components.publish.site.data_files import list_files
from components.publish.site.sheet import Sheet, Written
from components.words.answers import allowed_words
from components.words.study_facts import source_facts
from components.words.versions import about_version, change_columns, change_rows


def write_data(sheet: Sheet) -> Written:
    """Write the page."""
    t = sheet.t
    body = join(filter(None, [_files(sheet), _changes(sheet), _source(sheet), _codebook(sheet)]))
    title, lede = t("edition.data_title"), t("edition.data_lede")
    return Written(
        title=title, lede=lede, body=body, description=f"{title} {lede} {sheet.reader.source}"
    )


def _files(sheet: Sheet) -> Markup:
    """Write the downloads with their size and checksum."""
    t, info = sheet.t, sheet.reader.study.info
    rows: list[list[Cell | Value]] = [
        [
            Markup('<a href="{}" download>{}</a>').format(sheet.address.file(f.path), f.name),
            t(f.words),
            Value(t.number(len(f.content)), len(f.content)),
            code(sha256(f.content).hexdigest()),
        ]
        for f in list_files(sheet.edition)
    ]
    heads = [
        Column(t("data.file")),
        Column(t("data.holds")),
        Column(t("data.bytes"), True),
        Column("SHA-256"),
    ]
    without = "" if info.status != "real" or info.licence_stated else t("source.no_license")
    return section(
        t("data.files_title"),
        table(t("data.files_title"), heads, rows, "data files"),
        small(without if not sheet.edition.own_file else ""),
        anchor="files",
    )


def _changes(sheet: Sheet) -> Markup:
    """Write the version of the data and the list of its changes; nothing without a version."""
    t, info = sheet.t, sheet.reader.study.info
    if not info.version:
        return Markup("")
    rows = change_rows(t, info)
    return section(
        t("versions.title"),
        table(t("versions.title"), change_columns(t), rows) if rows else "",
        "" if rows else paragraph(t("versions.none")),
        subtitle=about_version(t, info),
        anchor="changes",
    )


def _source(sheet: Sheet) -> Markup:
    t = sheet.t
    heads = [Column(t("method.fact")), Column(t("method.value"))]
    return section(
        t("method.sources_title"),
        table(t("method.sources_title"), heads, source_facts(sheet.reader), "plain"),
        anchor="source",
    )


def _codebook(sheet: Sheet) -> Markup:
    """Write the questions, and how answers count."""
    reader, t = sheet.reader, sheet.t
    questions = reader.study.questions
    rows: list[list[Cell | Value]] = [
        [
            t.text(question.text),
            reader.measure_label(question.dimension or ""),
            t(f"data.roles.{question.role}"),
            allowed_words(reader, question),
            Value(t.plain(question.weight), question.weight) if question.role == "scored" else "",
            code(question.id),
        ]
        for question in questions
    ]
    heads = [
        Column(t("terms.question")),
        Column(t("terms.dimension")),
        Column(t("data.role")),
        Column(t("data.allowed")),
        Column(t("data.weight"), True),
        Column("id"),
    ]
    return section(
        t("data.codebook_title", count=len(questions)),
        table(t("data.codebook_subtitle"), heads, rows),
        subtitle=t("data.codebook_subtitle"),
        anchor="questions",
    )
