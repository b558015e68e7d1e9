"""The documented practices and the standards as tables, with their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.cache import collection_of
from components.downloads import Download, download_buttons
from components.html import Cell, Column, data_table
from components.links import link_out
from components.once import draw_once, made_once
from components.reader import Reader
from components.sections.cases import city_link
from components.sections.practices.choice import chosen_cases
from components.words.captions import file_stem
from components.words.cases import columns_of, known_words, work_words
from smartgov.cases.case import Case, Source, Standard
from smartgov.export.spreadsheets import to_csv, to_sheets


def show_practices(reader: Reader) -> None:
    """Draw the table of the practices that are shown, closed, and its files."""
    if chosen_cases(reader):
        _show(reader, "practices", practices_table, practices_frame)


def show_standards(reader: Reader) -> None:
    """Draw the table of the standards for them, closed, and its files."""
    if chosen_standards(reader):
        _show(reader, "standards", standards_table, standards_frame)


@made_once
def chosen_standards(reader: Reader) -> tuple[Standard, ...]:
    """Select the standards for the recommendations of the practices that are shown."""
    shown = {case.recommendation for case in chosen_cases(reader)}
    return collection_of(reader).limit_to(shown).standards


def _show(
    reader: Reader,
    name: str,
    table: Callable[[Reader], Markup],
    frame: Callable[[Reader], pd.DataFrame],
) -> None:
    t = reader.t
    with st.container(horizontal=True, vertical_alignment="center", key=f"table_{name}"):
        draw_once(reader, f"table_{name}", partial(_draw_closed, reader, name, table))
        download_buttons(
            Download(
                key=f"{suffix}_{name}",
                label=t(f"tables.{suffix}"),
                stem=file_stem(name, t.language),
                suffix=suffix,
                write=partial(write, reader, name, frame),
                icon=":material/download:" if suffix == "csv" else None,
                quiet=True,
            )
            for suffix, write in (("csv", _write_csv), ("xlsx", _write_xlsx))
        )


def _draw_closed(reader: Reader, name: str, table: Callable[[Reader], Markup]) -> None:
    st.html(
        Markup("<details><summary>{}</summary>{}</details>").format(
            reader.t(f"cases.tables.{name}"), table(reader)
        ),
        width="content",
    )


def practices_table(reader: Reader) -> Markup:
    """Build the table of the practices that are shown."""
    t = reader.t
    labels = [t("cases.column.practice"), t("terms.city"), t("terms.country")]
    labels += [t("cases.column.since"), t("terms.recommendation"), t("cases.column.known")]
    rows = [_practice_row(reader, case) for case in chosen_cases(reader)]
    return _table(reader, "practices", [*labels, t("cases.column.source")], rows, number=3)


def _practice_row(reader: Reader, case: Case) -> list[Cell]:
    t, titles = reader.t, {r.id: reader.t.text(r.title) for r in reader.recommendations}
    return [
        t.text(case.name),
        city_link(reader, case),
        t.country(case.city.country),
        str(case.since or ""),
        titles[case.recommendation],
        known_words(t, case.source),
        link_out(work_words(case.source), case.source.address, t("cases.leaves")),
    ]


def standards_table(reader: Reader) -> Markup:
    """Build the table of the standards for the practices that are shown."""
    t, titles = reader.t, {r.id: reader.t.text(r.title) for r in reader.recommendations}
    labels = [t("cases.column.standard"), t("cases.column.publisher"), t("cases.column.year")]
    rows: list[list[Cell]] = [
        [
            link_out(t.text(one.name), one.source.address, t("cases.leaves")),
            one.source.publisher,
            str(one.year or ""),
            titles[one.recommendation],
        ]
        for one in chosen_standards(reader)
    ]
    return _table(reader, "standards", [*labels, t("terms.recommendation")], rows, number=2)


def _table(
    reader: Reader,
    name: str,
    labels: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    number: int,
) -> Markup:
    """Build a table whose column at a position has numbers."""
    columns = [Column(label, at == number) for at, label in enumerate(labels)]
    caption = reader.t(f"cases.captions.{name}")
    return data_table(caption, columns, rows, sort=reader.t("tables.sort"))


def _write_csv(reader: Reader, name: str, frame: Callable[[Reader], pd.DataFrame]) -> bytes:
    """Write a row for each, with its source and its status."""
    del name
    return to_csv(frame(reader))


def _write_xlsx(reader: Reader, name: str, frame: Callable[[Reader], pd.DataFrame]) -> bytes:
    """Write the same as a workbook, with a second sheet that says what it is."""
    t = reader.t
    about = {
        "title": t(f"cases.captions.{name}"),
        "status": t("cases.not_verified"),
        "about": t("cases.examples"),
    }
    about_sheet = pd.DataFrame(about.items(), columns=["field", "value"])
    return to_sheets({"data": frame(reader), "about": about_sheet})


def practices_frame(reader: Reader) -> pd.DataFrame:
    """Collect the practices that are shown for a file: a row each, texts in every language."""
    return _frame(
        {
            "id": case.id,
            "recommendation": case.recommendation,
            "city": case.city.name,
            "country": case.city.country,
            "region": case.city.region,
            "latitude": case.city.latitude,
            "longitude": case.city.longitude,
            "since": case.since,
            **columns_of({"name": case.name, "what": case.what}),
            **columns_of({"led_to": case.led_to, "note": case.note}),
            **_source_columns(reader, case.source),
        }
        for case in chosen_cases(reader)
    )


def standards_frame(reader: Reader) -> pd.DataFrame:
    """Collect the standards for the practices that are shown; see `practices_frame`."""
    return _frame(
        {
            "id": one.id,
            "recommendation": one.recommendation,
            "year": one.year,
            **columns_of({"name": one.name, "what": one.what}),
            **_source_columns(reader, one.source),
        }
        for one in chosen_standards(reader)
    )


def _frame(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """Collect rows; years stay whole numbers where some are blank."""
    table = pd.DataFrame(rows)
    years = [column for column in ("since", "year") if column in table]
    return table.astype(dict.fromkeys(years, "Int64"))


def _source_columns(reader: Reader, source: Source) -> dict[str, str]:
    return {
        "publisher": source.publisher,
        "title": source.title,
        "address": source.address,
        "published": source.published,
        "seen": source.seen,
        "known": source.known,
        "status": reader.t("cases.not_verified"),
    }
