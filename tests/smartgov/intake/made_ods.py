"""OpenDocument spreadsheets as LibreOffice writes them, created in memory."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from smartgov.intake.tables.open_document import CONTENT, KIND, MIMETYPE
from tests.smartgov.intake.made_files import Cell, Rows, make_zip

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")),
        ("fo", "xsl-fo-compatible"),
    )
)

#: Style ``ta2`` hides a sheet, ``ce1`` colors a cell.
STYLES = (
    '<style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="ce1" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#00ff00"/></style:style>'
)


def make_ods_cell(cell: Cell) -> str:
    """Return the XML of a cell; bytes are taken as they are."""
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, bytes):
        return cell.decode()
    if isinstance(cell, bool):
        value = f'office:value-type="boolean" office:boolean-value="{str(cell).lower()}"'
        return f"<table:table-cell {value}><text:p>x</text:p></table:table-cell>"
    if isinstance(cell, (int, float)):
        value = f'office:value-type="float" office:value="{cell!r}"'
        return f"<table:table-cell {value}><text:p>shown</text:p></table:table-cell>"
    text = "</text:p><text:p>".join(escape(cell).split("\n"))
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def make_ods_sheet(name: str, rows: Rows | str, style: str = "ta1") -> str:
    """Return the XML of a sheet; rows may be given as XML."""
    if not isinstance(rows, str):
        lines = ("".join(map(make_ods_cell, row)) for row in rows)
        rows = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return (
        f'<table:table table:name={quoteattr(name)} table:style-name="{style}">{rows}</table:table>'
    )


def make_ods(sheets: Mapping[str, Rows | str], hidden: str = "", **files: str | bytes) -> bytes:
    """Return a spreadsheet; ``files`` adds others to it."""
    tables = "".join(
        make_ods_sheet(name, rows, "ta2" if name == hidden else "ta1")
        for name, rows in sheets.items()
    )
    content = (
        f"<office:document-content {NAMES} xmlns:calcext='urn:calcext'>"
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return make_zip({MIMETYPE: KIND, CONTENT: content, **files})
