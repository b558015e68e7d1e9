"""Tests of texts that fit their frames."""

from __future__ import annotations

import pytest

from components.publish.slides.fit import (
    LEADING,
    fit_text,
    text_height,
    text_lines,
    words_height,
)
from components.publish.slides.slide import Item
from components.publish.type import text_width

LONG = "Cities that answered the question and have each practice in place " * 4


def test_the_largest_size_that_fits_is_taken() -> None:
    assert fit_text("Short", 400, (40, 20), lines=1) == (40, "Short")
    size, text = fit_text("A title of some more words", 300, (40, 20), lines=1)
    assert (size, text) == (20, "A title of some more words")


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_what_is_too_long_even_so_is_cut(lines: int) -> None:
    size, text = fit_text(LONG, 300, (20, 18), lines=lines)
    assert size == 18
    assert text.endswith("…")
    assert len(text_lines(text, 300, size)) <= lines


def test_lines_leave_room_in_their_frame() -> None:
    assert all(text_width(line, 20) < 300 for line in text_lines(LONG, 300, 20))


def test_heights_add_up() -> None:
    assert text_height("One", 300, 20) == pytest.approx(20 * LEADING)
    assert text_height("", 300, 20) == 0
    two = words_height([Item("Head", "Text"), Item("", "Text")], 300, 20)
    assert two == pytest.approx(3 * 20 * LEADING + 12)
