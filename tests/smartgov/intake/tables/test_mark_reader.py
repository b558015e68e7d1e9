"""Tests of collecting how a sheet is displayed."""

from __future__ import annotations

import pytest

from smartgov.intake.limits import MAX_FILLED, MAX_MERGED
from smartgov.intake.tables.mark_reader import MarkReader, SheetMarks, is_hidden


def test_marks_are_collected() -> None:
    reader = MarkReader(["", "red"])
    reader.start("mergeCell", {"ref": "A1:B2"})
    reader.start("col", {"min": "2", "max": "3", "hidden": "1"})
    reader.start("col", {"min": "4", "max": "4", "width": "9"})
    reader.add_fill(2, 1, "1")
    reader.hidden.add(7)
    assert reader.filled == {"1": "red"}
    assert reader.marks == SheetMarks(frozenset({7}), ("A1:B2",), ((2, 3),), {(2, 1): "red"})


@pytest.mark.parametrize("end", ["", "x", "²", "9" * 5000, "-1"])
def test_column_of_no_number_is_no_column(end: str) -> None:
    reader = MarkReader()
    reader.start("col", {"min": "1", "max": end, "hidden": "1"})
    assert reader.marks.columns == ()


def test_marks_are_bounded() -> None:
    reader = MarkReader(["red"])
    for number in range(MAX_FILLED + 1):
        reader.add_fill(number, 1, "0")
    for _ in range(MAX_MERGED + 1):
        reader.start("mergeCell", {"ref": "A1:B2"})
        reader.start("col", {"min": "1", "max": "1", "hidden": "1"})
    marks = reader.marks
    assert len(marks.fills) == MAX_FILLED
    assert len(marks.merged) == len(marks.columns) == MAX_MERGED


def test_row_without_height_is_hidden() -> None:
    assert is_hidden({"ht": "0"}, "ht")
    assert is_hidden({"hidden": "true"}, "ht")
    assert not is_hidden({"ht": "15", "hidden": "0"}, "ht")
