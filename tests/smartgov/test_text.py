"""The same words in three languages."""

from __future__ import annotations

from smartgov.text import LANGUAGES, Text


def test_a_language_left_out_reads_as_english():
    assert LANGUAGES == ("en", "es", "fr")
    assert [Text("one", fr="un").read(language) for language in LANGUAGES] == ["one", "one", "un"]
    assert [Text("one", "uno", "un").read(lang) for lang in LANGUAGES] == ["one", "uno", "un"]
