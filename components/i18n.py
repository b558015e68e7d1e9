"""Translate texts and format numbers and names in the reader's language.

Texts are in ``locales/<language>.json`` under stable keys. ``{name}`` is a placeholder, and a
text with plural forms is an object of CLDR categories, selected by ``count``.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
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

_I_SOUND, _O_SOUND = re.compile(r"h?i(?![aeou])"), re.compile(r"h?o")

LOCALES = Path(__file__).parent / "locales"

#: Shown where a number is not available, in every language.
NOT_AVAILABLE = "–"


def load_texts(language: Language) -> dict[str, Any]:
    """Load the texts of one language, nested as in its file."""
    path = LOCALES / f"{language}.json"
    texts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return texts


def browser_language(tag: str | None) -> Language:
    """Choose the initial language: the browser's if supported, or English."""
    wanted = (tag or "").split("-")[0].lower()
    return next((language for language in LANGUAGES if language == wanted), "en")


class Translator:
    """Translator for one language; call it with a key to get the text."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._texts = load_texts(language)
        self._locale = Locale.parse(language)

    def __call__(self, key: str, *, count: float | None = None, **values: object) -> str:
        """Translate a key, filling in ``{names}`` and formatting integers.

        Raises
        ------
        KeyError
            If the language has no such key, or the value of a placeholder is missing.
        """
        text = self._find(key)
        if isinstance(text, Mapping):
            category = self._locale.plural_form(count or 0)
            text = text.get(category, text["other"])
        if count is not None:
            values["count"] = self.number(count)
        return str(text).format_map({n: self._write(v) for n, v in values.items()})

    def fill(self, key: str, values: Mapping[str, object]) -> str:
        """Translate a key, filling in placeholders from a mapping."""
        return str(self._find(key)).format_map({n: self._write(v) for n, v in values.items()})

    def _find(self, key: str) -> Any:
        node: Any = self._texts
        for part in key.split("."):
            node = node[part]
        return node

    def _write(self, value: object) -> str:
        return self.number(value) if isinstance(value, int) else str(value)

    def has(self, key: str) -> bool:
        """Check whether a text with this key exists."""
        try:
            self._find(key)
        except (KeyError, TypeError):
            return False
        return True

    def text(self, text: Text) -> str:
        """Get a multilingual text of the data in the reader's language."""
        return text.read(self.language)

    def dated(self, title: str | Text, period: str) -> str:
        """Format a title with the years of its study, if known."""
        words = self.text(title) if isinstance(title, Text) else title
        return ", ".join(filter(None, (words, period)))

    def day(self, day: date) -> str:
        """Format a date in words."""
        return format_date(day, "long", locale=self._locale)

    def month(self, day: date) -> str:
        """Format the month of a date in words, with its year."""
        return format_skeleton("yMMMM", day, locale=self._locale)

    def number(self, value: float | None, digits: int = 0) -> str:
        """Format a number with ``digits`` decimals; a dash for None or NaN."""
        if value is None or math.isnan(value):
            return NOT_AVAILABLE
        return self._format(float(value), digits)

    @lru_cache(maxsize=20_000)  # noqa: B019 - a translator lives as long as the server
    def _format(self, value: float, digits: int) -> str:
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return str(
            format_decimal(_round(value, digits), format=_pattern(pattern), locale=self._locale)
        )

    def plain(self, value: float) -> str:
        """Format a number with as many decimals as it needs, at most two."""
        digits = next((d for d in (0, 1) if round(value, d) == round(value, 2)), 2)
        return self.number(value, digits)

    def score(self, value: float | None) -> str:
        """Format a score with one decimal, as everywhere in the app."""
        return self.number(value, 1)

    def signed(self, value: float, digits: int = 0) -> str:
        """Format a number with its sign, using a true minus; 0 has no sign."""
        sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
        return sign + self.number(abs(value), digits)

    def percent(self, share: float | None) -> str:
        """Format a share from 0 to 1 as a whole percentage; a dash for None or NaN."""
        if share is None or math.isnan(share):
            return NOT_AVAILABLE
        return self._format_percent(float(share))

    @lru_cache(maxsize=20_000)  # noqa: B019 - as above
    def _format_percent(self, share: float) -> str:
        return str(format_percent(_round(share, 2), locale=self._locale))

    def compact(self, value: int | None) -> str:
        """Format a large number in short form, such as 1.6M; a dash for None."""
        if value is None:
            return NOT_AVAILABLE
        digits = 1 if 1_000_000 <= value < 10_000_000 else 0
        return str(format_compact_decimal(value, fraction_digits=digits, locale=self._locale))

    def share(self, have: float, answered: float) -> str:
        """Format a count with its total, such as "63 of 77"."""
        return self("format.share", have=int(have), answered=int(answered))

    def country(self, code: str) -> str:
        """Look up the name of a country as used by the United Nations; else the code."""
        key = f"countries.{code}"
        return self(key) if self.has(key) else str(self._locale.territories.get(code, code))

    def region(self, code: str) -> str:
        """Look up the name of a UN M49 region or a subdivision of a country; else the code."""
        key = f"regions.{code}"
        return self(key) if self.has(key) else part_of_country(code) or self.country(code)

    def join(self, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """Join items into a list within a sentence: "a, b and c", or "a, b or c"."""
        listed = list(items)
        joined = str(format_list(listed, style=style, locale=self._locale))
        return _euphony(joined, listed[-1]) if self.language == "es" and listed[1:] else joined

    def first_upper(self, text: str) -> str:
        """Capitalize the first letter, to begin a sentence."""
        return text[:1].upper() + text[1:]


def _euphony(joined: str, last: str) -> str:
    """Correct the conjunction of a Spanish list: "e" before an i sound, "u" before an o sound."""
    sound = fold(last)
    word = "e" if _I_SOUND.match(sound) else "u" if _O_SOUND.match(sound) else ""
    old = {"e": " y ", "u": " o "}.get(word, "")
    head, found, tail = joined.rpartition(old) if old else (joined, "", "")
    return f"{head} {word} {tail}" if found and tail == last else joined


def _round(value: float, digits: int) -> Decimal:
    """Round half up, as spreadsheets do."""
    step = Decimal(1).scaleb(-digits)
    return Decimal(repr(round(float(value), 9))).quantize(step, rounding=ROUND_HALF_UP)


@cache
def _pattern(pattern: str) -> NumberPattern:
    """Parse a number pattern, once."""
    return parse_pattern(pattern)


@cache
def own_name(language: Language) -> str:
    """Get the name of a language as it calls itself, such as "Français"."""
    name = str(Locale.parse(language).get_language_name(language))
    return name[:1].upper() + name[1:]


@cache
def translator(language: Language) -> Translator:
    """Get the translator of a language, created once."""
    return Translator(language)
