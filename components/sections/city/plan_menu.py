"""Files of a plan: one or two pages to share, and a file that loads again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial

import streamlit as st

from components.binding import bind_press, update_view, widget_value
from components.cache import collection_of
from components.downloads import Download, download_buttons
from components.menu import share_address
from components.page import Page
from components.publish.plan.plan_files import WRITERS, write_plan
from components.reader import Reader
from components.sections.upload_problems import list_problems
from components.session_files import empty_field, field_key, keep_notes, note_of
from components.view.view import View
from components.words.captions import file_name
from smartgov.plan.file import MAX_BYTES, read_plan_file
from smartgov.plan.plan import Plan
from smartgov.problems import Problem

#: The upload field, and the maximum number of problems listed.
FIELD = "plan_upload"


def note_name(reader: Reader, question: str) -> str:
    """Name the note that says who is responsible for a practice in a city."""
    return f"{reader.study.info.id}/{reader.view.city}/{question}"


def show_menu(page: Page, plan: Plan | None, practices: Collection[str]) -> None:
    """Draw the downloads of a plan, and the field that loads one.

    ``practices`` are those that the city can take on.
    """
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", key="plan_files"):
        if plan is not None:
            download_buttons(plan_downloads(page, plan))
        with st.popover(t("plan.load"), icon=":material/upload_file:"):
            _draw_upload(page, practices)
        if plan is not None:
            st.button(
                t("plan.clear"),
                icon=":material/delete:",
                type="tertiary",
                **bind_press("clear_plan", update_view, partial(with_plan, None)),
            )


def plan_downloads(page: Page, plan: Plan) -> list[Download]:
    """Build the downloads of a plan; they alone say who is responsible."""
    # The files are written in another thread, which does not know the session.
    notes = {task.question: note_of(note_name(page, task.question)) for task in plan.tasks}
    noted = plan.with_notes(notes)
    return [
        Download(
            key=f"plan_file_{suffix}",
            label=page.t(f"plan.{suffix}"),
            stem=file_name(page, f"plan-{plan.city}"),
            suffix=suffix,
            write=partial(_write, page, suffix, noted, _address(page)),
            help=page.t("plan.files_help"),
            icon=":material/save:" if suffix == "json" else ":material/checklist:",
        )
        for suffix in (*WRITERS, "json")
    ]


def _write(page: Page, suffix: str, plan: Plan, address: str) -> bytes:
    return write_plan(page, suffix, plan, collection_of(page), address)


def _address(page: Page) -> str:
    """Build the link to the page; a visitor's own city is in its answers, not chosen."""
    view = replace(page.view, city=None) if page.has_own_city else page.view
    return share_address(replace(page, view=view))


def _draw_upload(page: Page, practices: Collection[str]) -> None:
    """Draw the upload field, and all problems of the file below it."""
    t = page.t
    file = st.file_uploader(
        t("plan.load_label", size=MAX_BYTES // 2**10),
        type=["json"],
        key=field_key(FIELD),
        on_change=_read_upload,
        args=(page, practices),
        max_upload_size=1,
    )
    if file is not None:
        _, problems = _read(page, file.getvalue(), file.name, practices)
        if problems:
            list_problems(page, problems, "plan")


def _read(
    page: Page, content: bytes, name: str, practices: Collection[str]
) -> tuple[Plan | None, tuple[Problem, ...]]:
    return read_plan_file(content, name, page.study, page.view.city or "", practices)


def _read_upload(page: Page, practices: Collection[str]) -> None:
    """Write the plan of an uploaded file to the URL, keep its notes, and clear the field."""
    file = widget_value(field_key(FIELD))
    if file is None:
        return
    plan, _ = _read(page, file.getvalue(), file.name, practices)
    if plan is None:
        return
    keep_notes({note_name(page, task.question): task.responsible for task in plan.tasks})
    update_view(partial(with_plan, plan.without_notes()))
    empty_field(FIELD)
    st.toast(page.t("plan.loaded", count=len(plan.tasks)), icon=":material/check_circle:")


def with_plan(plan: Plan | None, view: View) -> View:
    """Copy a view with a plan, or without one."""
    return replace(view, plan=plan)
