"""Tests of how change is explained."""

from __future__ import annotations

from components.sections.method import change
from components.words.editions import METHOD
from smartgov.text import LANGUAGES
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn


def test_every_rule_is_told_with_its_numbers(make_reader: MakeReader, drawn: Drawn) -> None:
    for language in LANGUAGES:
        change.show_change(make_reader(language))
    count = len(METHOD)
    assert len(drawn.words) == len(LANGUAGES) * count
    assert "0.75" in drawn.words[2]
    assert "0,75" in drawn.words[count + 2]
    assert not any("{" in words for words in drawn.words)
