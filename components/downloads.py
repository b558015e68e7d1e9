"""Buttons that download files: one look, one way, whatever the file is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

#: Media type by the ending of a file.
MEDIA_TYPES = {
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Download:
    """A file that a visitor may take along.

    Attributes
    ----------
    key
        Identifies the button on its page.
    label, help
        What the button says, and what is said beside it.
    stem, suffix
        The name of the file and its ending; the ending is one of `MEDIA_TYPES`.
    write
        Returns the content. It is called only once the button is pressed.
    """

    key: str
    label: str
    stem: str
    suffix: str
    write: Callable[[], bytes]
    help: str | None = None
    icon: str = ":material/download:"
    disabled: bool = False


def download_buttons(downloads: Iterable[Download]) -> None:
    """Draw a button for each file; pressing one does not run the page again."""
    for download in downloads:
        st.download_button(
            download.label,
            download.write,
            file_name=f"{download.stem}.{download.suffix}",
            mime=MEDIA_TYPES[download.suffix],
            key=download.key,
            icon=download.icon,
            help=download.help,
            on_click="ignore",
            disabled=download.disabled,
        )


def file_stem(*parts: str) -> str:
    """Return the name of a file from its parts: lower case, with letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9-]+", "-", "-".join(parts).lower()).strip("-")
