"""Tests of reading OpenDocument spreadsheets, within the limits of workbooks."""

from __future__ import annotations

import pytest

from smartgov.intake.cells import NO_VALUE, TOO_LONG, Numeric
from smartgov.intake.limits import LAST_COLUMN, MAX_CELL, MAX_OPEN_CELLS, MAX_SHEETS
from smartgov.intake.read_file import read_file
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.intake.tables import open_document as module
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.mark_reader import SheetMarks
from smartgov.intake.tables.open_document import (
    MANIFEST,
    OpenDocument,
    is_open_document,
    open_document,
)
from smartgov.study.load import LoadedStudy
from tests.smartgov.intake.made_files import CITIES, HEADER, Rows, make_table, make_zip
from tests.smartgov.intake.made_ods import make_ods

TABLE = [HEADER, *CITIES]
X = "<text:p>x</text:p>"


def open_ods(content: bytes) -> OpenDocument:
    return open_document(Archive(content, Spot("file.ods")))


def cells_of(rows: Rows | str) -> list[tuple[int, dict[int, str]]]:
    """Return the rows of a sheet with their numbers."""
    found = open_ods(make_ods({"Hoja1": rows})).rows("Hoja1", lambda _: None)
    return [(row.number, dict(row.cells)) for row in found]


def cell(xml: str) -> str:
    ((_, cells),) = cells_of([["a", xml.encode(), "b"]])
    return cells.get(1, "")


def answers_of(loaded: LoadedStudy) -> str:
    assert loaded.study is not None, loaded.problems
    return loaded.study.answers.to_csv()


def test_spreadsheet_reads_as_the_same_workbook() -> None:
    read = read_file(make_ods({"Answers": TABLE}), "file.ods")
    assert answers_of(read) == answers_of(read_file(make_table(), "file.xlsx"))
    assert read.study is not None
    assert [city.country for city in read.study.cities] == ["ES", "NA", "CL"]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ('office:value-type="percentage" office:value="0.36"', "36%"),
        ('office:value-type="currency" office:value="4.50"', "4.5"),
        ('office:value-type="float" office:value="1E400"', "1E400"),
        ('office:value-type="float" office:value="many"', "shown"),
        ('office:value-type="date" office:date-value="2024-01-31"', "2024-01-31"),
        ('office:value-type="date" office:date-value="2024-01-31T00:00:00"', "2024-01-31"),
        ('office:value-type="boolean" office:boolean-value="true"', "true"),
        ('office:value-type="string" office:string-value="said"', "said"),
        ('office:value-type="string" calcext:value-type="error" office:string-value=""', "shown"),
    ],
)
def test_cell_is_read_by_its_value(xml: str, text: str) -> None:
    assert cell(f"<table:table-cell {xml}><text:p>shown</text:p></table:table-cell>") == text


def test_text_of_a_cell_is_without_its_comment() -> None:
    text = "<text:p>Le<text:s text:c='2'/><text:span>Havre</text:span></text:p><text:p>!</text:p>"
    comment = "<office:annotation><text:p>who says so</text:p></office:annotation>"
    xml = f'<table:table-cell office:value-type="string">{comment}{text}</table:table-cell>'
    assert cell(xml) == "Le Havre !"
    long = "x" * (MAX_CELL + 1)
    assert cell(f"<table:table-cell><text:p>{long}</text:p></table:table-cell>") == TOO_LONG
    assert cell('<table:table-cell table:formula="of:=A1"/>') == NO_VALUE
    assert cell(f"<table:covered-table-cell>{X}</table:covered-table-cell>") == ""


def test_what_is_repeated_is_repeated_and_blank_cells_are_not() -> None:
    two = (
        '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'
    )
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = f'<table:table-row table:number-rows-repeated="2">{two}{blank}</table:table-row>'
    empty = f'<table:table-row table:number-rows-repeated="1048000">{blank}</table:table-row>'
    assert cells_of(rows + empty + rows) == [
        *((number, {0: "x", 1: "x"}) for number in (1, 2, 1048003, 1048004)),
    ]


