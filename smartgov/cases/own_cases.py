"""Read and check practices that somebody else documents, such as a secretariat, from a CSV file.

The columns are those of ``data/practices.csv``. A practice is of a city of the study, or of one
that the project knows practices of; no practice of the project is replaced.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import pandas as pd

from smartgov.cases.case import Case
from smartgov.cases.read_cases import check_cases
from smartgov.model import City
from smartgov.problems import Problem
from smartgov.study import schema
from smartgov.study.csv_table import read_table
from smartgov.study.storage import File, MemoryFile
from smartgov.text import text_columns

#: The name of the file in the folder of a study.
FILE = "practices.csv"

#: Maximum size of a file in bytes, and of its table in rows.
MAX_BYTES, MAX_ROWS = 2**20, 500


def read_own_cases(
    file: File,
    cities: Iterable[City],
    known: Sequence[Case],
    recommendations: Sequence[str],
) -> tuple[tuple[Case, ...], list[Problem]]:
    """Read a table of practices, with all its problems.

    Parameters
    ----------
    file
        The CSV file.
    cities
        The cities of the study.
    known
        The practices that are known already.
    recommendations
        Ids of the recommendations of the study.

    Returns
    -------
    tuple
        The practices of the rows without an error; and the problems.
    """
    try:
        content = file.read_bytes()
    except OSError:
        return (), [Problem("missing_file", file.name)]
    if len(content) > MAX_BYTES:
        return (), [Problem("too_large", file.name, allowed=f"{MAX_BYTES // 2**20} MB")]
    frame, problems = read_table(MemoryFile(file.name, content))
    if frame is None:
        return (), problems
    if len(frame) > MAX_ROWS:
        found = str(len(frame))
        return (), [Problem("too_many_practices", file.name, value=found, allowed=str(MAX_ROWS))]
    cases, checked = check_own_cases(frame, file.name, cities, known, recommendations)
    problems = sorted([*problems, *checked], key=lambda problem: problem.row or 0)
    return cases, problems


def check_own_cases(
    frame: pd.DataFrame,
    file: str,
    cities: Iterable[City],
    known: Sequence[Case],
    recommendations: Sequence[str],
) -> tuple[tuple[Case, ...], list[Problem]]:
    """Check a table of practices, and convert its valid rows; see `read_own_cases`.

    ``frame`` contains the cells as text, indexed by row.
    """
    listed = {case.city.id: case.city for case in known} | {city.id: city for city in cities}
    cases, checked = check_cases(frame, file, listed, recommendations, "cities.csv")
    taken = {case.id for case in known}
    repeated = [
        Problem("duplicate_id", file, int(row), "id", case_id)
        for row, case_id in zip(frame.index, frame.get("id", ()), strict=False)
        if case_id in taken
    ]
    problems = sorted([*checked, *repeated], key=lambda problem: problem.row or 0)
    return tuple(case for case in cases if case.id not in taken), problems


def write_table(cases: Iterable[Case]) -> bytes:
    """Write practices as a table that `read_own_cases` reads: UTF-8 with byte-order mark."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(schema.CASES.columns))
    writer.writeheader()
    writer.writerows(_cells(case) for case in cases)
    return text.getvalue().encode("utf-8-sig")


def _cells(case: Case) -> dict[str, str]:
    texts = {"name": case.name, "what": case.what, "led_to": case.led_to, "note": case.note}
    source = case.source
    return {
        "id": case.id,
        "recommendation": case.recommendation,
        "city": case.city.id,
        "since": "" if case.since is None else str(case.since),
        **{
            column: word
            for stem, text in texts.items()
            for column, word in zip(text_columns(stem), text.words, strict=True)
        },
        "known": source.known,
        "publisher": source.publisher,
        "title": source.title,
        "address": source.address,
        "published": source.published,
        "seen": source.seen,
    }


def write_blank_table() -> bytes:
    """Write the header of a table of practices, to be filled in: UTF-8 with byte-order mark."""
    return write_table(())
