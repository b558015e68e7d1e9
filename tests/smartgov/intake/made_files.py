"""Files that a visitor may upload, valid and malicious, created in memory.

Workbooks are written as raw XML, so that a test can write what no spreadsheet program would.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

#: Cells of a sheet: text, numbers, booleans, or raw XML of a whole cell.
Cell = str | float | bool | bytes | None
Rows = Iterable[Sequence[Cell]]

TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)

#: Style 1 is a date, style 2 a percentage.
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="9"/></cellXfs></styleSheet>'
)


def make_zip(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of files, compressed as fast as can be."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def make_cell(cell: Cell, row: int, column: int) -> str:
    """Return the XML of a cell; bytes are taken as they are."""
    at = f"{get_column_letter(column)}{row}"
    if cell is None:
        return ""
    if isinstance(cell, bytes):
        return cell.decode().replace("@", at)
    if isinstance(cell, bool):
        return f'<c r="{at}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, (int, float)):
        return f'<c r="{at}"><v>{cell!r}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def make_sheet(rows: Rows) -> str:
    """Return the XML of a sheet."""
    lines = (
        f'<row r="{n}">' + "".join(make_cell(c, n, at) for at, c in enumerate(row, 1)) + "</row>"
        for n, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def workbook_parts(sheets: Mapping[str, Rows | str]) -> dict[str, str | bytes]:
    """Return the files of a workbook; a sheet may be given as XML."""
    names = list(sheets)
    entries = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    relations += f'<Relationship Id="rIdS" Type="{LINKS}/styles" Target="styles.xml"/>'
    return {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{entries}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        "xl/styles.xml": STYLES,
        **{
            f"xl/worksheets/sheet{n}.xml": rows if isinstance(rows, str) else make_sheet(rows)
            for n, rows in enumerate(sheets.values(), 1)
        },
    }


def make_workbook(sheets: Mapping[str, Rows | str], **parts: str | bytes) -> bytes:
    """Return a workbook; ``parts`` replace or add files."""
    return make_zip(workbook_parts(sheets) | parts)


#: Questions of the survey that the project ships, whose headers a file is known by.
VOTING, PLAN, BACKCASTING = "voting", "strategic_plan", "backcasting"

HEADER = ("City", "Country", "Latitude", "Longitude", VOTING, PLAN)

CITIES = (
    ("Arco", "Spain", 43.3, -3, "yes", 0),
    ("Brae", "NA", -22.5, 17, "no", None),
    ("Cove", "CL", -33.4, -70.6, 1, True),
)


def make_table(rows: Rows = CITIES, header: Sequence[Cell] = HEADER) -> bytes:
    """Return a workbook with one sheet of answers."""
    return make_workbook({"Answers": [header, *rows]})


def make_csv(rows: Rows = CITIES, header: Sequence[Cell] = HEADER, separator: str = ",") -> bytes:
    """Return a CSV file of answers."""
    lines = (separator.join("" if c is None else str(c) for c in row) for row in (header, *rows))
    return "\r\n".join([*lines, ""]).encode()
