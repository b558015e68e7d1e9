"""Download buttons with the same look and behavior for every file type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

_OTHER_SIGNS = re.compile(r"[^a-z0-9-]+")

#: Media type by file extension.
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
        )


def file_stem(*parts: str) -> str:
    """Build a file name from its parts: lowercase letters, digits and hyphens."""
    return _OTHER_SIGNS.sub("-", "-".join(parts).lower()).strip("-")
