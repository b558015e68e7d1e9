"""Tests of exported tables: complete, readable, and without formulas."""

from __future__ import annotations

import csv
import io
import zipfile

import numpy as np
import openpyxl
import pandas as pd
import pytest

from smartgov.export.spreadsheets import to_csv, to_xlsx

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "-"]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes):
    """Return the only sheet of a workbook."""
    (sheet,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return sheet


# --- CSV ---------------------------------------------------------------------------------------

TABLE = pd.DataFrame(
    {
        "city": ["Málaga", "=1+1", 'A "b", c', "-"],
        "overall": [80.6, -0.5, np.nan, 100.0],
        "rank": pd.array([1, 2, None, 4], dtype="Int64"),
        "=cmd": ["x", None, "two\nlines", "y"],
    },
    index=["malaga", "b", "c", "d"],
)


def test_csv_begins_with_a_byte_order_mark_and_ends_its_lines_as_spreadsheets_do() -> None:
    content = to_csv(TABLE)
    assert content.startswith(b"\xef\xbb\xbfcity,")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert content.endswith(b"\r\n")
    assert "Málaga".encode() in content


def test_csv_has_the_cells_guarded_blank_as_blank_and_numbers_as_numbers() -> None:
    assert read_csv(to_csv(TABLE)) == [
        ["city", "overall", "rank", "'=cmd"],
        ["Málaga", "80.6", "1", "x"],
        ["'=1+1", "-0.5", "2", ""],
        ['A "b", c', "", "", "two\nlines"],
        ["'-", "100.0", "4", "y"],
    ]


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_of_a_csv_runs(cell) -> None:
    rows = read_csv(to_csv(pd.DataFrame({cell: [cell]})))
    assert rows == [["'" + cell], ["'" + cell]]


def test_csv_numbers_are_not_rounded() -> None:
    numbers = [1 / 3, -2 / 3, 1e-17, 123456789.123456]
    _, *rows = read_csv(to_csv(pd.DataFrame({"n": numbers})))
    assert [float(cell) for (cell,) in rows] == numbers


def test_table_without_rows_keeps_its_header() -> None:
    assert read_csv(to_csv(TABLE.iloc[:0])) == [["city", "overall", "rank", "'=cmd"]]
    assert [cell.value for cell in read_xlsx(to_xlsx(TABLE.iloc[:0]))[1]] == [
        "city",
        "overall",
        "rank",
        "'=cmd",
    ]


def test_columns_of_numbers_as_names_stay() -> None:
    assert read_csv(to_csv(pd.DataFrame({2019: [1]})))[0] == ["2019"]


@pytest.mark.parametrize("write", [to_csv, to_xlsx])
def test_table_is_not_written_into(write) -> None:
    before = TABLE.copy()
    write(TABLE)
    pd.testing.assert_frame_equal(before, TABLE)


# --- XLSX --------------------------------------------------------------------------------------


def test_workbook_has_text_as_text_and_numbers_as_numbers() -> None:
    sheet = read_xlsx(to_xlsx(TABLE))
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["city", "overall", "rank", "'=cmd"],
        ["Málaga", 80.6, 1, "x"],
        ["'=1+1", -0.5, 2, None],
        ['A "b", c', None, None, "two\nlines"],
        ["'-", 100, 4, "y"],
    ]
    assert sheet["B3"].data_type == "n"


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(cell) -> None:
    sheet = read_xlsx(to_xlsx(pd.DataFrame({cell: [cell]})))
    assert [sheet["A1"].data_type, sheet["A2"].data_type] == ["s", "s"]


def test_sheet_has_its_name_and_a_header_that_stays_in_sight() -> None:
    sheet = read_xlsx(to_xlsx(TABLE, "Ranking"))
    assert sheet.title == "Ranking"
    assert sheet.freeze_panes == "A2"
    assert read_xlsx(to_xlsx(TABLE)).title == "data"


def test_long_name_of_a_sheet_is_cut_to_what_excel_takes() -> None:
    assert read_xlsx(to_xlsx(TABLE, "x" * 40)).title == "x" * 31


def test_control_character_in_a_cell_does_no_harm() -> None:
    sheet = read_xlsx(to_xlsx(pd.DataFrame({"note": ["a\x0bb\x07"]})))
    assert sheet["A2"].value.startswith("a")


def test_a_workbook_does_not_say_when_it_was_written() -> None:
    """So the same table gives the same bytes, whatever the clock says."""
    table = pd.DataFrame({"city": ["Bilbao"], "score": [80.6]})
    content = to_xlsx(table)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about = archive.read("docProps/core.xml")
    assert b"creator" in about
    assert b"dcterms:created" not in about
    assert b"dcterms:modified" not in about
    pd.testing.assert_frame_equal(pd.read_excel(io.BytesIO(content)), table)
