"""The words that templates use and uploaded files may contain, in every language.

A template written in one language can be read in any: sheet names, headers, yes and no, and the
many ways to leave an answer blank.
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

#: Study fields that may have one value per language: "Title", "Title (French)".
_TRANSLATED = ("title", "short_title", "caveat")

#: A question number at the start of a header, optionally after a word for "question".
_NUMBER = (
    r"(?:(?:{words})\s*+(?:\.\s*+)?)?\d{{1,3}}(?:\.\d{{1,3}}){{0,9}}(?:\s*+[.:)\-–—]+\s*|\s+)(?=\D)"
)

#: What is neither a letter nor a digit.
_SIGNS = re.compile(r"[\W_]+")

#: A remark in brackets at the end of a header, with or without an asterisk.
_REMARK = re.compile(r"(?<!\s)\s*+[(\[][^()\[\]]*+[)\]]\s*+\*?$")


@cache
def words(language: Language) -> Mapping[str, Any]:
    """Load the words of one language: groups that map an id to a word or a list of words."""
    texts: dict[str, Any] = json.loads((WORDS / f"{language}.json").read_text(encoding="utf-8"))
    study = texts["study"] | _translated_fields(texts["study"], language)
    return texts | {"study": study, "statuses": status_words(language)}


def _translated_fields(names: Mapping[str, str], language: Language) -> dict[str, str]:
    """Name the study fields that have one value per language, such as ``Title (French)``."""
    languages = Locale.parse(language).languages
    return {
        column: f"{names[field]} ({languages[code]})"
        for field in _TRANSLATED
        for column, code in zip(text_columns(field), LANGUAGES, strict=True)
    }


@cache
def ids(group: str) -> Mapping[str, str]:
    """Map each word of a group, in any language, to its id; see `key`.

    Every id maps to itself.
    """
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for item, word in words(language)[group].items():
            spellings = word if isinstance(word, list) else [word]
            found |= {key(spelling): item for spelling in [item, *spellings]}
    return found


def first_spelling(word: str | list[str]) -> str:
    """Choose the spelling that is written; the others of a list are only understood."""
    return word if isinstance(word, str) else word[0]


def unnumbered(header: str) -> str:
    """Remove the question number from the start of a header."""
    number = _number_pattern().match(header)
    return header[number.end() :] if number else header


@cache
def _number_pattern() -> re.Pattern[str]:
    """Compile the pattern for "12.", "Q12:", "3.1)" and "Pregunta 4 -" at the start of a header."""
    spelled = {w for language in LANGUAGES for w in words(language)["numbering"]["question"]}
    longest_first = sorted(map(re.escape, spelled), key=len, reverse=True)
    return re.compile(_NUMBER.format(words="|".join(longest_first)), re.IGNORECASE)


def unremarked(header: str) -> str:
    """Remove the question number and the remark in brackets from a header."""
    return _REMARK.sub("", unnumbered(header))


def key(word: str) -> str:
    """Normalize a word for comparison, without case, accents, punctuation and repeated spaces."""
    return _SIGNS.sub(" ", fold(word)).strip()
