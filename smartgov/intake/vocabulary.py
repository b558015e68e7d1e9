"""The words of templates and of the files made from them, in the three languages.

What a template writes in one language, the reader understands in any: sheet names, headers,
yes and no, the many ways of leaving an answer open.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from smartgov.filters import fold
from smartgov.text import LANGUAGES, Language

WORDS = Path(__file__).parent / "words"


@cache
def words(language: Language) -> Mapping[str, Any]:
    """Return the words of one language: groups of a word, or of a list of words, by id."""
    texts: dict[str, Any] = json.loads((WORDS / f"{language}.json").read_text(encoding="utf-8"))
    return texts


@cache
def ids(group: str) -> Mapping[str, str]:
    """Return which id each word of a group stands for, in any language; see `key`.

    Every id stands for itself.
    """
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for item, word in words(language)[group].items():
            spellings = word if isinstance(word, list) else [word]
            found |= {key(spelling): item for spelling in [item, *spellings]}
    return found


def key(word: str) -> str:
    """Return a word as words are compared: no case, accents, signs or doubled spaces."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(word)).split())
