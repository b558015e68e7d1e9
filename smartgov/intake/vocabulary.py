"""The words of templates and of the files made from them, in every language.

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

from babel import Locale

from smartgov.study.statuses import status_words
from smartgov.text import LANGUAGES, Language, fold, text_columns

WORDS = Path(__file__).parent / "words"

#: The fields of a study that may be given in each language: "Title", "Title (French)".
_TRANSLATED = ("title", "short_title", "caveat")

#: The number of a question before its words, after the word for a question that may precede it.
_NUMBER = r"(?:(?:{words})\s*\.?\s*)?\d{{1,3}}(?:\.\d{{1,3}})*(?:\s*[.:)\-–—]+\s*|\s+)(?=\D)"

#: A remark in brackets after the words of a header, with or without an asterisk.
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*\*?$")


@cache
def words(language: Language) -> Mapping[str, Any]:
    """Return the words of one language: groups of a word, or of a list of words, by id."""
    texts: dict[str, Any] = json.loads((WORDS / f"{language}.json").read_text(encoding="utf-8"))
    study = texts["study"] | _translated_fields(texts["study"], language)
    return texts | {"study": study, "statuses": status_words(language)}


def _translated_fields(names: Mapping[str, str], language: Language) -> dict[str, str]:
    """Return the names of the fields that are given in one language: ``Title (French)``."""
    languages = Locale.parse(language).languages
    return {
        column: f"{names[field]} ({languages[code]})"
        for field in _TRANSLATED
        for column, code in zip(text_columns(field), LANGUAGES, strict=True)
    }


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
    number = _number_pattern().match(header)
    return header[number.end() :] if number else header


@cache
def _number_pattern() -> re.Pattern[str]:
    """Return what matches "12.", "Q12:", "3.1)" and "Pregunta 4 -" at the start of a header."""
    spelled = {w for language in LANGUAGES for w in words(language)["numbering"]["question"]}
    longest_first = sorted(map(re.escape, spelled), key=len, reverse=True)
    return re.compile(_NUMBER.format(words="|".join(longest_first)), re.IGNORECASE)


def unremarked(header: str) -> str:
    """Return a header without its number and the remark in brackets after its words."""
    return _REMARK.sub("", unnumbered(header))


def key(word: str) -> str:
    """Return a word as words are compared: no case, accents, signs or doubled spaces."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(word)).split())
