"""Malicious and broken files, each with the problem that is reported for it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from smartgov.intake.limits import MAX_BYTES
from tests.smartgov.intake.made_files import (
    CITIES,
    HEADER,
    MAIN,
    make_csv,
    make_sheet,
    make_table,
    make_workbook,
    make_zip,
    workbook_parts,
)
from tests.smartgov.made_studies import SOUND

MB = 2**20


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

SURVEY = (
    *("voting", "public_consultation", "formal_petitions", "online_engagement"),
    *("participatory_budgeting", "representation_quota", "corruption_reporting"),
    *("strategic_plan", "backcasting", "forecasting", "scenarios", "population_models"),
    *("spatial_growth_models", "transport_models", "climate_models", "metropolitan_setup"),
    *("submunicipal_government", "transport_authority", "transport_authority_accountable"),
)


@dataclass(frozen=True)
class Hostile:
    """A file, the code of what is told of it, and how many of its cities can be used."""

    name: str
    make: Callable[[], bytes]
    code: str
    cities: int = 0
    file: str = "file.xlsx"


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
)


def with_entities(part: str) -> Callable[[], bytes]:
    """Return a maker of a workbook of which one part declares entities."""

    def make() -> bytes:
        parts = workbook_parts({"Answers": [HEADER, *CITIES]})
        return make_zip({**parts, part: ENTITIES + str(parts[part])})

    return make


def outside(name: str) -> Callable[[], bytes]:
    """Return a maker of a zip with a file of this name beside those of a study."""
    return lambda: make_zip({**SOUND, name: "x"})


def make_link() -> bytes:
    """Return a zip in which a table is a link to another file."""
    buffer = io.BytesIO(make_zip({k: v for k, v in SOUND.items() if k != "cities.csv"}))
    with zipfile.ZipFile(buffer, "a") as archive:
        link = zipfile.ZipInfo("cities.csv")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def make_twice() -> bytes:
    """Return a zip with two files of the same name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in (*SOUND.items(), ("cities.csv", "id\n")):
            archive.NameToInfo.pop(name, None)  # or Python warns
            archive.writestr(name, content)
    return buffer.getvalue()


def make_liar() -> bytes:
    """Return a workbook whose sheet claims to be of 100 bytes."""
    content = bytearray(make_table())
    at = content.rindex(b"xl/worksheets/sheet1.xml") - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(content)


def encrypt_flag() -> bytes:
    """Return a zip whose entries say that they are encrypted."""
    content = bytearray(make_zip(SOUND))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def million_empty_rows() -> bytes:
    """Return a workbook with a million empty rows and a cell in the last corner."""
    rows = make_sheet([HEADER, *CITIES]).partition("</sheetData>")
    empty = "".join(f'<row r="{n}"/>' for n in range(5, 1_048_576))
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return make_workbook({"Answers": rows[0] + empty + corner + rows[1] + rows[2]})


def formula(stored: str) -> bytes:
    """Return a cell with a formula and its stored value."""
    return f'<c r="@"><f>1+0</f>{stored}</c>'.encode()


def one_row(*cells: object) -> Callable[[], bytes]:
    """Return a maker of a table whose last city has these cells."""
    return lambda: make_table([*CITIES, cells])  # type: ignore[list-item]


def with_part(name: str) -> Callable[[], bytes]:
    """Return a maker of a workbook with one more part."""
    return lambda: make_zip({**workbook_parts({"Answers": [HEADER, *CITIES]}), name: "<x/>"})


