"""Read the sheets of an XLSX workbook and their rows as a stream.

Why this reader exists: openpyxl's read-only mode does not give hidden rows, merged cells and
formulas without a stored value in one pass of bounded memory, and its other mode builds the whole
sheet before anything can be refused. This reader does both, on untrusted files. It is tested
against the output of openpyxl, XlsxWriter and LibreOffice.

Only the parts that contain the sheets are opened. Formulas are not computed: their stored values
are used. Macros, links to other files and pictures are never read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from smartgov.intake.limits import MAX_ELEMENTS, MAX_SHEETS, MAX_STRING_ELEMENTS
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.mark_reader import SheetMarks
from smartgov.intake.tables.markup import Attributes, Elements, Plain, parse
from smartgov.intake.tables.shared_strings import Strings
from smartgov.intake.tables.sheet import SheetParser
from smartgov.intake.tables.sheet_rows import SheetRows

#: The main part of a workbook; some programs number it or write it with a capital.
_START = re.compile(r"xl/workbook\d*\.xml", re.IGNORECASE)

#: White as the color of a fill.
_WHITE = frozenset({"rgb=FFFFFFFF", "rgb=00FFFFFF", "theme=0", "indexed=9"})

T = TypeVar("T")


class Book(Protocol):
    """A workbook of any format: its sheets in order, and the rows and marks of each."""

    @property
    def archive(self) -> Archive:
        """The file."""

    @property
    def sheets(self) -> Mapping[str, object]:
        """The sheets by name, in order."""

    @property
    def hidden(self) -> frozenset[str]:
        """The names of the hidden sheets."""

    @property
    def has_macros(self) -> bool:
        """Whether it contains macros, which are not read."""

    @property
    def has_links(self) -> bool:
        """Whether it refers to other files, which are not opened."""

    def rows(self, sheet: str, progress: Callable[[float], None]) -> Iterator[Row]:
        """Yield the rows of a sheet that are not blank."""

    def read_sheet(
        self, sheet: str, build: Callable[[Iterator[Row]], T], progress: Callable[[float], None]
    ) -> tuple[T, SheetMarks]:
        """Build an object from the rows of a sheet, and collect its marks."""


@dataclass(frozen=True, eq=False)
class Workbook:
    """An open workbook: its sheets in order, each name with the part that contains it.

    ``hidden`` are the names of the hidden sheets, ``fills`` the color of each style.
    """

    archive: Archive
    sheets: dict[str, str]
    strings: list[str]
    formats: list[str]
    from_1904: bool
    has_macros: bool
    has_links: bool
    hidden: frozenset[str] = frozenset()
    fills: tuple[str, ...] = ()
    _begun: dict[str, _Begun] = field(default_factory=dict, init=False)

    def rows(self, sheet: str, progress: Callable[[float], None]) -> Iterator[Row]:
        """Yield the rows of a sheet that are not blank.

        Raises
        ------
        RefusedError
            If the sheet is damaged or malicious.
        """
        yield from self._begin(sheet, progress).rows

    def read_sheet(
        self, sheet: str, build: Callable[[Iterator[Row]], T], progress: Callable[[float], None]
    ) -> tuple[T, SheetMarks]:
        """Build an object from the rows of a sheet, and collect its marks.

        Merged cells follow the rows in the file, so the marks are complete only after all rows are
        read.

        Raises
        ------
        RefusedError
            If the sheet is damaged or malicious.
        """
        begun = self._begin(sheet, progress)
        built = build(iter(begun.rows))
        progress(1.0)
        return built, begun.parser.marks

    def _begin(self, sheet: str, progress: Callable[[float], None]) -> _Begun:
        """Begin to read a sheet, or go on where another reader has stopped."""
        begun = self._begun.get(sheet)
        if begun is None or not begun.rows.all_kept:
            parser = SheetParser(self.strings, self.formats, self.from_1904, self.fills)
            begun = self._begun[sheet] = _Begun(self.archive, self.sheets[sheet], parser)
            begun.rows = SheetRows(begun.parse(Spot(self.archive.spot.file, sheet)))
        begun.progress = progress
        return begun


@dataclass(eq=False)
class _Begun:
    """A sheet that is being read: its part of the archive, its parser and its rows."""

    archive: Archive
    part: str
    parser: SheetParser
    rows: SheetRows = field(init=False)
    progress: Callable[[float], None] = field(init=False)

    def parse(self, spot: Spot) -> Iterator[Row]:
        """Yield the rows as they are parsed."""
        read, size = 0, max(1, self.archive.size(self.part))
        for length in parse(self.archive.pieces(self.part), spot, self.parser):
            yield from self.parser.take()
            read += length
            self.progress(min(1.0, read / size))


def find_start(archive: Archive) -> str:
    """Find the main part of a workbook; blank if the zip is not a workbook."""
    return next(filter(_START.fullmatch, archive.entries), "")


def open_workbook(archive: Archive) -> Workbook:
    """Open a workbook and read its sheet list, shared strings and styles.

    Raises
    ------
    RefusedError
        If it is damaged or malicious, or has too many sheets.
    """
    contents = _Contents()
    start = find_start(archive)
    _parse(archive, start, contents)
    if len(contents.sheets) > MAX_SHEETS:
        raise RefusedError(
            archive.spot.problem("too_many_sheets", str(len(contents.sheets)), str(MAX_SHEETS))
        )
    relations = _Relations()
    _parse(archive, f"xl/_rels/{posixpath.basename(start)}.rels", relations)
    targets = {
        name: relations.targets[relation]
        for name, relation in contents.sheets
        if relations.targets.get(relation, "") in archive
    }
    strings, styles = Strings(archive.spot), _Styles()
    for part, reader, most in (
        (relations.parts.get("sharedStrings", ""), strings, MAX_STRING_ELEMENTS),
        (relations.parts.get("styles", ""), styles, MAX_ELEMENTS),
    ):
        if part in archive:
            _parse(archive, part, reader, most)
    names = archive.entries
    return Workbook(
        archive,
        targets,
        strings.found,
        styles.formats,
        contents.from_1904,
        has_macros=any(name.endswith("vbaProject.bin") for name in names),
        has_links=any(name.startswith("xl/externalLinks/") for name in names),
        hidden=frozenset(contents.hidden),
        fills=tuple(styles.fills),
    )


def _parse(archive: Archive, part: str, reader: Elements, most: int = MAX_ELEMENTS) -> None:
    if part not in archive:
        raise RefusedError(archive.spot.problem("bad_workbook"))
    for _ in parse(archive.pieces(part), archive.spot, Plain(reader, most)):
        pass


class _StartReader:
    """Base of readers that need only the start of elements."""

    def end(self, name: str) -> None:
        """Ignore the end of an element."""

    def data(self, text: str) -> None:
        """Ignore text."""


@dataclass
class _Contents(_StartReader):
    """The content of ``workbook.xml``: the sheets and the calendar."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    from_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            self.sheets.append((attributes.get("name", ""), relation))
            if attributes.get("state", "visible") != "visible":
                self.hidden.add(attributes.get("name", ""))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in {"1", "true"}


