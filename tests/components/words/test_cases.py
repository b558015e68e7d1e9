"""Words about documented practices."""

from __future__ import annotations

import pytest

from components.i18n import Translator, translator
from components.words.cases import (
    columns_of,
    known_words,
    place_and_year,
    source_details,
    work_words,
    written,
)
from smartgov.cases.case import Known
from smartgov.text import LANGUAGES, Language, Text
from tests.smartgov.cases.made_cases import make_case, make_source


def test_country_and_year_of_a_practice(t: Translator) -> None:
    assert place_and_year(t, make_case("one", since=None)) == t.country("ES")
    since = place_and_year(t, make_case("one", since=2010))
    assert since == f"{t.country('ES')} · {t('cases.since', year='2010')}"


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("en", "2026", "2026"),
        ("en", "2026-11", "November 2026"),
        ("es", "2026-11", "noviembre de 2026"),
        ("fr", "2026-11", "novembre 2026"),
        ("en", "2026-11-30", "November 30, 2026"),
        ("en", "2026-02-30", "2026-02-30"),
        ("en", "", ""),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(
    language: Language, day: str, words: str
) -> None:
    assert written(translator(language), day) == words


@pytest.mark.parametrize(
    ("seen", "key", "date"),
    [
        ("2026", "read_year", "2026"),
        ("2026-11", "read", "2026-11"),
        ("2026-11-30", "read_on", "2026-11-30"),
    ],
)
def test_a_source_says_who_when_and_when_it_was_read(
    t: Translator, seen: str, key: str, date: str
) -> None:
    read = t(f"cases.{key}", date=written(t, date))
    source = make_source(seen=seen)
    assert work_words(source) == "A title"
    assert source_details(t, source) == f"A publisher, 2020, {read}"
    untitled = make_source(seen=seen, title="", published="")
    assert work_words(untitled) == "A publisher"
    assert source_details(t, untitled) == read


def test_each_way_of_knowing_has_words_of_its_own(t: Translator) -> None:
    ways: tuple[Known, ...] = ("city", "publisher", "third_party", "press")
    assert len({known_words(t, make_source(known)) for known in ways}) == len(ways)


def test_texts_are_spread_over_columns_without_fallback() -> None:
    found = columns_of({"what": Text("A", "B")})
    assert found == dict(zip((f"what_{code}" for code in LANGUAGES), ("A", "B", ""), strict=True))
