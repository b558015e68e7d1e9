"""Words about documented practices: how they are known, where and when they were read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from components.i18n import Translator
from smartgov.cases.case import Case, Source
from smartgov.text import LANGUAGES, Text


def place_and_year(t: Translator, case: Case) -> str:
    """Say in which country a practice is, and since when."""
    since = t("cases.since", year=str(case.since)) if case.since else ""
    return " · ".join(filter(None, (t.country(case.city.country), since)))


def known_words(t: Translator, source: Source) -> str:
    """Say who says so."""
    return t(f"cases.known.{source.known}")


def work_words(source: Source) -> str:
    """Name the source: its title, or who published it if the title is unknown."""
    return source.title or source.publisher


def source_details(t: Translator, source: Source) -> str:
    """Say who published a source and when, if not said already, and when it was read."""
    publisher = source.publisher if source.title else ""
    return ", ".join(filter(None, (publisher, written(t, source.published), read_words(t, source))))


def count_words(t: Translator, cases: int) -> str:
    """Say how many documented practices show how others did it."""
    return t("cases.offer", listed=t("cases.practices", count=cases))


def read_words(t: Translator, source: Source) -> str:
    """Say when a source was read."""
    key = {4: "read_year", 7: "read"}.get(len(source.seen), "read_on")
    return t(f"cases.{key}", date=written(t, source.seen))


def written(t: Translator, day: str) -> str:
    """Write a date as precisely as it is known: a year, a month or a day; blank if unknown.

    A day that does not exist, such as 30 February, stays as it is.
    """
    parts = day.split("-")
    if len(parts) == 1:
        return day
    try:
        known = date(int(parts[0]), int(parts[1]), int(parts[2]) if parts[2:] else 1)
    except ValueError:
        return day
    return t.day(known) if parts[2:] else t.month(known)


def columns_of(texts: Mapping[str, Text]) -> dict[str, str]:
    """Spread texts over a column for each language, for files: ``what_en, what_es, …``."""
    return {
        f"{stem}_{language}": text.given(language)
        for stem, text in texts.items()
        for language in LANGUAGES
    }
