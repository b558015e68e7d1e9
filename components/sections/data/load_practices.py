"""Load documented practices of one's own for the session, as a CSV file."""

from __future__ import annotations

import io

import streamlit as st

from components import show
from components.binding import bind_press, widget_value
from components.cache import load_collection
from components.downloads import Download, download_buttons
from components.page import Page
from components.sections.data.problem_list import draw_problems, problem_rows
from components.session_files import empty_field, field_key, keep_cases, own_cases
from smartgov.cases.case import Case
from smartgov.cases.own_cases import MAX_BYTES, MAX_ROWS, read_own_cases, write_blank_table
from smartgov.problems import Problem, has_errors
from smartgov.study.storage import MemoryFile

#: The upload field.
FIELD = "practices_upload"


def show_practices(page: Page) -> None:
    """Draw the field that loads practices, the problems of its file, and what is loaded."""
    t = page.t
    if not page.recommendations:
        return
    show.heading(t("own_cases.title"), t("own_cases.subtitle"), anchor="own-practices")
    show.paragraph(t("own_cases.kept"))
    download_buttons(
        [
            Download(
                key="practices_template_csv",
                label=t("own_cases.template"),
                stem="practices-template",
                suffix="csv",
                write=write_blank_table,
            )
        ]
    )
    file = st.file_uploader(
        t("own_cases.load", size=MAX_BYTES // 2**20, rows=MAX_ROWS),
        type=["csv"],
        key=field_key(FIELD),
        on_change=_read_upload,
        args=(page,),
        max_upload_size=MAX_BYTES // 2**20,
    )
    if file is not None:
        _list_problems(page, _read(page, file)[1])
    loaded = own_cases()
    if loaded:
        st.success(t("own_cases.loaded", count=len(loaded)), icon=":material/check_circle:")
        st.button(
            t("own_cases.forget"),
            icon=":material/delete:",
            **bind_press("forget_practices", keep_cases, ()),
        )


def _read(page: Page, file: io.BytesIO) -> tuple[tuple[Case, ...], list[Problem]]:
    ids = tuple(recommendation.id for recommendation in page.recommendations)
    content = MemoryFile(str(getattr(file, "name", FIELD)), file.getvalue())
    return read_own_cases(content, page.study.cities, load_collection(ids).cases, ids)


def _read_upload(page: Page) -> None:
    """Keep the practices of an uploaded file for the session if it has no error."""
    file = widget_value(field_key(FIELD))
    if file is None:
        return
    cases, problems = _read(page, file)
    if has_errors(problems) or not cases:
        return
    keep_cases(cases)
    empty_field(FIELD)


def _list_problems(page: Page, problems: list[Problem]) -> None:
    """List all problems of a file, and offer them as a file."""
    t = page.t
    if not problems:
        return
    st.error(t("own_cases.refused", count=len(problems)), icon=":material/error:")
    found = problem_rows(page, problems)
    draw_problems(page, found)
