"""Cache what is the same for all visitors of a view: computed or drawn once, then reused.

A view of a bundled study looks the same to everyone who opens it in one language and theme.
Anything that depends on a visitor's own file or own city is never cached here: `Page.shared_key`
sees to it.

A function that takes a reader and nothing else is cached with ``@made_once`` if it computes
something, or with ``@drawn_once`` if it draws static elements:

>>> @made_once
... def find_dots(reader: Reader) -> pd.DataFrame: ...
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from threading import Lock
from typing import TypeVar, cast

import pandas as pd
import streamlit as st
from cachetools import LRUCache, cached

from components.reader import Reader

#: Number of drawn parts that are kept. Most take a few kB, the largest about 60 kB.
MAX_PARTS = 3_000

#: Number of cells of text that are kept in computed objects; each takes about 100 bytes, and a
#: number a tenth of it.
MAX_CELLS = 2_000_000

T = TypeVar("T")


def made_once(make: Callable[[Reader], T]) -> Callable[[Reader], T]:
    """Decorate a function of a reader: its result is computed once per view."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def made(reader: Reader) -> T:
        return make_once(reader, name, partial(make, reader))

    return made


def drawn_once(draw: Callable[[Reader], None]) -> Callable[[Reader], None]:
    """Decorate a function that draws static elements: they are recorded once per view.

    Widgets are not allowed in it.
    """
    name = f"{draw.__module__}.{draw.__qualname__}"

    @wraps(draw)
    def drawn(reader: Reader) -> None:
        draw_once(reader, name, partial(draw, reader))

    return drawn


def made_once_per_study(make: Callable[[Reader], T]) -> Callable[[Reader], T]:
    """Decorate a function of a reader whose result depends on the study and language alone."""
    return _made_once_by(lambda reader: reader.shared_study_key, make)


def made_once_per_selection(make: Callable[[Reader], T]) -> Callable[[Reader], T]:
    """Decorate a function of a reader whose result is numbers of the selected cities.

    It may use the study, its editions, the scores and the score shown; not the language, the theme,
    the page, the chosen city or its comparison group.
    """
    return _made_once_by(lambda reader: reader.shared_selection_key, make)


def _made_once_by(
    key_of: Callable[[Reader], str | None], make: Callable[[Reader], T]
) -> Callable[[Reader], T]:
    """Compute the result of a function of a reader once per key; every time if the key is None."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def made(reader: Reader) -> T:
        key = key_of(reader)
        if key is None:
            return make(reader)
        return cast("T", _make(name, key, partial(make, reader)))

    return made


def make_once(reader: Reader, name: str, make: Callable[[], T]) -> T:
    """Compute an object of a view, or reuse the one computed for another visitor.

    Parameters
    ----------
    reader
        Everything that the object depends on.
    name
        Identifies the object on its page.
    make
        Computes the object, which must not be modified.
    """
    if reader.shared_key is None:
        return make()
    return cast("T", _make(name, reader.shared_key, make))


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
    if reader.shared_key is None:
        draw()
    else:
        # By keyword: Streamlit inspects the signature for every positional argument.
        _replay(key=f"{name}\n{reader.shared_key}", _draw=draw)


def size_of(made: object) -> int:
    """Estimate the size of an object in cells of text of about 100 bytes."""
    if isinstance(made, pd.Series):
        return size_of(made.to_frame())
    if isinstance(made, pd.DataFrame):
        texts = made.select_dtypes(exclude=["number", "bool"])
        return 10 + int(texts.size) + int(made.memory_usage().sum()) // 100
    if isinstance(made, str):
        return 1 + len(made) // 100
    if isinstance(made, (list, tuple, dict)):
        return 10 + len(made)
    return 10 + sum(size_of(value) for value in getattr(made, "__dict__", {}).values())


@cached(LRUCache(MAX_CELLS, size_of), key=lambda name, key, make: (name, key), lock=Lock())
def _make(name: str, key: str, make: Callable[[], object]) -> object:
    del name, key
    return make()


@st.cache_resource(max_entries=MAX_PARTS, show_spinner=False)
def _replay(key: str, _draw: Callable[[], None]) -> None:
    del key
    _draw()
