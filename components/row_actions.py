"""The buttons under charts and tables, and what they do in the browser."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from functools import partial
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components.binding import update_view, widget_value
from components.reader import Reader
from components.row_order import with_sort
from components.words.captions import caption_words, name_ends
from components.words.citations import Work

#: Words of the dialog of citations and of what was copied; keys of ``row`` in the locale files.
WORDS = ("cite", "copy", "copied", "close", "bibtex", "ris")

#: Words of the code for other sites; keys of ``alone``.
EMBED_WORDS = ("embed", "embed_text", "embed_mode", "embed_reader", "embed_light", "embed_dark")

KEY = "row_actions"

#: The formats of pictures that the browser makes.
PICTURES = ("png", "svg")

#: The script in two parts: rows and pictures; full screen, maps as drawings, and other sites.
SCRIPTS = (Path(__file__).with_suffix(".js"), Path(__file__).with_name("row_views.js"))

_ROW_ACTIONS = st.components.v2.component(
    "row_actions", js="\n".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
)


def row_buttons(
    reader: Reader,
    name: str,
    drawn: Collection[str] | None,
    titled: tuple[str, str] | None = None,
    *,
    of_all: bool = False,
) -> Markup:
    """Build the buttons of a row that need no server.

    Parameters
    ----------
    reader
        The language, and whether the data set is a visitor's own, which no other site can show.
    name
        Name of the chart or table on its page.
    drawn
        What can be done with the chart or map of the row, besides showing it on another site:
        ``pictures``, ``full``. None for a table alone.
    titled
        Title and subtitle of what no heading names.
    of_all
        Whether the figures are about all cities whatever the filters.
    """
    t = reader.t
    button = Markup('<button type="button" data-sg="{}"{}>{}</button>')
    named = Markup(' data-name="{}"').format(name)
    marked = named + (Markup(' data-all="1"') if of_all else Markup(""))
    title = Markup(' data-title="{}" data-subtitle="{}"').format(*titled) if titled else ""
    can = drawn or ()
    embeds = drawn is not None and not reader.own_file
    parts = [
        *(
            button.format(kind, marked, t(f"tables.{kind}"))
            for kind in PICTURES
            if "pictures" in can
        ),
        button.format("full", marked, t("alone.full")) if "full" in can else "",
        button.format("embed", marked, t("alone.embed")) if embeds else "",
        button.format("link", named, t("row.link")),
        button.format("cite", Markup(""), t("row.cite")),
    ]
    return Markup('<p class="sg-row"{}>{}</p>').format(title, Markup("").join(parts))


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
        "words": {name: reader.t(f"row.{name}") for name in WORDS}
        | {name: reader.t(f"alone.{name}") for name in EMBED_WORDS},
        "paper": reader.theme.paper,
        "ink": reader.theme.ink,
        "muted": reader.theme.muted,
        "land": reader.theme.land,
    }
    _ROW_ACTIONS(key=KEY, data=data, on_sort_change=_sort)


def _sort() -> None:
    """Sort a long table by the heading that was pressed."""
    name, column = widget_value(KEY).sort
    update_view(partial(with_sort, str(name), int(column)))
