"""A CSV file: its encoding, what separates its cells, and its rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from smartgov.intake.cells import clean
from smartgov.intake.limits import LAST_COLUMN, MAX_QUESTIONS
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.study.decoding import NotTextError, decode_text

SEPARATORS = (",", ";", "\t")

#: How many rows are looked at to find the separator.
_LOOK = 20

#: How many wordings of cells are remembered.
_REMEMBERED = 100_000

#: Excel writes this above the header, to say what separates the cells.
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def decode(content: bytes, spot: Spot) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises
    ------
    RefusedError
        Where it is no text.
    """
    try:
        return decode_text(content, guess=True)
    except NotTextError as error:
        code = "nul_byte" if error.code == "nul_byte" else "not_text"
        raise RefusedError(spot.problem(code)) from error


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
    text: str, separator: str, start: int, spot: Spot, progress: Callable[[float], None]
) -> Iterator[Row]:
    """Yield the rows that are not blank, each with its width.

    Parameters
    ----------
    text
        The text of the file.
    separator, start
        What separates the cells, and where the first row begins; see `find_separator`.
    spot
        The file, for what is refused.
    progress
        Told how much is done, from 0 to 1.

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
            yield Row(number, cells, len(row))


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
