"""The languages of the project, and texts in several languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import filterfalse
from typing import Literal

#: The code of a language, as used by Babel and the Unicode CLDR.
Language = str

#: The languages of the project, English first: missing texts fall back to English.
LANGUAGES: tuple[Language, ...] = ("en", "es", "fr")


@dataclass(frozen=True, init=False, repr=False)
class Text:
    """A text in each language, with English as the fallback.

    Parameters
    ----------
    *words
        The text in the order of `LANGUAGES`, English first.
    **by_language
        The text by language code.

    Attributes
    ----------
    words
        One string for each of `LANGUAGES`, empty if there is no text in that language.

    Raises
    ------
    TypeError
        If a language is not in `LANGUAGES` or is given twice.

    Examples
    --------
    >>> Text("city", "ciudad").read("fr")
    'city'
    >>> Text("city", fr="ville").given("es")
    ''
    """

    words: tuple[str, ...]

    def __init__(self, *words: str, **by_language: str) -> None:
        if len(words) > len(LANGUAGES) or not by_language.keys() <= set(LANGUAGES[len(words) :]):
            raise TypeError(f"not one text for each of {LANGUAGES}: {words} {by_language}")
        given = dict(zip(LANGUAGES, words, strict=False)) | by_language
        object.__setattr__(self, "words", tuple(given.get(code, "") for code in LANGUAGES))

    def __repr__(self) -> str:
        given = zip(LANGUAGES, self.words, strict=True)
        return f"Text({', '.join(f'{code}={word!r}' for code, word in given if word)})"

    @property
    def en(self) -> str:
        """The text in English, the fallback for every other language."""
        return self.words[0]

    def given(self, language: Language) -> str:
        """Get the text in ``language`` without fallback, empty if there is none."""
        return self.words[LANGUAGES.index(language)]

    def read(self, language: Language) -> str:
        """Get the text in ``language``, or in English if there is none."""
        return self.given(language) or self.en


#: Number of characters that are normalized at a time.
_PIECE = 1_000

#: An empty text.
NO_WORDS = Text("")


def text_columns(stem: str) -> tuple[str, ...]:
    """List the columns of a text in a table, one per language: ``label_en, label_es, …``."""
    return tuple(f"{stem}_{language}" for language in LANGUAGES)


def parse_text(value: object) -> Text:
    """Read a text from JSON: a string, taken as English, or an object with one per language.

    Languages that are not in `LANGUAGES` are ignored; None gives an empty text.
    """
    if isinstance(value, Mapping):
        return Text(*(str(value.get(language) or "") for language in LANGUAGES))
    return Text(str(value or ""))


def normalize(form: Literal["NFC", "NFKD"], text: str) -> str:
    """Normalize a text to a form of Unicode, in time proportional to its length.

    Python sorts the accents of a letter one by one, so that a text of accents alone would take
    time by the square of its length: long texts are normalized in pieces.
    """
    pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
    return "".join(unicodedata.normalize(form, piece) for piece in pieces)


def is_whole(text: str) -> bool:
    """Check that a text has no half of a character, such as JSON may have: it cannot be written."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def fold(text: str) -> str:
    """Remove case and accents from a text, so that "malaga" matches "Málaga".

    The dotless i of Turkish (U+0131), which has no decomposition, is treated as i.
    """
    if text.isascii():
        return text.casefold().strip()
    return without_accents(text).casefold().strip()


def without_accents(text: str) -> str:
    """Remove accents from a text: "Málaga" becomes "Malaga"."""
    decomposed = normalize("NFKD", text.replace("\u0131", "i"))
    return "".join(filterfalse(unicodedata.combining, decomposed))
