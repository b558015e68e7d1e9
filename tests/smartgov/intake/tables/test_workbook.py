"""Tests that workbooks from any program are read as openpyxl reads them."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.intake.cells import NO_VALUE, clean
from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables import sheet_rows
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.sheet import SheetMarks
from smartgov.intake.tables.workbook import Workbook, open_workbook
from smartgov.numbers import plain
from tests.conftest import at_most
from tests.smartgov.intake.made_files import (
    LINKS,
    MAIN,
    PACKAGE,
    make_sheet,
    make_workbook,
    make_zip,
    workbook_parts,
)

TEXT = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cs"]), min_size=1, max_size=20
).filter(lambda text: text.strip() and "_x" not in text)
CELL = st.none() | TEXT | st.integers(-(10**9), 10**9) | st.booleans()
NUMBERS = st.integers(-(10**6), 10**6).map(lambda thousandths: thousandths / 1000)


def open_bytes(content: bytes) -> Workbook:
    return open_workbook(Archive(content, Spot("file.xlsx")))


def rows_of(content: bytes, sheet: str = "Answers") -> list[tuple[int, Mapping[int, str]]]:
    rows = open_bytes(content).rows(sheet, lambda _: None)
    return [(row.number, row.cells) for row in rows]


def write(rows: list[list[object]]) -> bytes:
    """Return a workbook as openpyxl writes it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Answers"
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def expected(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return plain(float(cell)) if isinstance(cell, (int, float)) else clean(str(cell))


@at_most(40)
@given(st.lists(st.lists(CELL | NUMBERS, min_size=1, max_size=5), max_size=5))
def test_cells_are_those_that_were_written(rows: list[list[object]]) -> None:
    safe = [
        [f"x{c}" if isinstance(c, str) and c.startswith("=") else c for c in row] for row in rows
    ]
    try:
        content = write(safe)
    except openpyxl.utils.exceptions.IllegalCharacterError:
        return
    found = dict(rows_of(content))
    for number, row in enumerate(safe, start=1):
        shown = {at: text for at, cell in enumerate(row) if (text := expected(cell))}
        assert found.get(number, {}) == shown


def test_dates_and_times_are_written_out() -> None:
    noon = datetime.datetime.fromisoformat("2024-01-31 12:00")
    moments = [datetime.date(2024, 1, 31), noon]
    assert rows_of(write([moments])) == [(1, {0: "2024-01-31", 1: "2024-01-31 12:00:00"})]


def test_formulas_without_value_are_marked() -> None:
    assert rows_of(write([["a", "=1+1"]])) == [(1, {0: "a", 1: NO_VALUE})]


def test_sheets_are_named_in_order_and_charts_are_none() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Réponses")
    book.create_chartsheet("Chart")
    buffer = io.BytesIO()
    book.save(buffer)
    assert list(open_bytes(buffer.getvalue()).sheets) == ["Sheet", "Réponses"]


def test_prefixes_absolute_targets_and_cells_without_reference() -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c>'
        '<x:c t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh>'
        "<x:r><x:t>b_x0041_</x:t></x:r></x:is></x:c></x:row></x:sheetData></x:worksheet>"
    )
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{LINKS}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>'
    )
    parts = workbook_parts({"Answers": sheet}) | {"xl/_rels/workbook.xml.rels": relations}
    assert rows_of(make_zip(parts)) == [(1, {0: "7", 1: "abA"})]


def test_rows_and_columns_that_cannot_be_are_put_in_order() -> None:
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="5"><c r="B5"><v>1</v></c></row>'
        '<row r="5"><c r="ZZZZ9"><v>2</v></c><c r="XFE1"><v>3</v></c></row>'
        '<row r="99999999"><c r="A1"><v>4</v></c></row></sheetData></worksheet>'
    )
    assert rows_of(make_workbook({"Answers": sheet})) == [
        (5, {1: "1"}),
        (6, {0: "2"}),
        (7, {0: "4"}),
    ]


def test_shared_string_that_is_not_there_is_damage_and_no_blank() -> None:
    sheet = make_sheet([[b'<c r="@" t="s"><v>99</v></c>', "a"]])
    with pytest.raises(RefusedError) as error:
        rows_of(make_workbook({"Answers": sheet}))
    assert error.value.problem.code == "bad_workbook"


@pytest.mark.parametrize("part", ["xl/_rels/workbook.xml.rels", "xl/workbook.xml"])
def test_workbook_without_a_part_is_damaged(part: str) -> None:
    parts = workbook_parts({"Answers": [("a",)]})
    del parts[part]
    with pytest.raises(RefusedError):
        open_bytes(make_zip(parts))


def test_progress_of_a_sheet_ends_at_1() -> None:
    shares: list[float] = []
    list(open_bytes(make_workbook({"Answers": [("a",)]})).rows("Answers", shares.append))
    assert shares[-1] == 1


def test_a_sheet_of_few_cells_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also with the cells so far down that no first rows end before them."""
    sheet = make_sheet([("a", "b"), ("c", "d")]).replace("</sheetData>", '<row r="9"/></sheetData>')
    workbook = open_bytes(make_workbook({"Answers": sheet}))
    asked: list[str] = []
    pieces = workbook.archive.pieces
    monkeypatch.setattr(
        workbook.archive, "pieces", lambda part: (asked.append(part), pieces(part))[1]
    )
    assert next(workbook.rows("Answers", lambda _: None)).number == 1
    shares: list[float] = []
    numbers, _ = workbook.read_sheet(
        "Answers", lambda rows: [row.number for row in rows], shares.append
    )
    assert numbers == [1, 2]
    assert shares[-1] == 1
    assert asked == [workbook.sheets["Answers"]]


@pytest.mark.parametrize("most", [0, 3])
def test_a_sheet_of_many_cells_is_parsed_again(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_KEPT", most)
    workbook = open_bytes(make_workbook({"Answers": [("a", "b"), ("c", "d"), ("e", "f")]}))
    for _ in range(2):
        assert [row.number for row in workbook.rows("Answers", lambda _: None)] == [1, 2, 3]


def test_hidden_rows_and_merged_cells_come_with_what_was_made_of_the_rows() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["a", "b"], ["c", None], ["d", "e"]):
        sheet.append(row)
    sheet.merge_cells("A2:B2")
    sheet.row_dimensions[3].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    workbook = open_bytes(buffer.getvalue())
    numbers, marks = workbook.read_sheet(
        "Sheet", lambda rows: [row.number for row in rows], lambda _: None
    )
    assert numbers == [1, 2, 3]
    assert marks == SheetMarks(frozenset({3}), ("A2:B2",))
