"""Cache what is the same for all visitors of a view: drawn or built once, then reused.

A view of a bundled study looks the same to everyone who opens it in one language and theme.
Anything that depends on a visitor's own file or own city is never cached here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast
from urllib.parse import urlencode

import streamlit as st

from components.page import Page
from components.reader import Reader
from components.view.parameters import format_view

#: Number of cached pieces. Most take a few kB, the largest about 60 kB.
MAX_ENTRIES = 2_000

T = TypeVar("T")
Key = tuple[str, ...]


def draw_once(reader: Reader, name: str, draw: Callable[[], None]) -> None:
    """Draw a part of a page, or replay it if another visitor has opened the same view.

    Parameters
    ----------
    reader
        Everything that the part depends on.
    name
        Identifies the part on its page.
    draw
        Draws static elements. Widgets are not allowed.
    """
    make_once(reader, name, draw)


def make_once(reader: Reader, name: str, make: Callable[[], T]) -> T:
    """Build an object from a view, or reuse the one built for another visitor of the same view."""
    key = shared_key(reader)
    if key is None:
        return make()
    return cast("T", _make((name, *key), make))


def shared_key(reader: Reader) -> Key | None:
    """Build the cache key of a view, or None if the view depends on a visitor's own data."""
    if not isinstance(reader, Page) or reader.known.own or reader.view.own:
        return None
    if reader.study is not reader.known.study:
        return None
    known, t = reader.known, reader.t
    query = urlencode(format_view(reader.view), doseq=True)
    return reader.slug, known.name, known.digest, query, t.language, reader.theme.name


@st.cache_resource(max_entries=MAX_ENTRIES, show_spinner=False)
def _make(key: Key, _make: Callable[[], object]) -> object:
    del key
    return _make()
