"""Recognize names whose letters were lost: text saved in one encoding and read in another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from smartgov.intake.vocabulary import ids, words
from smartgov.text import LANGUAGES, fold

#: A damaged letter: a run of signs that are not ASCII, or of question marks.
_DAMAGED = re.compile(r"[^\x00-\x7f]+|\?+|\ufffd+")

#: Maximum characters of a damaged name, of places damaged in it and of letters in each, and
#: minimum of sound letters.
_LONGEST, _MOST, _FEWEST = 60, 3, 3


def find_damaged(header: Mapping[int, str], column: str) -> tuple[int, str] | None:
    """Find the header of a city column whose accents are damaged, and what it said.

    "PaÃ­s" and "Pa�s" are both "País".
    """
    known = [name for language in LANGUAGES for name in words(language)["cities"][column]]
    for position, cell in header.items():
        for name in known:
            if not name.isascii() and _may_be(cell, name):
                return position, name
    return None


def _may_be(cell: str, name: str) -> bool:
    """Check whether a cell is a name with signs in place of its accented letters."""
    if len(cell) > _LONGEST or fold(cell) in ids("cities"):
        return False
    parts = _DAMAGED.split(cell)
    if not 1 < len(parts) <= _MOST + 1 or len("".join(parts)) < _FEWEST:
        return False
    return _fits([part.lower() for part in parts], name.lower())


def _fits(parts: Sequence[str], name: str) -> bool:
    """Check whether a name consists of some parts with a few letters between each two."""
    first, *others = parts
    if not others:
        return name == first
    starts = range(len(first) + 1, min(len(first) + _MOST, len(name)) + 1)
    return name.startswith(first) and any(_fits(others, name[start:]) for start in starts)
