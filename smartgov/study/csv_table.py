"""Read a CSV file of a study as text, reporting problems with their row and column."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from smartgov.problems import Problem
from smartgov.study.decoding import NotTextError, decode_text
from smartgov.study.formula_guard import unguard
from smartgov.study.storage import File


def read_table(file: File) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Read a CSV file with all cells as text.

    Returns
    -------
    tuple
        A frame of stripped strings indexed by spreadsheet row (the header is row 1), or None if
        the file cannot be read as a table; and the problems. Rows of the wrong width are
        reported and left out.
    """
    text, problems = read_text(file)
    if text is None:
        return None, problems
    rows = csv.reader(io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8", newline=""))
    numbered = ((n, row) for n, row in enumerate(rows, start=1) if any(map(str.strip, row)))
    try:
        first = next(numbered, None)
        if first is None:
            return None, [Problem("empty_file", file.name)]
        return _to_frame(file.name, list(map(str.strip, first[1])), numbered)
    except csv.Error as error:
        return None, [Problem("unreadable", file.name, value=str(error))]


def read_text(file: File) -> tuple[str | None, list[Problem]]:
    """Read a UTF-8 text file, with or without byte-order mark; None if that fails."""
    try:
        content = file.read_bytes()
    except OSError:
        return None, [Problem("missing_file", file.name)]
    if not content.strip():
        return None, [Problem("empty_file", file.name)]
    try:
        return decode_text(content), []
    except NotTextError as error:
        return None, [Problem(error.code, file.name, row=error.row, value=error.value)]


def _to_frame(
    file: str, header: list[str], rows: Iterator[tuple[int, list[str]]]
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Collect the rows below the header in a frame; None if column names are repeated.

    Equal strings are stored only once, because there may be a million answers.
    """
    repeated = [name for name, count in Counter(header).items() if count > 1]
    if repeated:
        return None, [Problem("duplicate_column", file, 1, name) for name in repeated]
    problems = []
    numbers: list[int] = []
    columns: list[list[str]] = [[] for _ in header]
    same: dict[str, str] = {}
    for number, row in rows:
        if len(row) != len(header):
            found, allowed = str(len(row)), str(len(header))
            problems.append(Problem("wrong_width", file, number, value=found, allowed=allowed))
            continue
        numbers.append(number)
        for column, cell in zip(columns, row, strict=True):
            cell = unguard(cell.strip()).strip()
            column.append(same.setdefault(cell, cell))
    if not numbers and not problems:
        problems.append(Problem("empty_file", file))
    cells = dict(zip(header, columns, strict=True))
    return pd.DataFrame(cells, index=numbers, dtype=str), problems
