"""Read and check practices that somebody else documents, such as a secretariat, from a CSV file.

The columns are those of ``data/practices.csv``. A practice is of a city of the study, or of one
that the project knows practices of; no practice of the project is replaced.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from smartgov.cases.case import Case
from smartgov.cases.read_cases import check_cases
from smartgov.model import City
from smartgov.problems import Problem
from smartgov.study import schema
from smartgov.study.csv_table import read_table
from smartgov.study.storage import File, MemoryFile

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
    listed = {case.city.id: case.city for case in known} | {city.id: city for city in cities}
    cases, checked = check_cases(frame, file.name, listed, recommendations, "cities.csv")
    taken = {case.id for case in known}
    repeated = [
        Problem("duplicate_id", file.name, int(row), "id", case_id)
        for row, case_id in zip(frame.index, frame.get("id", ()), strict=False)
        if case_id in taken
    ]
    problems = sorted([*problems, *checked, *repeated], key=lambda problem: problem.row or 0)
    return tuple(case for case in cases if case.id not in taken), problems


def write_blank_table() -> bytes:
    """Write the header of a table of practices, to be filled in: UTF-8 with byte-order mark."""
    text = io.StringIO()
    csv.writer(text).writerow(schema.CASES.columns)
    return text.getvalue().encode("utf-8-sig")