@dataclass
class _Relations(_StartReader):
    """The parts of the workbook: worksheets by relation id, and others by type."""

    targets: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        if kind == "worksheet":
            self.targets[attributes.get("Id", "")] = target
        else:
            self.parts.setdefault(kind, target)


@dataclass
class _Styles(_StartReader):
    """How each style displays a number: as ``date``, ``percent`` or unchanged; and its color."""

    formats: list[str] = field(default_factory=list)
    fills: list[str] = field(default_factory=list)
    _codes: dict[str, str] = field(default_factory=dict)
    _colors: list[str] = field(default_factory=list)
    _part: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"cellXfs", "fills"}:
            self._part = name
        elif name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif self._part == "fills":
            self._start_fill(name, attributes)
        elif name == "xf" and self._part == "cellXfs":
            number = attributes.get("numFmtId", "0")
            builtin = BUILTIN_FORMATS.get(int(number), "") if number.isdigit() else ""
            self.formats.append(_kind(self._codes.get(number, builtin)))
            fill = attributes.get("fillId", "0")
            at = int(fill) if fill.isascii() and fill.isdigit() and len(fill) < 6 else 0
            self.fills.append(self._colors[at] if at < len(self._colors) else "")

    def _start_fill(self, name: str, attributes: Attributes) -> None:
        """Note the color of a fill; white and patterns without a color of their own are none."""
        if name == "fill":
            self._colors.append("")
        elif name == "fgColor" and self._colors:
            color = " ".join(f"{kind}={value}" for kind, value in sorted(attributes.items()))
            self._colors[-1] = "" if color in _WHITE else color[:80]

    def end(self, name: str) -> None:
        if name in {"cellXfs", "fills"}:
            self._part = ""


def _kind(code: str) -> str:
    if is_date_format(code[:200]):
        return "date"
    return "percent" if "%" in code else ""
