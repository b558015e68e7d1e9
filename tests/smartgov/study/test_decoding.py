"""Tests of decoding text: strict in a study, tolerant in a visitor's file."""

from __future__ import annotations

import codecs

import pytest

from smartgov.study.decoding import NotTextError, decode_text


def test_byte_order_mark_is_no_text() -> None:
    assert decode_text(codecs.BOM_UTF8 + "é".encode()) == "é"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_visitors_programs_are_guessed(encoding: str) -> None:
    assert decode_text("Orléans\nÎle".encode(encoding), guess=True) == "Orléans\nÎle"


def test_strict_decoding_says_which_byte_is_wrong_and_where() -> None:
    with pytest.raises(NotTextError) as error:
        decode_text(codecs.BOM_UTF8 + b"a\nb\xe9")
    assert (error.value.code, error.value.row, error.value.value) == ("not_utf8", 2, "0xe9")


@pytest.mark.parametrize(
    ("content", "guess", "code"),
    [
        (b"a\0", False, "nul_byte"),
        (b"a\0", True, "nul_byte"),
        (codecs.BOM_UTF8 + b"a\0", True, "not_text"),
        (codecs.BOM_UTF8 + b"a\xe9", True, "not_utf8"),
        (b"a\x01\xe9", True, "not_text"),
        (b"\x81", True, "not_utf8"),
        (codecs.BOM_UTF16_LE + b"a", True, "not_utf8"),
    ],
)
def test_bytes_that_are_no_text(content: bytes, guess: bool, code: str) -> None:
    with pytest.raises(NotTextError) as error:
        decode_text(content, guess=guess)
    assert error.value.code == code
