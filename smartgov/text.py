"""The languages of the project, and texts in each of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

#: The code of a language, as Babel and the Unicode CLDR know it.
Language = str

#: The one list of the languages, English first: it is what a missing text falls back to.
LANGUAGES: tuple[Language, ...] = ("en", "es", "fr")


@dataclass(frozen=True, init=False, repr=False)
class Text:
    """The same text in each language; a language left out reads as English.

    Parameters
    ----------
    *words
        The text in the order of `LANGUAGES`, English first.
    **by_language
        The text by the code of its language, where that is clearer.

    Attributes
    ----------
    words
        One string for each of `LANGUAGES`, empty where there is none.

    Raises
    ------
    TypeError
        For a language that is not in `LANGUAGES`, or that is given twice.

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
        """The text in English, which stands in for every other language."""
        return self.words[0]

    def given(self, language: Language) -> str:
        """Return the text in ``language``, empty where there is none."""
        return self.words[LANGUAGES.index(language)]

    def read(self, language: Language) -> str:
        """Return the text in ``language``, or in English where there is none."""
        return self.given(language) or self.en


#: What is left unsaid.
NO_WORDS = Text("")


def text_columns(stem: str) -> tuple[str, ...]:
    """Return the columns of a text in a table, one for each language: ``label_en, label_es, …``."""
    return tuple(f"{stem}_{language}" for language in LANGUAGES)


def parse_text(value: object) -> Text:
    """Read a text from JSON: one string, which is English, or an object of one per language.

    Languages that are not in `LANGUAGES` are ignored; None is an empty text.
    """
    if isinstance(value, Mapping):
        return Text(*(str(value.get(language) or "") for language in LANGUAGES))
    return Text(str(value or ""))


def fold(text: str) -> str:
    """Return text without case and accents, so that "malaga" finds "Málaga".

    The dotless i of Turkish (U+0131) has no decomposition and is taken for an i.
    """
    if text.isascii():
        return text.casefold().strip()
    decomposed = unicodedata.normalize("NFKD", text.replace("\u0131", "i"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip()
