"""Reading one CSV file of a study: cells as text, problems with their place."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pandas as pd

from smartgov.folders import File
from smartgov.problems import Problem


def read_table(file: File) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Read a CSV file as text.

    Returns
    -------
    tuple
        A frame of stripped strings indexed by spreadsheet row (the header being row 1), or
        None where the file cannot be read as a table; and what is wrong with the file.
        Rows of the wrong width are reported and left out.
    """
    text, problems = read_text(file)
    if text is None:
        return None, problems
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        return None, [Problem("unreadable", file.name, value=str(error))]
    if not rows or not any(any(cell.strip() for cell in row) for row in rows):
        return None, [Problem("empty_file", file.name)]
    return _as_frame(file.name, rows)


def read_text(file: File) -> tuple[str | None, list[Problem]]:
    """Read a UTF-8 text file, with or without byte-order mark; None where it is not one."""
    try:
        content = file.read_bytes()
    except OSError:
        return None, [Problem("missing_file", file.name)]
    if not content.strip():
        return None, [Problem("empty_file", file.name)]
    if b"\0" in content:
        return None, [Problem("nul_byte", file.name)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        # What is decoded is the content without its byte-order mark.
        row = error.object[: error.start].count(b"\n") + 1
        found = f"0x{error.object[error.start]:02x}"
        return None, [Problem("not_utf8", file.name, row=row, value=found)]


def _as_frame(file: str, rows: list[list[str]]) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Return the rows below the header as a frame, or None where the header is ambiguous."""
    (_, first), *numbered = [
        (n, row) for n, row in enumerate(rows, start=1) if any(map(str.strip, row))
    ]
    header = [name.strip() for name in first]
    repeated = [name for name, count in Counter(header).items() if count > 1]
    if repeated:
        return None, [Problem("duplicate_column", file, 1, name) for name in repeated]
    problems = [
        Problem("wrong_width", file, n, value=str(len(row)), allowed=str(len(header)))
        for n, row in numbered
        if len(row) != len(header)
    ]
    whole = [(n, [cell.strip() for cell in row]) for n, row in numbered if len(row) == len(header)]
    frame = pd.DataFrame(
        [row for _, row in whole], columns=header, index=[n for n, _ in whole], dtype=str
    )
    if not numbered:
        problems.append(Problem("empty_file", file))
    return frame, problems
