"""A chart or a map alone, for a frame on another site: ``?embed=NAME``.

The page is drawn without header and menu, of its charts the named one alone, and ``document.js``
shows what belongs to it: heading, legend, chart and source line.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from components.reader import Reader
from components.view.parameters import format_view
from components.words.captions import caption_words


def is_left_out(reader: Reader, name: str) -> bool:
    """Check whether a chart or table is not drawn, because another one is shown alone."""
    if reader.alone is None:
        return False
    if reader.alone.name != name:
        return True
    reader.alone.found = True
    return False


def draw_foot(reader: Reader, *, of_all: bool = False, source: str = "") -> None:
    """Draw what is shown below a chart that stands alone: what it is about, and the way to all.

    See `file_name` for the arguments.
    """
    words = caption_words(reader, of_all=of_all, source=source)
    st.html(Markup('<p class="sg-source">{} {}</p>').format(words, way_to_page(reader)))


def draw_missing(reader: Reader) -> None:
    """Say that the page has no such chart, if none was drawn."""
    if reader.alone is None or reader.alone.found:
        return
    said = reader.t("alone.missing", name=reader.alone.name)
    st.html(
        Markup('<p class="sg-missing" role="alert">{} {}</p>').format(said, way_to_page(reader))
    )


def way_to_page(reader: Reader) -> Markup:
    """Build the link to the page in the app, in a tab of its own."""
    query = urlencode(format_view(reader.view), doseq=True)
    return Markup('<a href="?{}" target="_blank" rel="noopener">{}</a>').format(
        query, reader.t("alone.open", app=reader.t("app.name"))
    )
