"""Keep what is computed from a reader as long as the reader, which is that of one page.

Of what is the same for all visitors of a view, `components.once` keeps more, and longer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from components.reader import Reader

T = TypeVar("T")


def kept(make: Callable[[Reader], T]) -> Callable[[Reader], T]:
    """Decorate a function of a reader: its result is computed once for each reader."""
    results: WeakKeyDictionary[Reader, T] = WeakKeyDictionary()

    @wraps(make)
    def find(reader: Reader) -> T:
        try:
            return results[reader]
        except KeyError:
            made = make(reader)
            results[reader] = made
            return made

    return find
