"""Tests of the sentences about change."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from components.i18n import Translator
from components.words.editions import (
    METHOD,
    break_words,
    edition_years,
    left_out_words,
    method_words,
    periods,
    scope_words,
    signed_range,
    verdict,
)
from smartgov.editions.shared import match
from smartgov.model import Break
from smartgov.text import Text
from tests.components.conftest import MakeReader
from tests.smartgov.editions.made_editions import NOW, QUESTIONS, THEN, make_edition

BEFORE, AFTER = make_edition("2014-2015", THEN), make_edition("2018", NOW)


def matched(before=BEFORE, after=AFTER):
    found = match(before, after)
    assert found is not None
    return found


def test_years_of_an_edition() -> None:
    assert edition_years("2014-2015") == "2014–2015"
    assert periods(matched()) == {"since": "2014–2015", "shown": "2018"}


def test_scope_counts_cities_and_questions(make_reader: MakeReader) -> None:
    words = scope_words(make_reader(of=AFTER), matched())
    assert "2 of 3 cities" in words
    assert "5 of 5 scored questions" in words


def test_what_is_left_out_is_said(make_reader: MakeReader) -> None:
    reader = make_reader(of=AFTER)
    (cities,) = left_out_words(reader, matched())
    assert "2018 only: 1; in 2014–2015 only: 1" in cities
    fewer = make_edition("2014", {c: a[:4] for c, a in THEN.items()}, QUESTIONS[:4])
    assert len(left_out_words(reader, matched(fewer))) == 2
    same = make_edition("2014", NOW)
    assert left_out_words(reader, matched(same)) == []


def test_a_break_names_its_edition_and_its_reason(make_reader: MakeReader, t: Translator) -> None:
    changed = Break(Text("New rules.", "Reglas nuevas.", "Nouvelles règles."))
    study = replace(AFTER, info=replace(AFTER.info, change_of_measure=changed))
    (words,) = break_words(make_reader(t.language, of=AFTER), [BEFORE, study])
    assert "2018" in words
    assert t.text(changed.text) in words


@pytest.mark.parametrize(
    ("ends", "words"),
    [((-3.2, 4.0), "−3 – +4"), ((2.0, 2.0), "+2"), ((math.nan, 1.0), "–")],
)
def test_range_of_a_change_of_rank(make_reader: MakeReader, ends, words: str) -> None:
    assert signed_range(make_reader(), *ends) == words


def test_verdicts_differ(make_reader: MakeReader) -> None:
    reader = make_reader()
    assert verdict(reader, clear=True) != verdict(reader, clear=False)


def test_the_rules_are_told_with_their_numbers(make_reader: MakeReader) -> None:
    told = method_words(make_reader("fr"))
    assert len(told) == len(METHOD)
    assert "0,75" in told[2]
    assert not any("{" in words for words in told)
