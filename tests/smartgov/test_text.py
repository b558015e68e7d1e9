"""Tests of the list of languages, and of texts in each of them."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from types import SimpleNamespace

import pytest
from babel import Locale

from smartgov import text as text_module
from smartgov.text import (
    LANGUAGES,
    NO_WORDS,
    Text,
    is_whole,
    normalize,
    parse_text,
    text_columns,
)


def test_english_comes_first_and_babel_knows_each_language() -> None:
    assert LANGUAGES[0] == "en"
    assert [Locale.parse(language).language for language in LANGUAGES] == list(LANGUAGES)


def test_a_language_left_out_reads_as_english() -> None:
    text = Text("one", fr="un")
    assert (text.read("en"), text.read("es"), text.read("fr")) == ("one", "one", "un")
    assert Text("one", "uno", "un").read("es") == "uno"


def test_what_was_given_is_told_from_what_stands_in_for_it() -> None:
    text = Text("one", fr="un")
    assert (text.en, text.given("es"), text.given("fr")) == ("one", "", "un")
    assert len(text.words) == len(LANGUAGES)


def test_texts_of_the_same_words_are_the_same() -> None:
    assert Text("one", "uno") == Text(en="one", es="uno") == Text("one", "uno", "")
    assert len({Text("one", "uno"), Text("one", es="uno"), Text("one")}) == 2
    assert Text("") == NO_WORDS
    assert pickle.loads(pickle.dumps(Text("one", "uno"))) == Text("one", "uno")  # noqa: S301


def test_a_text_shows_the_languages_that_it_has() -> None:
    assert repr(Text("one", fr="''")) == "Text(en='one', fr=\"''\")"


@pytest.mark.parametrize(
    ("words", "by_language"),
    [(["x"] * (len(LANGUAGES) + 1), {}), (["x"], {"en": "y"}), (["x"], {"xx": "y"})],
)
def test_a_language_unknown_or_given_twice_is_an_error(
    words: list[str], by_language: Mapping[str, str]
) -> None:
    with pytest.raises(TypeError, match="not one text for each"):
        Text(*words, **by_language)


def test_a_table_has_a_column_for_each_language() -> None:
    assert text_columns("label")[0] == "label_en"
    assert [column.removeprefix("label_") for column in text_columns("label")] == list(LANGUAGES)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Title", Text("Title")),
        ({"en": "Title", "fr": "Titre", "xx": "?"}, Text("Title", fr="Titre")),
        ({"en": "Title", "es": None}, Text("Title")),
        ({}, NO_WORDS),
        (None, NO_WORDS),
        (2019, Text("2019")),
    ],
)
def test_a_text_of_json_is_one_string_or_one_for_each_language(value: object, text: Text) -> None:
    assert parse_text(value) == text


@pytest.mark.parametrize(("text", "whole"), [("é😀", True), ("\ud83d\ude00", False), ("", True)])
def test_half_a_character_is_no_text(text: str, whole: bool) -> None:
    assert is_whole(text) == whole


def test_long_texts_are_normalized_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python sorts accents that follow each other in time by the square of their number."""
    lengths: list[int] = []

    def record(_: str, text: str) -> str:
        lengths.append(len(text))
        return text

    monkeypatch.setattr(text_module, "unicodedata", SimpleNamespace(normalize=record))
    accents = "\u0301\u0323" * 16_000
    assert normalize("NFC", accents) == accents
    assert max(lengths) <= 1_000
