"""List of the available studies, and downloads of the current one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.cache import load_files
from components.downloads import Download, download_buttons
from components.html import Cell, Column
from components.links import link
from components.page import Page
from components.reader import Reader
from components.session_files import known_studies
from components.view.view import View
from components.words.captions import file_stem
from smartgov.export.study_files import pack, to_wide_csv, to_workbook
from smartgov.study.load import LoadedStudy

#: Writer of the study by file extension.
WRITERS: dict[str, Callable[[LoadedStudy], bytes]] = {
    "zip": lambda known: pack(known.sound.info.id, load_files(known)),
    "xlsx": lambda known: to_workbook(known.sound),
    "csv": lambda known: to_wide_csv(known.sound),
}


def show_studies(page: Page) -> None:
    """Draw the table of all valid studies."""
    t = page.t
    studies = [
        known for known in known_studies(page.known.name).values() if known.study is not None
    ]
    show.heading(t("data.studies_title", count=len(studies)), t("data.studies_subtitle"))
    show.session_grid(page, "studies", studies_table(page, studies))


def studies_table(page: Page, studies: Sequence[LoadedStudy]) -> show.Table:
    """Build the table of valid studies with size, status and license; marks the current one."""
    t = page.t
    columns = [
        Column(t("data.study")),
        Column(t("method.status")),
        Column(t("data.years")),
        Column(t("data.cities"), True),
        Column(t("data.countries"), True),
        Column(t("data.questions"), True),
        Column(t("data.dimensions"), True),
        Column(t("method.licence")),
    ]
    rows = [_study_row(page, known) for known in studies]
    data = pd.DataFrame([_study_record(known) for known in studies])
    chosen = [known.name for known in studies].index(page.known.name)
    return show.Table(t("data.studies_subtitle"), columns, rows, data, chosen, ours=True)


def _study_row(reader: Reader, known: LoadedStudy) -> list[Cell]:
    t, study = reader.t, known.sound
    name = t.text(study.info.short_title)
    status = html.chip(study.info.status, t(f"status.{study.info.kind}"))
    own = html.chip("own", t("data.own_chip")) if known.own else Markup("")
    return [
        link(name, "data", View(lang=reader.view.lang, study=known.name)),
        status + own,
        study.info.period,
        t.number(len(study.cities)),
        t.number(len(study.countries)),
        t.number(len(study.scored)),
        t.share(len(study.asked), len(study.framework.dimensions)),
        study.info.licence if study.info.licence_stated else t("data.licence_none"),
    ]


def _study_record(known: LoadedStudy) -> dict[str, object]:
    study = known.sound
    return {
        "id": known.name,
        "title": study.info.title.en,
        "years": study.info.period,
        "cities": len(study.cities),
        "countries": len(study.countries),
        "scored_questions": len(study.scored),
        "dimensions_asked": len(study.asked),
        "dimensions": len(study.framework.dimensions),
        "licence": study.info.licence,
        "study_status": study.info.status,
        "rows_left_out": study.info.left_out,
    }


def show_downloads(page: Page) -> None:
    """Draw the downloads of the current study, and its files with their checksums."""
    t, info = page.t, page.study.info
    show.heading(t("data.files_title"), files_caption(page))
    with st.container(horizontal=True, vertical_alignment="center", key="study_downloads"):
        download_buttons(
            Download(
                key=f"study_{suffix}",
                label=t(f"data.download.{suffix}"),
                stem=file_stem(info.id, info.status),
                suffix=suffix,
                write=partial(write, page.known),
                help=t(f"data.download_help.{suffix}"),
            )
            for suffix, write in WRITERS.items()
        )
    with st.spinner(t("data.writing")):
        files = load_files(page.known)
    show.grid(page, "files", partial(files_table, page, files))


def files_caption(reader: Reader) -> str:
    """Describe the files of the current study, by its short title."""
    return reader.t("data.files_subtitle", study=reader.t.text(reader.study.info.short_title))


def files_table(reader: Reader, files: Mapping[str, bytes]) -> show.Table:
    """Build the table of a study's files with size in bytes and SHA-256 checksum."""
    t = reader.t
    columns = [
        Column(t("data.file")),
        Column(t("data.holds")),
        Column(t("data.bytes"), True),
        Column("SHA-256"),
    ]
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    rows: list[list[Cell]] = [
        [
            name,
            t(f"data.files.{name.partition('.')[0].lower()}"),
            t.number(len(content)),
            html.code(digests[name]),
        ]
        for name, content in files.items()
    ]
    data = pd.DataFrame(
        [(name, len(content), digests[name]) for name, content in files.items()],
        columns=["file", "bytes", "sha256"],
    )
    return show.Table(files_caption(reader), columns, rows, data)
