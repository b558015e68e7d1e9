"""Tests of text widths and line breaks in the font of the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.publish.type import cut_text, text_width, wrap_text
from smartgov.model import Study

texts = st.text("abc mW’ăș1 ", max_size=60)
widths = st.floats(20, 200)


def test_a_text_is_as_wide_as_its_letters() -> None:
    assert text_width("", 10) == 0
    assert text_width("ab", 10) == pytest.approx(text_width("a", 10) + text_width("b", 10))
    assert text_width("ab", 20) == pytest.approx(2 * text_width("ab", 10))
    assert text_width("ab", 10, bold=True) > text_width("ab", 10)
    assert text_width("iiii", 10) < text_width("WWWW", 10)


def test_the_type_has_every_letter_of_the_survey(survey: Study) -> None:
    words = [city.name for city in survey.cities]
    words += [word for q in survey.questions for word in q.label.words[1:]]
    letters = {letter for word in words for letter in word}
    missing = text_width("\N{CJK UNIFIED IDEOGRAPH-4E00}", 1)
    assert missing > 0
    assert set("ășşüã’\N{LATIN SMALL LETTER DOTLESS I}") <= letters
    assert all(text_width(letter, 1) > 0 for letter in letters)


@given(texts, widths)
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    lines = wrap_text(text, width, 10)
    assert all(text_width(line, 10) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_lines_break_at_spaces_and_at_line_breaks() -> None:
    assert wrap_text("one two three", text_width("one two", 9), 9) == ["one two", "three"]
    assert wrap_text("one\ntwo", 100, 9) == ["one", "two"]
    assert wrap_text("", 100, 9) == [""]


def test_a_non_breaking_space_holds() -> None:
    text = "wwww 87\N{NO-BREAK SPACE}%"
    assert wrap_text(text, text_width("wwww 87", 9), 9) == ["wwww", "87\N{NO-BREAK SPACE}%"]


def test_a_word_too_wide_for_a_line_is_broken() -> None:
    lines = wrap_text("w" * 40, text_width("w" * 12, 9), 9)
    assert [len(line) for line in lines] == [12, 12, 12, 4]


@given(texts, widths)
def test_cut_text_fits(text: str, width: float) -> None:
    cut = cut_text(text, width, 10)
    assert cut == text or (cut.endswith("…") and text_width(cut, 10) <= width)
