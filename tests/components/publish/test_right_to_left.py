"""Tests of lines that are written from right to left."""

from __future__ import annotations

import unicodedata

import pytest

from components.publish.right_to_left import in_drawing_order, join_letters


@pytest.mark.parametrize("line", ["Bilbao · 80.6", "Αθήνα", "Київ", "東京", ""])
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert in_drawing_order(line) == line


def test_hebrew_is_turned_around() -> None:
    assert in_drawing_order("תל אביב") == "ביבא לת"


def test_numbers_and_other_words_keep_their_order() -> None:
    assert "80.6" in in_drawing_order("80.6 תל")
    assert in_drawing_order("Tel Aviv (תל)").startswith("Tel Aviv (")


def forms(text: str) -> list[str]:
    """Return the form of each letter, as Unicode names it."""
    return [unicodedata.decomposition(letter).partition(">")[0][1:] for letter in text]


def test_arabic_letters_are_joined() -> None:
    # Tehran: the alef and the re join the letter before them, and not the one after.
    assert forms(join_letters("تهران")) == ["initial", "medial", "final", "isolated", "isolated"]


def test_marks_do_not_part_letters() -> None:
    bare, marked = join_letters("به"), join_letters("بِه")
    assert [letter for letter in marked if letter in bare] == list(bare)
