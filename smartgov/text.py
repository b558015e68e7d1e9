"""Words in the three languages that UCLG works in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["en", "es", "fr"]

LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Text:
    """The same words in each language; a language left out reads as English."""

    en: str
    es: str = ""
    fr: str = ""

    def read(self, language: Language) -> str:
        """Return the words in ``language``, or in English where there are none."""
        return {"en": self.en, "es": self.es, "fr": self.fr}[language] or self.en


#: What is left unsaid.
NO_WORDS = Text("")


def fold(text: str) -> str:
    """Return text without case and accents, so that "malaga" finds "Málaga".

    The dotless i of Turkish (U+0131) has no decomposition and is taken for an i.
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("\u0131", "i"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip()
