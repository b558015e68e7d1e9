"""Tests of assigning roles to sheets by name or by header."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from smartgov.intake.spot import Spot
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.sheet_roles import SheetRoles, assign_sheets
from smartgov.intake.tables.workbook import open_workbook
from tests.smartgov.intake.made_files import CITIES, HEADER, Rows, make_zip, workbook_parts


def assign(sheets: Mapping[str, Rows], hidden: Collection[str] = ()) -> SheetRoles:
    parts = workbook_parts(sheets)
    book = str(parts["xl/workbook.xml"])
    for sheet in hidden:
        book = book.replace(f'name="{sheet}"', f'name="{sheet}" state="veryHidden"')
    content = make_zip({**parts, "xl/workbook.xml": book})
    return assign_sheets(open_workbook(Archive(content, Spot("file.xlsx"))))


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


TABLE = [HEADER, *CITIES]


def test_hidden_sheet_is_never_preferred_to_a_visible_one() -> None:
    for shown in ("Respuestas 2019", "Hoja1", "Respuestas definitivas"):
        roles = assign({"Respuestas": TABLE, shown: TABLE}, hidden=["Respuestas"])
        assert dict(roles.sheets) == {"answers": shown}
        assert roles.others == ("Respuestas",)


def test_hidden_cities_do_not_replace_those_of_visible_answers() -> None:
    sheets: dict[str, Rows] = {"Ciudades": [("City", "Country"), ("Old", "ES")], "Datos": TABLE}
    assert dict(assign(sheets, hidden=["Ciudades"]).sheets) == {"answers": "Datos"}
    bare: dict[str, Rows] = {**sheets, "Datos": [("City", "voting"), ("Old", 1)]}
    assert dict(assign(bare, hidden=["Ciudades"]).sheets) == {
        "answers": "Datos",
        "cities": "Ciudades",
    }


def test_hidden_sheet_is_read_where_no_visible_one_has_its_role() -> None:
    sheets: dict[str, Rows] = {"Contactos": [("Name", "Mail"), ("a", "b")], "Respuestas": TABLE}
    assert assign(sheets, hidden=["Respuestas"]).sheets["answers"] == "Respuestas"
