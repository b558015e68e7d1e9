"""The buttons under charts and tables, and what they do in the browser."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, replace
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from components.binding import update_view, widget_value
from components.data_address import are_offered, data_address, table_of_name
from components.once import made_once
from components.reader import Reader
from components.row_order import with_sort
from components.scripts import FOLDER
from components.view.view import View, without_filters
from components.words.captions import caption_words, name_ends
from components.words.citations import Work
from smartgov.scoring.score import measures_of

#: Words of the dialog of citations and of what was copied; keys of ``row`` in the locale files.
WORDS = ("cite", "copy", "copied", "close", "bibtex", "ris")

#: Words of the code for other sites; keys of ``alone``.
EMBED_WORDS = ("embed", "embed_text", "embed_mode", "embed_reader", "embed_light", "embed_dark")

KEY = "row_actions"

#: The formats of pictures that the browser makes.
PICTURES = ("png", "svg")

#: Tells ``row_actions.js`` what is on the page, and loads it if it is not there yet.
SCRIPT = f"""
export default ({{ data, setTriggerValue }}) => {{
  window.sgRow = data;
  window.sgSort = (name, column) => setTriggerValue("sort", [name, column]);
  import(new URL("{FOLDER}/row_actions.js", document.baseURI));
}};
"""

_ROW_ACTIONS = st.components.v2.component("row_actions", js=SCRIPT)


def row_buttons(
    reader: Reader,
    name: str,
    drawn: Collection[str] | None,
    titled: tuple[str, str] | None = None,
    *,
    of_all: bool = False,
    source: str = "",
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
    source
        Another source than the data set, which pictures then name instead.
    """
    t = reader.t
    button = Markup('<button type="button" data-sg="{}"{}>{}</button>')
    named = Markup(' data-name="{}"').format(name)
    marked = named + (Markup(' data-all="1"') if of_all else Markup(""))
    title = Markup(' data-title="{}" data-subtitle="{}"').format(*titled) if titled else Markup("")
    if source:
        title += Markup(' data-note="{}"').format(caption_words(reader, source=source))
    can = drawn or ()
    embeds = drawn is not None and not reader.own_file
    numbers = table_address(reader, name, of_all=of_all)
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
        button.format("data", Markup(' data-address="{}"').format(numbers), t("row.data"))
        if numbers
        else "",
    ]
    return Markup('<p class="sg-row"{}>{}</p>').format(title, Markup("").join(parts))


def table_address(reader: Reader, name: str, *, of_all: bool = False) -> str:
    """Build the address of the numbers of a chart for programs, from the folder of the app.

    Blank if there is no such table, the server gives none, or it is about what only the visitor
    has: a file, a city of one's own, or changed answers.
    """
    table, view = table_of_name(name), reader.view
    if table is None or not are_offered() or reader.own_file or reader.has_own_city:
        return ""
    if of_all or not reader.filters_apply:
        view = without_filters(view)
    view = _with_named(reader, name, view)
    info = reader.study.info
    return data_address(table, view, view.study or info.id, info.version)


def _with_named(reader: Reader, name: str, view: View) -> View:
    """Choose the score or the recommendation that the name of a chart ends with.

    A chart may be of another one than the page has chosen, or of one that nobody chose.
    """
    measures = measures_of(reader.study)
    recommendations = [one.id for one in reader.recommendations]
    for part in name.split("-"):
        if part in measures:
            view = replace(view, measure=part)
        elif part in recommendations:
            view = replace(view, recommendation=part)
    return view


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
    said = {"address": address, "works": [asdict(work) for work in works]}
    _ROW_ACTIONS(key=KEY, data=_what_all_need(reader) | said, on_sort_change=_sort)


@made_once
def _what_all_need(reader: Reader) -> dict[str, Any]:
    """Collect words and colors of pictures and dialogs, and how files are called."""
    theme = reader.theme
    return {
        "names": name_ends(reader),
        "notes": [caption_words(reader, of_all=of_all) for of_all in (False, True)],
        "words": {name: reader.t(f"row.{name}") for name in WORDS}
        | {name: reader.t(f"alone.{name}") for name in EMBED_WORDS},
        "paper": theme.paper,
        "ink": theme.ink,
        "muted": theme.muted,
        "land": theme.land,
    }


def _sort() -> None:
    """Sort a long table by the heading that was pressed."""
    name, column = widget_value(KEY).sort
    update_view(partial(with_sort, str(name), int(column)))
