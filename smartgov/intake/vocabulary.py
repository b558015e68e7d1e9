"""The words of templates and of the files made from them, in the three languages.

What a template writes in one language, the reader understands in any: sheet names, headers,
yes and no, the many ways of leaving an answer open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from smartgov.text import LANGUAGES, Language, fold

WORDS = Path(__file__).parent / "words"

#: The number of a question before its words: "12.", "Q12:", "3.1)", "Pregunta 4 -".
_NUMBER = re.compile(
    r"(?:(?:question|pregunta|q|p)\s*\.?\s*)?\d{1,3}(?:\.\d{1,3})*(?:\s*[.:)\-–—]+\s*|\s+)(?=\D)",
    re.IGNORECASE,
)

#: A remark in brackets after the words of a header, with or without an asterisk.
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*\*?$")


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


def unnumbered(header: str) -> str:
    """Return a header without the number of the question before its words."""
    number = _NUMBER.match(header)
    return header[number.end() :] if number else header


def unremarked(header: str) -> str:
    """Return a header without its number and the remark in brackets after its words."""
    return _REMARK.sub("", unnumbered(header))


def key(word: str) -> str:
    """Return a word as words are compared: no case, accents, signs or doubled spaces."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(word)).split())