def test_marks_are_those_of_a_workbook() -> None:
    hidden = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    merged = f"<table:table-cell table:number-rows-spanned='2'>{X}</table:table-cell>"
    colored = '<table:table-cell table:style-name="ce1"/>'
    rows = f"{hidden}<table:table-row>{merged}{colored}</table:table-row>"
    rows += '<table:table-row table:visibility="filter"><table:table-cell><text:p>y</text:p>'
    rows += "</table:table-cell></table:table-row>"
    book = open_ods(make_ods({"A": rows, "B": []}, hidden="B"))
    found, marks = book.read_sheet("A", list, lambda _: None)
    assert found == [Row(1, {0: "x"}), Row(2, {0: "y"})]
    assert marks == SheetMarks(frozenset({2}), ("A1:A2",), ((2, 2),), {(1, 2): "#00ff00"})
    assert book.hidden == {"B"}
    assert (list(book.sheets), book.has_macros) == (["A", "B"], False)


def test_hidden_sheet_and_macros_are_told() -> None:
    read = read_file(
        make_ods({"Answers": TABLE}, hidden="Answers", **{"Basic/a.xml": "<x/>"}), "file.ods"
    )
    assert {"hidden_sheet", "macros"} <= {problem.code for problem in read.problems}


def test_spreadsheet_is_known_by_what_it_says_of_itself() -> None:
    text = b"application/vnd.oasis.opendocument.text"
    for files, kind in (
        ({"mimetype": text, "content.xml": "<x/>"}, "ODT"),
        ({"content.xml": "<x/>"}, "OpenDocument"),
    ):
        assert not is_open_document(Archive(make_zip(files), Spot("a.ods")))
        (problem,) = read_file(make_zip(files), "a.ods").problems
        assert (problem.code, problem.value) == ("other_kind", kind)


#: A cell, and a row, that are repeated as often as a spreadsheet may.
WIDE = (
    f'<table:table-cell table:number-columns-repeated="{LAST_COLUMN}"><text:p>x</text:p>'
    "</table:table-cell>"
)
TALL = f'<table:table-row table:number-rows-repeated="1048576">{WIDE}</table:table-row>'

ENTITIES = "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (make_ods({"A": TALL}), "too_much"),
        (make_ods({"A": f"<table:table-row>{WIDE}</table:table-row>" * 99}), "too_much"),
        (make_ods({f"S{n}": [] for n in range(MAX_SHEETS + 1)}), "too_many_sheets"),
        (make_ods({"A": "<table:table-row><table:table-cell><table:table/>"}), "bad_workbook"),
        (make_ods({"A": "<a>" * 99 + "</a>" * 99}), "bad_workbook"),
        (
            make_ods({"A": TABLE}, **{"content.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}),
            "document_type",
        ),
        (make_ods({"A": TABLE}, **{MANIFEST: "<manifest:encryption-data/>"}), "encrypted"),
    ],
)
def test_hostile_spreadsheet_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        open_ods(content)
    assert refused.value.problem.code == code
    assert MAX_OPEN_CELLS < LAST_COLUMN * 99


@pytest.mark.parametrize(("number", "undecided"), [(2.125, ()), ("2.125", ("decimal",))])
def test_number_is_told_from_text_that_may_be_one(
    number: float | str, undecided: tuple[str, ...]
) -> None:
    header = ("City", "Country", "transparency_audit", "community_organizations")
    rows = [header, ("Arica", "CL", 70, 9), ("Talca", "CL", 60, number)]
    assert read_file(make_ods({"Answers": rows}), "file.ods").understood.undecided == undecided


def test_text_before_a_number_of_the_same_signs_leaves_it_a_number() -> None:
    found = dict(cells_of([["2.5", 2.5, "2.5"]]))[1]
    assert [isinstance(found[at], Numeric) for at in range(3)] == [False, True, False]


def test_elements_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    content = make_ods({"Answers": TABLE})
    monkeypatch.setattr(module, "MAX_OPEN_ELEMENTS", 20)
    with pytest.raises(RefusedError) as refused:
        open_ods(content)
    assert refused.value.problem.code == "too_much"
