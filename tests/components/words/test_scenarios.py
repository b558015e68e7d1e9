"""Tests of describing a scenario."""

from __future__ import annotations

from components.i18n import Translator
from components.words.scenarios import change_words
from tests.components.conftest import MakeReader


def test_changes_are_told_with_the_answer_before(make_reader: MakeReader, t: Translator) -> None:
    reader = make_reader(t.language, city="brae")
    words = change_words(reader, (("listen", 50.0), ("vote", 1.0)))
    assert "Votes" in words
    assert f"{t('answers.no')} \N{RIGHTWARDS ARROW} {t('answers.yes')}" in words
    before, after = words.split("Votes")[0].split("\N{RIGHTWARDS ARROW}")
    assert t.number(33) in before
    assert t.number(50) in after


def test_a_blank_answer_is_told_as_blank(make_reader: MakeReader, t: Translator) -> None:
    words = change_words(make_reader(t.language, city="dell"), (("vote", 0.0),))
    assert f"{t('answers.blank')} \N{RIGHTWARDS ARROW} {t('answers.no')}" in words
