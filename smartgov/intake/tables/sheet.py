"""Parse the XML of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from smartgov.intake.cells import NO_DATE, NO_VALUE, TOO_LONG, Numeric, clean
from smartgov.intake.limits import LAST_COLUMN, LAST_ROW, MAX_CELL, MAX_CELLS
from smartgov.intake.spot import Row
from smartgov.intake.tables.mark_reader import MARKS, MarkReader, SheetMarks, is_hidden
from smartgov.intake.tables.markup import Attributes, DamagedError
from smartgov.intake.tables.shared_strings import CellText, unescape
from smartgov.numbers import plain

_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = "0123456789"

#: Maximum nesting depth of elements other than cells; sheets need a few levels.
_DEEPEST = 64


class SheetParser:
    """Collects the rows of a sheet while its XML is parsed.

    It handles prefixes and depth itself, without `Plain`, because there may be millions of
    elements. For speed, cells and values are tested first; they may not be nested.
    """

    def __init__(
        self,
        strings: list[str],
        formats: list[str],
        from_1904: bool,
        fills: Sequence[str] = (),
    ) -> None:
        self._strings, self._formats = strings, formats
        self._epoch = MAC_EPOCH if from_1904 else WINDOWS_EPOCH
        self._rows: list[Row] = []
        self._row = self._column = self._depth = self._count = 0
        self._cells: dict[int, str] = {}
        self._columns: dict[str, int] = {}
        self._text = CellText()
        self._type = self._style = self._value = ""
        self._in_value = self._in_cell = self._is_formula = False
        self._is_hidden = False
        self._noted = MarkReader(fills)

    @property
    def marks(self) -> SheetMarks:
        """The marks parsed so far."""
        return self._noted.marks

    def take(self) -> list[Row]:
        """Take the rows parsed since the last call."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: Attributes) -> None:
        """Handle the start of an element."""
        if name == "v":
            if self._in_value:
                raise DamagedError
            self._in_value = True
        elif name == "c":
            if self._in_cell:
                raise DamagedError
            self._start_cell(attributes)
        else:
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DamagedError
        if ":" in name:
            name = name.rpartition(":")[2]
            if name in {"c", "v"}:
                self._depth -= 1
                self.start(name, attributes)
                return
        if name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._is_formula = True
        elif name in MARKS:
            self._noted.start(name, attributes)
        elif self._in_cell:
            self._text.start(name)

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        at = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else 0
        self._row = at if self._row < at <= LAST_ROW else self._row + 1
        if self._row > LAST_ROW:
            raise DamagedError("too_many_rows")
        self._column = 0
        self._cells = {}
        self._is_hidden = is_hidden(attributes, "ht")

    def _start_cell(self, attributes: Attributes) -> None:
        self._count += 1
        if self._count > MAX_CELLS:
            raise DamagedError("too_much")
        letters = attributes.get("r", "").rstrip(_DIGITS)
        column = self._columns.get(letters)
        self._column = self._position(letters) if column is None else column
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._in_cell, self._is_formula, self._value = True, False, ""
        self._text.clear()

    def _position(self, letters: str) -> int:
        """Convert column letters to a number, from 1; without letters, the next column."""
        if not letters or len(letters) > 3 or not _LETTERS.issuperset(letters):
            return self._column + 1
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        self._columns[letters] = number
        return number

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        if name == "v":
            self._in_value = False
        elif name == "c":
            self._in_cell = False
            cell = self._cell(self._value or self._text.take())
            if self._style in self._noted.filled:
                self._noted.add_fill(self._row, self._column, self._style)
            if cell and self._column <= LAST_COLUMN:
                self._cells[self._column - 1] = cell
        else:
            self._end_other(name)

    def _end_other(self, name: str) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
            if name in {"c", "v"}:
                self.end(name)
                return
        self._depth -= 1
        if name == "row":
            if self._cells:
                self._rows.append(Row(self._row, self._cells))
                if self._is_hidden:
                    self._noted.hidden.add(self._row)
            self._cells = {}
        elif self._in_cell:
            self._text.end(name)

    def data(self, text: str) -> None:
        """Handle text; a value beyond the length limit of a cell is truncated just above it."""
        if self._in_value:
            if len(self._value) <= MAX_CELL:
                self._value += text
        elif self._in_cell:
            self._text.data(text)

    def _cell(self, raw: str) -> str:
        """Convert the raw value of a cell to cleaned text."""
        kind = self._type
        if not raw:
            return NO_VALUE if self._is_formula and kind != "str" else ""
        if len(raw) > MAX_CELL:
            return TOO_LONG
        if kind == "s":
            if not _is_index(raw, self._strings):
                raise DamagedError
            return self._strings[int(raw)]
        if kind == "b":
            return "true" if raw.strip() in {"1", "true"} else "false"
        if kind == "n":
            return self._number(raw)
        return clean(unescape(raw))

    def _number(self, raw: str) -> str:
        style = self._style
        at = int(style) if style.isascii() and style.isdigit() and len(style) < 6 else 0
        shown = self._formats[at] if at < len(self._formats) else ""
        if not shown and raw.isascii() and raw.isdigit() and len(raw) < 16:
            return raw
        try:
            number = float(raw)
        except ValueError:
            return clean(raw)
        if shown == "date":
            return self._date(number)
        if shown == "percent":
            return Numeric(f"{round(number * 100, 10):.12g}%")
        return Numeric(plain(number))

    def _date(self, number: float) -> str:
        try:
            found = from_excel(number, self._epoch)
        except (ValueError, OverflowError):
            return NO_DATE
        if isinstance(found, datetime) and found.time() == datetime.min.time():
            return found.date().isoformat()
        return str(found)


def _is_index(raw: str, strings: list[str]) -> bool:
    return raw.isascii() and raw.isdigit() and len(raw) < 10 and int(raw) < len(strings)
