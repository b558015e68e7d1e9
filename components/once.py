"""What all visitors of a view see alike: drawn or made once, and kept for the others.

A view of a study in the project's folders looks the same to everyone who opens it in one language
and mode. What follows from a visitor's own file or own city is never kept here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast
from urllib.parse import urlencode

import streamlit as st

from components.page import Page
from components.reader import Reader
from components.view.parameters import format_view

#: How many pieces of pages are kept; some are of 60 kB, most of a few.
MOST = 2_000

T = TypeVar("T")
Key = tuple[str, ...]


def draw_once(reader: Reader, name: str, draw: Callable[[], None]) -> None:
    """Draw a piece of a page, or repeat what was drawn for another visitor of the same view.

    Parameters
    ----------
    reader
        What the piece is drawn from, and from nothing else.
    name
        Identifies the piece on its page.
    draw
        Draws it: elements that cannot be changed, no widgets.
    """
    key = shared_key(reader)
    if key is None:
        draw()
    else:
        _draw((name, *key), draw)


def make_once(reader: Reader, name: str, make: Callable[[], T]) -> T:
    """Return what is made from a view, or what was made for another visitor of the same view."""
    key = shared_key(reader)
    if key is None:
        return make()
    return cast("T", _make((name, *key), make))


def shared_key(reader: Reader) -> Key | None:
    """Return what a view of a shared study is known by; None where it is a visitor's alone."""
    if not isinstance(reader, Page) or reader.known.own or reader.study is not reader.known.study:
        return None
    known, t = reader.known, reader.t
    query = urlencode(format_view(reader.view), doseq=True)
    return reader.slug, known.name, known.digest, query, t.language, reader.theme.name


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _draw(key: Key, _draw: Callable[[], None]) -> None:
    del key
    _draw()


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _make(key: Key, _make: Callable[[], object]) -> object:
    del key
    return _make()
