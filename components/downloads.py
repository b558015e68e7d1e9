"""Download buttons with the same look and behavior for every file type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

#: Media type by file extension.
MEDIA_TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Download:
    """A file offered for download.

    Attributes
    ----------
    key
        Key of the button, unique on its page.
    label, help
        Label of the button, and its tooltip.
    stem, suffix
        File name and extension; the extension is a key of `MEDIA_TYPES`.
    write
        Function that returns the content, called only when the button is pressed.
    quiet
        Whether the button looks like a link, as below charts.
    """

    key: str
    label: str
    stem: str
    suffix: str
    write: Callable[[], bytes]
    help: str | None = None
    icon: str | None = ":material/download:"
    disabled: bool = False
    quiet: bool = False


def download_buttons(downloads: Iterable[Download]) -> None:
    """Draw a button for each file; pressing one does not rerun the page."""
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
            type="tertiary" if download.quiet else "secondary",
        )
