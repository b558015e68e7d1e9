"""Tests of assigning roles to sheets by name or by header."""

from __future__ import annotations

from smartgov.intake.spot import Spot
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.sheet_roles import SheetRoles, assign_sheets
from smartgov.intake.tables.workbook import open_workbook
from tests.smartgov.intake.made_files import CITIES, HEADER, Rows, make_workbook


def assign(sheets: dict[str, Rows]) -> SheetRoles:
    return assign_sheets(open_workbook(Archive(make_workbook(sheets), Spot("file.xlsx"))))


def test_names_come_before_headers() -> None:
    table = [HEADER, *CITIES]
    roles = assign({"Hoja1": table, "Respuestas": table, "Answers (2)": table, "Instructions": []})
    assert roles.sheets["answers"] == "Respuestas"
    assert roles.others == ("Hoja1", "Answers (2)")


def test_header_says_what_a_sheet_holds() -> None:
    roles = assign({"Hoja1": [("x", "y")], "Hoja2": [HEADER, *CITIES]})
    assert dict(roles.sheets) == {"answers": "Hoja2"}


def test_assigning_returns_other_roles() -> None:
    before = SheetRoles({}, ("a", "b"))
    assert before.assign("answers", ["b"]) == SheetRoles({"answers": "b"}, ("a",))
    assert before == SheetRoles({}, ("a", "b"))
    assert before.assign("answers", []) is before
