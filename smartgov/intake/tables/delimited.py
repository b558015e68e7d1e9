"""Read the text of a CSV file: detect its separator, and parse its rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from smartgov.intake.cells import clean
from smartgov.intake.limits import LAST_COLUMN, LAST_ROW
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.intake.tables.sideways import describe_width

SEPARATORS = (",", ";", "\t")

#: Number of rows used to detect the separator.
_LOOK = 20

#: Maximum distinct cell texts in the cache.
_REMEMBERED = 100_000

#: The line above the header in which Excel declares the separator.
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def find_separator(text: str, is_header: Callable[[Sequence[str]], bool]) -> tuple[str, int]:
    """Detect the cell separator, and the offset of the first row.

    The separator is the one with which the header is recognized; of several, the one that gives
    the most cells.
    """
    said = _DECLARED.match(text)
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
    text: str, separator: str, start: int, spot: Spot, progress: Callable[[float], None]
) -> Iterator[Row]:
    """Yield the rows that are not blank, each with its width.

    Parameters
    ----------
    text
        The text of the file.
    separator, start
        The cell separator and the offset of the first row; see `find_separator`.
    spot
        The file, as the location of problems.
    progress
        Callback that receives the completed share, from 0 to 1.

    Raises
    ------
    RefusedError
        If a cell is never closed, or there are too many rows or cells.
    """
    stream = io.StringIO(text, newline="")
    stream.seek(start)
    reader = csv.reader(stream, delimiter=separator)
    same: dict[str, str] = {}
    for number, row in enumerate(_convert_errors(reader, spot), start=2 if start else 1):
        if number % 1000 == 0:
            progress(min(1.0, stream.tell() / len(text)))
        if number > LAST_ROW:
            raise RefusedError(spot.problem("too_many_rows", allowed=f"{LAST_ROW:,}"))
        if not any(row):
            continue
        if len(row) > LAST_COLUMN:
            raise RefusedError(describe_width(spot, row))
        cells = {at: cell for at, raw in enumerate(row) if (cell := _clean(raw, same))}
        if cells:
            yield Row(number, cells, len(row))


def _convert_errors(rows: Iterable[list[str]], spot: Spot) -> Iterator[list[str]]:
    """Yield CSV rows, turning parser errors into `RefusedError`."""
    try:
        yield from rows
    except csv.Error as error:
        if "limit" in str(error):
            raise RefusedError(spot.problem("cell_too_long")) from error
        raise RefusedError(spot.problem("unreadable", str(error))) from error


def _clean(raw: str, same: dict[str, str]) -> str:
    """Clean a cell, caching up to `_REMEMBERED` distinct texts."""
    cell = same.get(raw)
    if cell is None:
        cell = clean(raw)
        if len(same) < _REMEMBERED:
            same[raw] = cell
    return cell