def bomb_of_sheets() -> bytes:
    """Return a workbook whose sheet unpacks to 200 MB."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>' + " " * (200 * MB)
    return make_workbook({"Answers": sheet})


def deep_sheet() -> bytes:
    """Return a workbook whose sheet nests a million elements."""
    return make_workbook({"Answers": "<a>" * 1_000_000})


def csv_of(line: str, times: int, header: str = "City,Country,voting") -> Callable[[], bytes]:
    """Return a maker of a CSV file that repeats a line, counting its rows."""
    return lambda: "\n".join([header, *(line.format(n) for n in range(times))]).encode()


def package(content: str) -> Callable[[], bytes]:
    """Return a maker of the zip of a study that says this of itself."""
    return lambda: make_zip({**SOUND, "datapackage.json": content})


FILES = [
    # zips
    Hostile("a bomb in a sheet", bomb_of_sheets, "unpacks_too_large"),
    Hostile(
        "a bomb in a table",
        lambda: make_zip({**SOUND, "answers.csv": b"\n" * (200 * MB)}),
        "unpacks_too_large",
        file="study.zip",
    ),
    Hostile("a size that lies", make_liar, "bad_zip"),
    Hostile(
        "a zip in a zip",
        lambda: make_zip({"inner.zip": make_zip(SOUND)}),
        "no_study_in_zip",
        file="study.zip",
    ),
    Hostile(
        "too many files",
        lambda: make_zip({str(n): b"" for n in range(3_000)}),
        "too_many_entries",
        file="study.zip",
    ),
    Hostile("a path upwards", outside("../../etc/passwd"), "path_in_zip", file="study.zip"),
    Hostile("a path within upwards", outside("a/../../x"), "path_in_zip", file="study.zip"),
    Hostile("an absolute path", outside("/etc/passwd"), "path_in_zip", file="study.zip"),
    Hostile("a drive letter", outside("C:\\Windows\\x.dll"), "path_in_zip", file="study.zip"),
    Hostile("backslashes upwards", outside("..\\..\\x"), "path_in_zip", file="study.zip"),
    Hostile("a link in a zip", make_link, "link_in_zip", file="study.zip"),
    Hostile("the same name twice", make_twice, "twice_in_zip", file="study.zip"),
    Hostile("an encrypted zip", encrypt_flag, "encrypted", file="study.zip"),
    Hostile("half a zip", lambda: make_table()[:400], "bad_zip"),
    Hostile(
        "two studies",
        lambda: make_zip({"a/datapackage.json": "{}", "b/datapackage.json": "{}"}),
        "several_studies",
        file="study.zip",
    ),
    Hostile("deep JSON", package("[" * 200_000), "not_json", file="study.zip"),
    Hostile(
        "an id that is a path",
        package('{"id": "../../etc", "title": "x", "status": "real"}'),
        "bad_id",
        file="study.zip",
    ),
    Hostile(
        "a status given twice",
        package('{"id": "x", "title": "x", "status": "real", "status": "demonstration"}'),
        "repeated_field",
        file="study.zip",
    ),
    # XML
    Hostile("entities in the sheet", with_entities("xl/worksheets/sheet1.xml"), "document_type"),
    Hostile("entities in the workbook", with_entities("xl/workbook.xml"), "document_type"),
    Hostile("entities in the styles", with_entities("xl/styles.xml"), "document_type"),
    Hostile("entities in relations", with_entities("xl/_rels/workbook.xml.rels"), "document_type"),
    Hostile("a million elements deep", deep_sheet, "bad_workbook"),
    Hostile(
        "XML that ends early", lambda: make_workbook({"Answers": "<worksheet>"}), "bad_workbook"
    ),
    # workbooks
    Hostile(
        "links to other files",
        with_part("xl/externalLinks/externalLink1.xml"),
        "external_links",
        cities=3,
    ),
    Hostile("macros, renamed", with_part("xl/vbaProject.bin"), "macros", cities=3),
    Hostile("a million empty rows", million_empty_rows, "no_column_name", cities=3),
    Hostile(
        "a formula without its value",
        one_row("Dell", "ES", 40, -3, formula("<v/>"), 1),
        "formula_without_value",
        cities=3,
    ),
    Hostile(
        "a formula that fails",
        one_row("Dell", "ES", 40, -3, b'<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>', 1),
        "formula_error",
        cities=3,
    ),
    Hostile(
        "a date for a number",
        one_row("Dell", "ES", 40, -3, b'<c r="@" s="1"><v>45000</v></c>', 1),
        "date_for_number",
        cities=3,
    ),
    Hostile(
        "16,384 columns",
        lambda: make_table([], [*HEADER, *(f"x{n}" for n in range(16_378))]),
        "too_wide",
    ),
    Hostile("a cell of a megabyte", one_row("x" * MB, "ES", 4, 5, 1, 1), "cell_too_long", cities=3),
    Hostile(
        "5,001 cities",
        lambda: make_table([(f"c{n}", "ES", 1, 1, 1, 1) for n in range(5_001)]),
        "too_many_cities",
    ),
    # kinds
    Hostile("nothing", lambda: b"", "empty_upload"),
    Hostile("blanks", lambda: b" \r\n" * 99, "empty_upload", file="file.csv"),
    Hostile("200 MB", lambda: bytes(200 * MB), "too_large"),
    Hostile("a byte too many", lambda: b"x" * (MAX_BYTES + 1), "too_large", file="file.csv"),
    Hostile("a PDF", lambda: b"%PDF-1.7\n\x00", "other_kind"),
    Hostile("a web page", lambda: b"\n<!DOCTYPE html><table>", "other_kind", file="file.csv"),
    Hostile("an old workbook", lambda: OLE + b"Workbook", "old_workbook"),
    Hostile(
        "an encrypted workbook",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    Hostile(
        "an OpenDocument",
        lambda: make_zip({"mimetype": "application/vnd.oasis", "content.xml": "<x/>"}),
        "other_kind",
    ),
    Hostile("NUL bytes", lambda: make_csv() + b"\0", "nul_byte", file="file.csv"),
    Hostile("no text", lambda: b"\x01\x02\xff" * 99, "not_text", file="file.csv"),
    # tables
    Hostile("a header alone", lambda: make_table([]), "no_rows"),
    Hostile("no header", lambda: make_csv([], ("1", "2", "3")), "no_header", file="file.csv"),
    Hostile(
        "a million cities",
        csv_of("a{},ES,1", 700_000),
        "too_many_cities",
        file="file.csv",
    ),
    Hostile(
        "a million answers",
        csv_of("a,ES,voting,", 750_000, "City,Country,Question,Answer"),
        "too_many_answers",
        file="file.csv",
    ),
    Hostile(
        "a line without end",
        lambda: b"City,Country" + b",x" * 5_000_000,
        "too_wide",
        file="file.csv",
    ),
    Hostile(
        "a quotation mark that is never closed",
        lambda: make_csv() + b'"' + b"x,1\n" * 99_999,
        "cell_too_long",
        file="file.csv",
    ),
    Hostile(
        "a header said twice",
        lambda: make_table([HEADER, *CITIES]),
        "second_header",
        cities=3,
    ),
    Hostile(
        "a header in two rows",
        lambda: make_table(
            [("", "", "", "", "voting", "strategic_plan"), *CITIES],
            ("City", "Country", "Latitude", "Longitude"),
        ),
        "split_header",
    ),
    Hostile(
        "the same question twice",
        lambda: make_csv(CITIES, (*HEADER[:-1], "Voting"), ";"),
        "duplicate_column",
        file="file.csv",
    ),
    Hostile(
        "an id twice",
        lambda: make_csv(
            [("a", "A", "ES", 1), ("a", "B", "ES", 1)], ("id", "City", "Country", "voting")
        ),
        "duplicate_id",
        cities=1,
        file="file.csv",
    ),
    Hostile("a city twice", lambda: make_table([*CITIES, CITIES[0]]), "duplicate_city", cities=3),
    Hostile(
        "answers of which none can be read",
        lambda: make_table(
            [[f"c{n}", "ES", 1, 1, *(f"{n}x{m}" for m in range(30))] for n in range(1_100)],
            [*HEADER[:4], *SURVEY],
        ),
        "hardly_any_answers",
    ),
    Hostile(
        "a huge number", one_row("Dell", "ES", 40, -3, "9" * 5_000, 1), "not_a_number", cities=3
    ),
    Hostile("not a number", one_row("Dell", "ES", 40, -3, "NaN", 1), "not_yes_no", cities=3),
    Hostile("infinity", one_row("Dell", "ES", 40, -3, "1e999", 1), "not_a_number", cities=3),
]
