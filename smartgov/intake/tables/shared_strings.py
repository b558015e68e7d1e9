"""Parse the text of cells, and the strings that the sheets of a workbook share."""

from __future__ import annotations

import re

from smartgov.intake.cells import clean
from smartgov.intake.limits import MAX_CELL, MAX_STRINGS, MAX_TEXT, megabytes
from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables.markup import Attributes

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Strings:
    """The shared strings of a workbook, cleaned, in order."""

    def __init__(self, spot: Spot) -> None:
        self.spot = spot
        self.found: list[str] = []
        self._text = CellText()
        self._size = 0

    def start(self, name: str, _: Attributes) -> None:
        """Handle the start of an element."""
        if name == "si":
            self._text.clear()
        self._text.start(name)

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        self._text.end(name)
        if name == "si":
            if len(self.found) == MAX_STRINGS:
                raise RefusedError(self.spot.problem("too_much"))
            string = clean(unescape(self._text.take()))
            self._size += len(string) + 1
            if self._size > MAX_TEXT:
                allowed = megabytes(MAX_TEXT)
                raise RefusedError(self.spot.problem("too_much_text", allowed=allowed))
            self.found.append(string)

    def data(self, text: str) -> None:
        """Handle text."""
        self._text.data(text)


class CellText:
    """Collects the text of ``t`` elements, without phonetic readings of Asian text."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Reset to empty."""
        self._parts: list[str] = []
        self._length = 0
        self._in_text = self._in_reading = False

    def start(self, name: str) -> None:
        """Handle the start of an element."""
        if name == "t":
            self._in_text = True
        elif name == "rPh":
            self._in_reading = True

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        if name == "t":
            self._in_text = False
        elif name == "rPh":
            self._in_reading = False

    def data(self, text: str) -> None:
        """Collect text; text beyond the length limit of a cell is only counted."""
        if self._in_text and not self._in_reading:
            self._length += len(text)
            if self._length <= MAX_CELL:
                self._parts.append(text)

    def take(self) -> str:
        """Take the collected text, and start a new one."""
        text = "".join(self._parts) if self._length <= MAX_CELL else "x" * (MAX_CELL + 1)
        self.clear()
        return text


def unescape(text: str) -> str:
    """Decode escaped characters that XML does not allow, such as _x000D_."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text
