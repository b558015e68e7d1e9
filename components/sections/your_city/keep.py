"""Save, load and clear a visitor's own city: as a file or a link, never on the server."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components import show
from components.binding import bind_press, widget_value
from components.downloads import Download, download_buttons
from components.menu import share_address
from components.page import Page
from components.reader import Reader
from components.sections.upload_problems import list_problems
from components.sections.your_city.editing import replace_own
from components.session_files import empty_field, field_key
from components.words.captions import file_stem
from smartgov.own_city.file import MAX_BYTES, read_own_file, to_own_csv, to_own_json
from smartgov.own_city.own_city import OwnCity
from smartgov.text import fold

#: The upload field.
FIELD = "own_upload"


def show_menu(page: Page, own: OwnCity) -> None:
    """Draw the menu that saves, loads and clears the answers."""
    t = page.t
    with st.popover(t("own.keep.title"), icon=":material/save:", key="own_keep"):
        st.write(t("own.keep.lede"))
        with st.container(horizontal=True, vertical_alignment="center", key="own_files"):
            download_buttons(own_downloads(page, own))
            st.button(
                t("own.keep.clear"),
                icon=":material/delete:",
                help=t("own.keep.clear_help"),
                disabled=page.view.own is None,
                **bind_press("own_clear", replace_own, page, lambda _: OwnCity()),
            )
        _draw_upload(page)
        if not own.blank:
            show.paragraph(t("own.keep.link"))
            st.code(share_address(page), language=None, wrap_lines=True)


def own_downloads(reader: Reader, own: OwnCity) -> list[Download]:
    """Build the downloads of the city; disabled while nothing is entered."""
    study = reader.study
    name = file_stem(fold(own.name)) or "own-city"
    return [
        Download(
            key=f"own_{suffix}_file",
            label=reader.t(f"own.keep.{suffix}"),
            stem=f"{name}-{study.info.id}",
            suffix=suffix,
            write=partial(write, own, study),
            disabled=own.blank,
        )
        for suffix, write in (("json", to_own_json), ("csv", to_own_csv))
    ]


def _draw_upload(page: Page) -> None:
    """Draw the upload field, and all problems of the file below it."""
    t = page.t
    file = st.file_uploader(
        t("own.keep.load"),
        type=["json", "csv"],
        key=field_key(FIELD),
        on_change=_read_upload,
        args=(page,),
        max_upload_size=MAX_BYTES // 2**20,
    )
    if file is not None:
        _, problems = read_own_file(file.getvalue(), file.name, page.study)
        list_problems(page, problems, "own")


def _read_upload(page: Page) -> None:
    """Write the city of an uploaded file to the URL, and clear the upload field."""
    file = widget_value(field_key(FIELD))
    if file is None:
        return
    read, _ = read_own_file(file.getvalue(), file.name, page.study)
    if read is None:
        return
    replace_own(page, lambda _: read)
    empty_field(FIELD)
    st.toast(page.t("own.keep.loaded", count=read.answered), icon=":material/check_circle:")
