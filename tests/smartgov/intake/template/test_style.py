"""Tests that each pillar of a template has its own color."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest

from smartgov.intake.template.style import (
    COLUMN,
    add_styles,
    argb,
    color_dimensions,
    finish_sheet,
    hue_of,
    print_sheet,
)
from smartgov.study.questionnaire import Questionnaire
from tests.smartgov.made_studies import make_framework, make_yes_no

FRAMEWORK = make_framework({"one": ["a", "b"], "two": ["c"]})


def test_dimensions_of_a_pillar_share_its_color() -> None:
    assert hue_of(FRAMEWORK, "a") == hue_of(FRAMEWORK, "b") != hue_of(FRAMEWORK, "c")


@pytest.mark.parametrize("title", ["Respuestas", "Answers (2)", "L'eau"])
def test_titles_to_print_name_the_columns_first(title: str) -> None:
    """LibreOffice keeps a second copy of a name that gives the rows first."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    print_sheet(sheet, landscape=True, wide=True)
    buffer = io.BytesIO()
    book.save(buffer)
    names = zipfile.ZipFile(buffer).read("xl/workbook.xml").decode()
    (name,) = re.findall(r"<definedName [^>]*Print_Titles[^>]*>([^<]*)<", names)
    assert re.fullmatch(r"(.+)!\$A:\$A,\1!\$1:\$1", name)


def test_sheet_without_a_header_repeats_nothing() -> None:
    sheet = openpyxl.Workbook().create_sheet()
    print_sheet(sheet, landscape=True, header=False)
    assert not sheet.print_titles
    print_sheet(sheet, landscape=True)
    assert sheet.print_title_rows == "$1:$1"


def test_workbooks_write_colors_without_a_sign() -> None:
    assert argb("#075f5a") == "075F5A"


def test_styles_are_known_by_name() -> None:
    book = openpyxl.Workbook()
    add_styles(book)
    assert {"sg_title", "sg_lead"} <= set(book.named_styles)
    assert COLUMN > 0


def test_all_cells_of_a_column_look_alike() -> None:
    book = openpyxl.Workbook()
    add_styles(book)
    sheet = book.create_sheet()
    asked = tuple(make_yes_no(f"q_{dimension}", dimension) for dimension in "abc")
    finish_sheet(sheet, rows=5, widths=[10, 20, 20, 20])
    color_dimensions(sheet, Questionnaire("x", FRAMEWORK, asked), rows=5)
    assert sheet["A1"].style == "sg_header"
    assert all(cell.style == "sg_entry" for (cell,) in sheet["A2:A5"])
    for column in sheet["B2:D5"][0]:
        cells = [sheet.cell(row, column.column) for row in range(2, 6)]
        assert len({cell.fill.fgColor.rgb for cell in cells}) == 1
        assert {cell.border.left.style for cell in cells} == {"thin"}
    assert len({cell.fill.fgColor.rgb for cell in sheet[5]}) == 4
