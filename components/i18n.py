"""Words, numbers and names in the reader's language.

Texts stand in ``locales/<language>.json`` under stable keys; ``{name}`` is filled in, and a text
with plural forms is an object of CLDR categories chosen by ``count``.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.lists import format_list
from babel.numbers import (
    NumberPattern,
    format_compact_decimal,
    format_decimal,
    format_percent,
    parse_pattern,
)

from smartgov.places.regions import part_of_country
from smartgov.text import LANGUAGES, Language, Text, fold

LOCALES = Path(__file__).parent / "locales"

#: Stands where a number is not available, in every language.
NOT_AVAILABLE = "–"


def load_texts(language: Language) -> dict[str, Any]:
    """Return the texts of one language, nested as in its file."""
    path = LOCALES / f"{language}.json"
    texts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return texts


def browser_language(tag: str | None) -> Language:
    """Return the language to begin with: the browser's, or English."""
    wanted = (tag or "").split("-")[0].lower()
    return next((language for language in LANGUAGES if language == wanted), "en")


class Translator:
    """Puts keys into words of one language; calling it translates."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._texts = load_texts(language)
        self._locale = Locale.parse(language)

    def __call__(self, key: str, *, count: float | None = None, **values: object) -> str:
        """Return the text of a key, with ``{names}`` filled in and whole numbers written out.

        Raises
        ------
        KeyError
            For a key that the language does not have, or a name that is not given.
        """
        text = self._find(key)
        if isinstance(text, Mapping):
            category = self._locale.plural_form(count or 0)
            text = text.get(category, text["other"])
        if count is not None:
            values["count"] = self.number(count)
        return str(text).format_map({n: self._write(v) for n, v in values.items()})

    def fill(self, key: str, values: Mapping[str, object]) -> str:
        """Return the text of a key, filled in from a mapping."""
        return str(self._find(key)).format_map({n: self._write(v) for n, v in values.items()})

    def _find(self, key: str) -> Any:
        node: Any = self._texts
        for part in key.split("."):
            node = node[part]
        return node

    def _write(self, value: object) -> str:
        return self.number(value) if isinstance(value, int) else str(value)

    def has(self, key: str) -> bool:
        """Whether there is a text of this key."""
        try:
            self._find(key)
        except (KeyError, TypeError):
            return False
        return True

    def text(self, text: Text) -> str:
        """Return a text of the data in the reader's language."""
        return text.read(self.language)

    def dated(self, title: str | Text, period: str) -> str:
        """Return a title and the years that its study is of, as far as they are known."""
        words = self.text(title) if isinstance(title, Text) else title
        return ", ".join(filter(None, (words, period)))

    def number(self, value: float | None, digits: int = 0) -> str:
        """Return a number with this many decimals; a dash where there is none."""
        if value is None or math.isnan(value):
            return NOT_AVAILABLE
        return self._format(float(value), digits)

    @lru_cache(maxsize=20_000)  # noqa: B019 - a translator lives as long as the server
    def _format(self, value: float, digits: int) -> str:
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return str(
            format_decimal(_round(value, digits), format=_pattern(pattern), locale=self._locale)
        )

    def score(self, value: float | None) -> str:
        """Return a score as shown everywhere: one decimal."""
        return self.number(value, 1)

    def signed(self, value: float, digits: int = 0) -> str:
        """Return a number with its sign, a true minus; 0 has none."""
        sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
        return sign + self.number(abs(value), digits)

    def percent(self, share: float | None) -> str:
        """Return a share from 0 to 1 as a whole percentage."""
        if share is None or math.isnan(share):
            return NOT_AVAILABLE
        return self._format_percent(float(share))

    @lru_cache(maxsize=20_000)  # noqa: B019 - as above
    def _format_percent(self, share: float) -> str:
        return str(format_percent(_round(share, 2), locale=self._locale))

    def compact(self, value: int | None) -> str:
        """Return a large number in short, such as 1.6M; a dash where there is none."""
        if value is None:
            return NOT_AVAILABLE
        digits = 1 if 1_000_000 <= value < 10_000_000 else 0
        return str(format_compact_decimal(value, fraction_digits=digits, locale=self._locale))

    def share(self, have: float, answered: float) -> str:
        """Return a count with its base, such as "63 of 77"."""
        return self("format.share", have=int(have), answered=int(answered))

    def country(self, code: str) -> str:
        """Return the name of a country as the United Nations use it, or the code."""
        key = f"countries.{code}"
        return self(key) if self.has(key) else str(self._locale.territories.get(code, code))

    def region(self, code: str) -> str:
        """Return the name of a UN M49 region or of a part of a country, or the code itself."""
        key = f"regions.{code}"
        return self(key) if self.has(key) else part_of_country(code) or self.country(code)

    def join(self, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """Return items as a list in a sentence: "a, b and c", or "a, b or c"."""
        listed = list(items)
        joined = str(format_list(listed, style=style, locale=self._locale))
        return _euphony(joined, listed[-1]) if self.language == "es" and listed[1:] else joined

    def first_upper(self, text: str) -> str:
        """Return text with its first letter as a capital, to begin a sentence."""
        return text[:1].upper() + text[1:]


def _euphony(joined: str, last: str) -> str:
    """Return a Spanish list with "e" before the sound of i and "u" before that of o."""
    sound = fold(last)
    word = "e" if re.match(r"h?i(?![aeou])", sound) else "u" if re.match("h?o", sound) else ""
    old = {"e": " y ", "u": " o "}.get(word, "")
    head, found, tail = joined.rpartition(old) if old else (joined, "", "")
    return f"{head} {word} {tail}" if found and tail == last else joined


def _round(value: float, digits: int) -> Decimal:
    """Return a number rounded half up, as readers and spreadsheets do."""
    step = Decimal(1).scaleb(-digits)
    return Decimal(repr(round(float(value), 9))).quantize(step, rounding=ROUND_HALF_UP)


@cache
def _pattern(pattern: str) -> NumberPattern:
    """Return a number pattern, parsed once."""
    return parse_pattern(pattern)


@cache
def translator(language: Language) -> Translator:
    """Return the translator of a language, made once."""
    return Translator(language)
