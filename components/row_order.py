"""Order the rows of a table of which a part is drawn; the browser sorts those drawn in full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import escape

from components.html import Cell
from components.reader import Reader
from components.view.view import View

#: The number that a cell begins with; the same in ``document.js``.
_NUMBER = re.compile(r"[+\-−]?\d(?:[\d.,\s]*\d)?")


#: Number of rows drawn of a table that is too long to draw all.
PART = 100


@dataclass(frozen=True)
class Part:
    """The rows of a table that are drawn.

    Attributes
    ----------
    rows, first
        The rows, and the place of the first in the order of the table, from 0.
    chosen
        Place of the chosen city's row among them.
    by
        The column that the table is sorted by; see `sorted_by`.
    """

    rows: list[Sequence[Cell]]
    first: int
    chosen: int | None
    by: int


def part_to_draw(
    reader: Reader, name: str, rows: Sequence[Sequence[Cell]], chosen: int | None
) -> Part:
    """Select the rows around the chosen city, or the first by the column that it is sorted by."""
    by = sorted_by(reader.view, name)
    if not 1 <= abs(by) <= len(rows[0]):
        first = max(0, min((chosen or 0) - PART // 2, len(rows) - PART))
        place = None if chosen is None else chosen - first
        return Part(list(rows[first : first + PART]), first, place, 0)
    order = order_rows(reader, rows, by)[:PART]
    place = order.index(chosen) if chosen in order else None
    return Part([rows[at] for at in order], 0, place, by)


def sorted_by(view: View, name: str) -> int:
    """Get the column that a table is sorted by: from 1, negative if the last comes first.

    0 if the table has the order in which it was made.
    """
    return int(dict(view.sort).get(name, 0))


def with_sort(name: str, column: int, view: View) -> View:
    """Copy a view with a table sorted by a column; see `sorted_by`."""
    return replace(view, sort=tuple(sorted({**dict(view.sort), name: float(column)}.items())))


def order_rows(reader: Reader, rows: Sequence[Sequence[Cell]], column: int) -> list[int]:
    """Sort rows by what a column shows, as the browser does: see `sortBy` in ``document.js``.

    A column of which most cells begin with a number is sorted by it. Other cells of such a column
    and blank ones come last.

    Returns
    -------
    list of int
        Places of the rows, from 0.
    """
    texts = [escape(row[abs(column) - 1]).striptags() for row in rows]
    point = reader.t.number(1.5, 1)[1]
    numbers = {place: leading_number(text, point) for place, text in enumerate(texts)}
    keys: dict[int, tuple[float, str]] = {
        place: (number, "") for place, number in numbers.items() if number is not None
    }
    full = [place for place, text in enumerate(texts) if text]
    if len(keys) * 2 <= len(full):
        keys = {place: (0.0, reader.collate(texts[place])) for place in full}
    first = sorted(keys, key=keys.__getitem__, reverse=column < 0)
    return [*first, *(place for place in range(len(texts)) if place not in keys)]


def leading_number(text: str, point: str) -> float | None:
    """Read the number that a text begins with, given the decimal point of its language.

    >>> leading_number("1.234,5 (3–9)", ",")
    1234.5
    >>> leading_number("none", ",")
    """
    found = _NUMBER.match(text)
    if found is None:
        return None
    digits = "".join(sign for sign in found[0] if sign.isdigit() or sign == point)
    whole, _, part = digits.partition(point)
    number = float(f"{whole}.{part.replace(point, '')}")
    return -number if found[0][0] in "-−" else number
