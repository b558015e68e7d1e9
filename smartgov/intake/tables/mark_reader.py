"""Collect how a sheet is displayed, while its XML is parsed: what is hidden, merged or colored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from smartgov.intake.limits import MAX_FILLED, MAX_MERGED
from smartgov.intake.tables.markup import Attributes

#: The elements of a sheet that are marks.
MARKS = frozenset({"mergeCell", "col"})

#: Maximum digits of a column number.
_DIGITS = 5


@dataclass(frozen=True)
class SheetMarks:
    """What a spreadsheet program displays differently from how it is stored.

    Attributes
    ----------
    hidden
        The numbers of the hidden rows that are not blank.
    merged
        The ranges of merged cells, such as ``B2:B4``; at most `MAX_MERGED`.
    columns
        The hidden columns, as first and last number from 1; at most `MAX_MERGED`.
    fills
        The color of cells, by row number and column number from 1; at most `MAX_FILLED`.
    """

    hidden: frozenset[int] = frozenset()
    merged: tuple[str, ...] = ()
    columns: tuple[tuple[int, int], ...] = ()
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)


class MarkReader:
    """Collects the marks of a sheet.

    Attributes
    ----------
    hidden
        The numbers of the hidden rows so far.
    filled
        The color of each style that has one.
    """

    def __init__(self, fills: Sequence[str] = ()) -> None:
        self.hidden: set[int] = set()
        self.filled = {str(style): fill for style, fill in enumerate(fills) if fill}
        self._merged: list[str] = []
        self._columns: list[tuple[int, int]] = []
        self._fills: dict[tuple[int, int], str] = {}

    @property
    def marks(self) -> SheetMarks:
        """The marks so far."""
        return SheetMarks(
            frozenset(self.hidden), tuple(self._merged), tuple(self._columns), self._fills
        )

    def start(self, name: str, attributes: Attributes) -> None:
        """Handle the start of one of `MARKS`."""
        if name == "mergeCell" and len(self._merged) < MAX_MERGED:
            self._merged.append(attributes.get("ref", ""))
        elif name == "col" and len(self._columns) < MAX_MERGED and is_hidden(attributes, "width"):
            ends = [attributes.get(end, "") for end in ("min", "max")]
            if all(end.isascii() and end.isdigit() and len(end) <= _DIGITS for end in ends):
                self._columns.append((int(ends[0]), int(ends[1])))

    def add_fill(self, row: int, column: int, style: str) -> None:
        """Note the color of a cell."""
        if len(self._fills) < MAX_FILLED:
            self._fills[row, column] = self.filled[style]


def is_hidden(attributes: Attributes, size: str) -> bool:
    """Check whether a row or column is hidden, or has the size 0."""
    return attributes.get("hidden", "0") in {"1", "true"} or attributes.get(size) == "0"
