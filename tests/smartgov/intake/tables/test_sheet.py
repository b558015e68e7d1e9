"""Tests of the cells of a sheet: numbers, percentages, dates, text and formulas."""

from __future__ import annotations

import pytest

from smartgov.intake.cells import NO_DATE, NO_VALUE, TOO_LONG
from smartgov.intake.limits import LAST_ROW, MAX_CELL
from smartgov.intake.tables import sheet
from smartgov.intake.tables.mark_reader import SheetMarks
from smartgov.intake.tables.markup import DamagedError
from smartgov.intake.tables.sheet import SheetParser


def cell(raw: str, **attributes: str) -> str:
    """Return what a cell is read as; style 1 is a percentage and style 2 a date."""
    parser = SheetParser(["shared"], ["", "percent", "date"], from_1904=False)
    parser.start("row", {})
    parser.start("c", attributes)
    parser.start("v", {})
    parser.data(raw)
    for name in ("v", "c", "row"):
        parser.end(name)
    rows = parser.take()
    return rows[0].cells[0] if rows else ""


@pytest.mark.parametrize(
    ("raw", "attributes", "text"),
    [
        *(("7", {}, "7"), ("4.50", {}, "4.5"), ("1E3", {}, "1000"), ("0", {"t": "b"}, "false")),
        *(("0.36", {"s": "1"}, "36%"), ("45322", {"s": "2"}, "2024-01-31")),
        *(("9e9", {"s": "2"}, NO_DATE), ("0.5", {"s": "2"}, "12:00:00")),
        *(("0", {"t": "s"}, "shared"), (" a _x0041_", {"t": "str"}, "a A"), ("", {}, "")),
        ("x" * (MAX_CELL + 1), {"t": "str"}, TOO_LONG),
    ],
)
def test_cell_is_read_as_it_is_shown(raw: str, attributes: dict[str, str], text: str) -> None:
    assert cell(raw, **attributes) == text


def test_more_rows_than_a_spreadsheet_has_are_not_read() -> None:
    parser = SheetParser([], [], from_1904=False)
    parser.start("row", {"r": str(LAST_ROW)})
    parser.end("row")
    with pytest.raises(DamagedError, match="too_many_rows"):
        parser.start("row", {})


def test_blank_cells_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_CELLS", 1)
    parser = SheetParser([], [], from_1904=False)
    parser.start("c", {})
    parser.end("c")
    with pytest.raises(DamagedError, match="too_much"):
        parser.start("c", {})


def test_shared_string_that_is_not_there_is_damage() -> None:
    with pytest.raises(DamagedError):
        cell("1", t="s")


def test_formula_without_value_hidden_row_and_merged_cells() -> None:
    parser = SheetParser([], [], from_1904=False)
    parser.start("row", {"r": "4", "hidden": "1"})
    parser.start("c", {"r": "B4"})
    parser.start("f", {})
    for name in ("f", "c", "row"):
        parser.end(name)
    parser.start("mergeCell", {"ref": "A1:B2"})
    assert [(row.number, row.cells) for row in parser.take()] == [(4, {1: NO_VALUE})]
    assert parser.marks == SheetMarks(frozenset({4}), ("A1:B2",))
    assert parser.take() == []
