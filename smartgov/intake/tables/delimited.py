"""A CSV file: its encoding, what separates its cells, and its rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from smartgov.intake.cells import clean
from smartgov.intake.limits import LAST_COLUMN, MAX_PROBLEMS, MAX_QUESTIONS
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.intake.tables.grid import Grid
from smartgov.problems import Problem

SEPARATORS = (",", ";", "\t")

#: How many rows are looked at to find the separator.
_LOOK = 20

#: How many wordings of cells are remembered.
_REMEMBERED = 100_000

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

#: Excel writes this above the header, to say what separates the cells.
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)

#: Signs that no text has.
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes, spot: Spot) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises
    ------
    RefusedError
        Where it is no text.
    """
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    if not encoding and b"\0" in content:
        raise RefusedError(spot.problem("nul_byte"))
    for name in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeError:
            continue
        if _BINARY.search(text):
            break
        return text
    raise RefusedError(spot.problem("not_text"))


def find_separator(text: str, is_header: Callable[[Sequence[str]], bool]) -> tuple[str, int]:
    """Return what separates the cells, and where the first row begins.

    The separator is the one with which the header is understood; of several, the one that makes
    the most cells.
    """
    said = _SAID.match(text)
    if said and said[1] in SEPARATORS:
        return said[1], said.end()

    def understood(separator: str) -> tuple[bool, int]:
        rows = _first_rows(text, separator)
        headers = [row for row in rows if is_header([cell for cell in map(clean, row) if cell])]
        return bool(headers), max(map(len, headers or rows), default=0)

    return max(SEPARATORS, key=understood), 0


def _first_rows(text: str, separator: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) == _LOOK:
                break
    except csv.Error:
        pass
    return rows


def read_rows(
    text: str,
    separator: str,
    start: int,
    spot: Spot,
    progress: Callable[[float], None],
    widths: dict[int, int],
) -> Iterator[Row]:
    """Yield the rows that are not blank; how many cells each has, blank or not, is noted.

    Raises
    ------
    RefusedError
        Where a cell never ends.
    """
    stream = io.StringIO(text, newline="")
    stream.seek(start)
    reader = csv.reader(stream, delimiter=separator)
    same: dict[str, str] = {}
    for number, row in enumerate(_refusing(reader, spot), start=2 if start else 1):
        if number % 1000 == 0:
            progress(min(1.0, stream.tell() / len(text)))
        if len(row) > LAST_COLUMN:
            allowed = f"{MAX_QUESTIONS:,}"
            raise RefusedError(spot.problem("too_many_questions", str(len(row)), allowed))
        cells = {at: cell for at, raw in enumerate(row) if (cell := _clean(raw, same))}
        if cells:
            widths[number] = len(row)
            yield number, cells


def torn_rows(grid: Grid, widths: Mapping[int, int]) -> list[Problem]:
    """Return the rows whose cells do not stand below their headers.

    Those are longer than the header. Shorter ones lack blank cells at their end, unless all are
    shorter by as much: then it is the header that falls apart.

    Raises
    ------
    RefusedError
        Where there are too many of them.
    """
    wanted = widths[grid.top]
    there = {widths[row] for row in grid.rows}
    same = len(there) == 1 and len(grid.rows) > 1
    torn = [row for row in grid.rows if widths[row] > wanted or (same and widths[row] < wanted)]
    if len(torn) > MAX_PROBLEMS:
        raise RefusedError(grid.spot.problem("too_many_problems", f"{MAX_PROBLEMS:,}"))
    return [grid.problem("wrong_width", row, None, str(widths[row]), str(wanted)) for row in torn]


def _refusing(rows: Iterable[list[str]], spot: Spot) -> Iterator[list[str]]:
    """Yield rows; `RefusedError` where they cannot be told apart."""
    try:
        yield from rows
    except csv.Error as error:
        if "limit" in str(error):
            raise RefusedError(spot.problem("cell_too_long")) from error
        raise RefusedError(spot.problem("unreadable", str(error))) from error


def _clean(raw: str, same: dict[str, str]) -> str:
    """Return a cell, cleaned; what was cleaned before is remembered, up to a point."""
    cell = same.get(raw)
    if cell is None:
        cell = clean(raw)
        if len(same) < _REMEMBERED:
            same[raw] = cell
    return cell
