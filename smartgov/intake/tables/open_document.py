"""Read the sheets of an OpenDocument spreadsheet (ODS), as LibreOffice saves them.

All sheets are in one part, so it is parsed once, within the limits of a workbook; what is repeated
is counted before it is stored. Formulas are not computed: their stored values are used.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from openpyxl.utils import get_column_letter

from smartgov.intake.cells import NO_VALUE, TOO_LONG, Numeric, clean
from smartgov.intake.limits import (
    LAST_COLUMN,
    LAST_ROW,
    MAX_CELL,
    MAX_FILLED,
    MAX_MERGED,
    MAX_OPEN_CELLS,
    MAX_OPEN_ELEMENTS,
    MAX_SHEETS,
    MAX_TEXT,
    megabytes,
)
from smartgov.intake.spot import RefusedError, Row
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.mark_reader import SheetMarks
from smartgov.intake.tables.markup import Attributes, DamagedError, Plain, parse
from smartgov.numbers import plain

#: The part that contains all sheets, and those that say what the file is.
CONTENT, MIMETYPE, MANIFEST = "content.xml", "mimetype", "META-INF/manifest.xml"

NAMESPACE = "application/vnd.oasis.opendocument."

KIND = f"{NAMESPACE}spreadsheet"

#: Elements whose text is not part of a cell.
_BESIDE = frozenset({"annotation", "frame", "custom-shape", "change-track-table-cell"})

_CELLS = frozenset({"table-cell", "covered-table-cell"})

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class OpenDocument:
    """An open spreadsheet: the rows and marks of its sheets by name; see `Workbook`."""

    archive: Archive
    sheets: Mapping[str, tuple[list[Row], SheetMarks]]
    hidden: frozenset[str]
    has_macros: bool
    has_links: bool = False

    def rows(self, sheet: str, progress: Callable[[float], None]) -> Iterator[Row]:
        """Yield the rows of a sheet that are not blank."""
        yield from self.sheets[sheet][0]
        progress(1.0)

    def read_sheet(
        self, sheet: str, build: Callable[[Iterator[Row]], T], progress: Callable[[float], None]
    ) -> tuple[T, SheetMarks]:
        """Build an object from the rows of a sheet, and get its marks."""
        return build(self.rows(sheet, progress)), self.sheets[sheet][1]


def is_open_document(archive: Archive) -> bool:
    """Check whether a zip is an OpenDocument spreadsheet or a template of one."""
    return CONTENT in archive and read_kind(archive) in {"spreadsheet", "spreadsheet-template"}


def read_kind(archive: Archive) -> str:
    """Read what an OpenDocument file says that it is, such as ``text``; blank for other files."""
    if MIMETYPE not in archive or archive.size(MIMETYPE) >= 200:
        return ""
    said = archive.read(MIMETYPE).decode("ascii", errors="replace").strip()
    return said.removeprefix(NAMESPACE) if said.startswith(NAMESPACE) else ""


def open_document(archive: Archive) -> OpenDocument:
    """Read all sheets of an OpenDocument spreadsheet.

    Raises
    ------
    RefusedError
        If it is damaged, encrypted or malicious, or has too many sheets or cells.
    """
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise RefusedError(archive.spot.problem("encrypted"))
    reader = _Content(archive)
    for _ in parse(archive.pieces(CONTENT), archive.spot, Plain(reader, MAX_OPEN_ELEMENTS)):
        pass
    macros = any(name.startswith(("Basic/", "Scripts/")) for name in archive.entries)
    return OpenDocument(archive, reader.sheets, frozenset(reader.hidden), macros)


@dataclass
class _Sheet:
    """A sheet while it is parsed; numbers count from 1."""

    rows: list[Row] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    columns: int = 0
    row: int = 0

    def close(self) -> tuple[list[Row], SheetMarks]:
        """Get the rows and the marks."""
        marks = SheetMarks(
            frozenset(self.hidden), tuple(self.merged), tuple(self.hidden_columns), self.fills
        )
        return self.rows, marks


class _Content:
    """Collects the sheets of ``content.xml``."""

    def __init__(self, archive: Archive) -> None:
        self.sheets: dict[str, tuple[list[Row], SheetMarks]] = {}
        self.hidden: set[str] = set()
        self._spot = archive.spot
        self._left, self._text_left = MAX_OPEN_CELLS, MAX_TEXT
        self._same: dict[str, str] = {}
        self._hidden_styles: set[str] = set()
        self._colors: dict[str, str] = {}
        self._style = self._name = ""
        self._sheet: _Sheet | None = None
        self._cells: dict[int, str] = {}
        self._row = self._cell = Attributes()
        self._column, self._in_cell, self._beside = 0, False, 0
        self._text: list[str] = []
        self._length = 0
        self._is_covered = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Handle the start of an element."""
        if name in _BESIDE:
            self._beside += 1
        elif self._in_cell:
            self._start_text(name, attributes)
        elif name in _CELLS and self._sheet is not None:
            self._in_cell, self._cell, self._text, self._length = True, attributes, [], 0
            self._is_covered = name.startswith("covered")
        elif name == "table-row" and self._sheet is not None:
            self._row, self._cells, self._column = attributes, {}, 0
        elif name == "table-column" and self._sheet is not None:
            self._start_column(self._sheet, attributes)
        elif name == "table" and self._sheet is None:
            self._start_sheet(attributes)
        else:
            self._start_style(name, attributes)

    def _start_style(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            self._style = attributes.get("style:name", "")
        elif name == "table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table-cell-properties":
            color = attributes.get("fo:background-color", "transparent")
            if color not in {"transparent", "#ffffff"}:
                self._colors[self._style] = color[:80]

    def _start_sheet(self, attributes: Attributes) -> None:
        if len(self.sheets) == MAX_SHEETS:
            number = str(MAX_SHEETS + 1)
            raise RefusedError(self._spot.problem("too_many_sheets", number, str(MAX_SHEETS)))
        self._sheet, self._name = _Sheet(), attributes.get("table:name", "")
        if attributes.get("table:style-name") in self._hidden_styles:
            self.hidden.add(self._name)

    def _start_column(self, sheet: _Sheet, attributes: Attributes) -> None:
        last = sheet.columns + _count(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility", "visible") != "visible":
            sheet.hidden_columns.append((sheet.columns + 1, last))
        sheet.columns = last
        if len(sheet.hidden_columns) > MAX_MERGED:
            raise DamagedError

    def _start_text(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            raise DamagedError
        if name == "p" and self._text:
            self.data("\n")
        elif name in {"s", "tab", "line-break"}:
            self.data(" " * min(MAX_CELL, _count(attributes, "text:c")))

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        if name in _BESIDE:
            self._beside -= 1
        elif name in _CELLS and self._in_cell:
            self._in_cell = False
            self._end_cell()
        elif name == "table-row" and self._sheet is not None:
            self._end_row(self._sheet)
        elif name == "table" and self._sheet is not None and not self._in_cell:
            self.sheets[self._name] = self._sheet.close()
            self._sheet = None

    def _end_cell(self) -> None:
        times = _count(self._cell, "table:number-columns-repeated")
        first, self._column = self._column, self._column + times
        sheet = self._sheet
        if sheet is None or first >= LAST_COLUMN:
            return
        row, color = sheet.row + 1, self._colors.get(self._cell.get("table:style-name", ""))
        if color and len(sheet.fills) < MAX_FILLED:
            sheet.fills[row, first + 1] = color
        self._add_merged(sheet, row, first)
        cell = "" if self._is_covered else self._read_cell()
        if cell:
            times = min(times, LAST_COLUMN - first)
            self._spend(times, cell)
            self._cells |= dict.fromkeys(range(first, first + times), self._same[cell])

    def _add_merged(self, sheet: _Sheet, row: int, first: int) -> None:
        down = _count(self._cell, "table:number-rows-spanned")
        across = _count(self._cell, "table:number-columns-spanned")
        if down * across > 1 and len(sheet.merged) < MAX_MERGED and first + across <= LAST_COLUMN:
            start, end = get_column_letter(first + 1), get_column_letter(first + across)
            sheet.merged.append(f"{start}{row}:{end}{row + down - 1}")

    def _end_row(self, sheet: _Sheet) -> None:
        times = _count(self._row, "table:number-rows-repeated")
        if self._cells and sheet.row < LAST_ROW:
            self._spend((times - 1) * len(self._cells))
            numbers = range(sheet.row + 1, min(sheet.row + times, LAST_ROW) + 1)
            sheet.rows += [Row(number, self._cells) for number in numbers]
            if self._row.get("table:visibility", "visible") != "visible":
                sheet.hidden.update(numbers)
        sheet.row += times
        self._cells = {}

    def _spend(self, cells: int, text: str = "") -> None:
        """Count cells and distinct texts; raises `RefusedError` beyond the limits."""
        self._left -= cells
        if self._left < 0:
            raise RefusedError(self._spot.problem("too_much"))
        known = self._same.get(text)
        if text and (known is None or type(known) is not type(text)):
            self._same[text] = text
            self._text_left -= len(text)
            if self._text_left < 0:
                allowed = megabytes(MAX_TEXT)
                raise RefusedError(self._spot.problem("too_much_text", allowed=allowed))

    def data(self, text: str) -> None:
        """Collect the text of a cell; beyond the length limit of a cell it is only counted."""
        if self._in_cell and not self._beside:
            self._length += len(text)
            if self._length <= MAX_CELL:
                self._text.append(text)

    def _read_cell(self) -> str:
        """Convert a cell to cleaned text."""
        kind, shown = self._cell.get("office:value-type", ""), "".join(self._text)
        if self._length > MAX_CELL:
            return TOO_LONG
        if self._cell.get("calcext:value-type") == "error":
            return clean(shown)
        if kind == "boolean":
            return self._cell.get("office:boolean-value", "")[:5]
        if kind == "date":
            return clean(self._cell.get("office:date-value", "").removesuffix("T00:00:00"))
        if kind in {"float", "currency", "percentage"}:
            return _read_number(self._cell.get("office:value", ""), kind) or clean(shown)
        if not shown and not kind and "table:formula" in self._cell:
            return NO_VALUE
        return clean(self._cell.get("office:string-value") or shown)


def _read_number(raw: str, kind: str) -> str:
    """Format a number as the reader of workbooks does; blank if it is none."""
    try:
        number = float(raw)
    except ValueError:
        return ""
    if not math.isfinite(number):
        return clean(raw)
    percent = f"{round(number * 100, 10):.12g}%"
    return Numeric(percent if kind == "percentage" else plain(number))


def _count(attributes: Attributes, name: str) -> int:
    """Read how often something is repeated, at least once."""
    number = attributes.get(name, "1")
    valid = number.isascii() and number.isdigit() and len(number) < 8
    return max(1, int(number)) if valid else 1
