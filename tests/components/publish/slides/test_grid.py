"""Tests of the places of a table."""

from __future__ import annotations

import pytest

from components.publish.slides.fit import LEADING, text_lines
from components.publish.slides.grid import PAD_X, SIZES, place_grid
from components.publish.slides.slide import Grid


def table(words: str, rows: int = 3, note: str = "") -> Grid:
    return Grid("Caption", ("A", "B"), (0.3, 0.7), tuple(("x", words) for _ in range(rows)), note)


def test_a_short_table_has_the_largest_letters() -> None:
    placed = place_grid(table("Text"), 0, 0, 600, 400)
    assert placed.size == SIZES[0]
    assert placed.widths == pytest.approx((180, 420))
    assert len(placed.heights) == 4


@pytest.mark.parametrize("repeated", [1, 20, 80])
@pytest.mark.parametrize("note", ["", "and 4 more"])
def test_a_table_never_runs_over_its_frame(repeated: int, note: str) -> None:
    placed = place_grid(table("Practices of a city " * repeated, note=note), 0, 0, 600, 300)
    assert sum(placed.heights) <= 300
    for row, height in zip(placed.cells[:4], placed.heights, strict=False):
        for text, width in zip(row, placed.widths, strict=True):
            lines = text_lines(text, width - 2 * PAD_X, placed.size)
            assert len(lines) * placed.size * LEADING <= height


def test_the_note_is_a_last_row() -> None:
    placed = place_grid(table("Text", note="and 4 more"), 0, 0, 600, 400)
    assert placed.cells[-1] == ("and 4 more", "")
