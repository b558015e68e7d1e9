"""What the buttons under charts and tables do in the browser, one component for a whole page."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from pathlib import Path

import streamlit as st

from components.binding import update_view, widget_value
from components.reader import Reader
from components.row_order import with_sort
from components.words.captions import caption_words, name_ends
from components.words.citations import Work

#: Words of the dialog of citations and of what was copied; keys of ``row`` in the locale files.
WORDS = ("cite", "copy", "copied", "close", "bibtex", "ris")

KEY = "row_actions"

SCRIPT = Path(__file__).with_suffix(".js")

_ROW_ACTIONS = st.components.v2.component("row_actions", js=SCRIPT.read_text(encoding="utf-8"))


def listen(reader: Reader, address: str, works: list[Work]) -> None:
    """Make the buttons of all rows of the page work.

    Parameters
    ----------
    reader
        The page: what pictures are called, and what is written below them.
    address
        Address of the view, of which links to its parts are made; blank if unknown.
    works
        What "Cite" offers.
    """
    data = {
        "names": name_ends(reader),
        "notes": [caption_words(reader, of_all=of_all) for of_all in (False, True)],
        "address": address,
        "works": [asdict(work) for work in works],
        "words": {name: reader.t(f"row.{name}") for name in WORDS},
        "paper": reader.theme.paper,
        "ink": reader.theme.ink,
        "muted": reader.theme.muted,
    }
    _ROW_ACTIONS(key=KEY, data=data, on_sort_change=_sort)


def _sort() -> None:
    """Sort a long table by the heading that was pressed."""
    name, column = widget_value(KEY).sort
    update_view(partial(with_sort, str(name), int(column)))
