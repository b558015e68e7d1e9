"""Tell versions of a data set apart, and what changed between them.

A version is the digest of the tables, and the date in ``changes.csv`` beside them, if that file
lists the digest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date

from smartgov.paths import FRAMEWORK_FILE
from smartgov.problems import Problem
from smartgov.study.checked_rows import text_of
from smartgov.study.checksums import TABLES
from smartgov.study.csv_table import read_table
from smartgov.study.storage import File, Folder
from smartgov.study_info import DIGEST_LENGTH, DataChange
from smartgov.text import text_columns

#: The file of a study folder with what changed in its data; a folder may have none.
FILE = "changes.csv"

COLUMNS = ("date", "digest", *text_columns("text"))

_DIGEST = re.compile(rf"[0-9a-f]{{{DIGEST_LENGTH}}}")


def digest_tables(folder: Folder) -> str:
    """Compute the digest of the tables of a study folder; blank if one of them is missing.

    Line endings do not count: some programs change them in copying. A folder without its own
    ``framework.csv`` has that of the project.
    """
    digest = hashlib.sha256()
    for name in TABLES:
        content = _read(folder, name)
        if content is None:
            return ""
        normal = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(normal)}\0".encode())
        digest.update(normal)
    return digest.hexdigest()[:DIGEST_LENGTH]


def _read(folder: Folder, name: str) -> bytes | None:
    file: File = folder / name
    if name == FRAMEWORK_FILE.name and not file.exists():
        file = FRAMEWORK_FILE
    try:
        return file.read_bytes()
    except OSError:
        return None


def read_changes(folder: Folder) -> tuple[tuple[DataChange, ...], list[Problem]]:
    """Read what changed in the data of a study, the latest first; and the problems of the file.

    Rows with an invalid date or digest are reported and left out.
    """
    file = folder / FILE
    if not file.exists():
        return (), []
    table, problems = read_table(file)
    if table is None:
        return (), problems
    missing = [column for column in COLUMNS[:3] if column not in table]
    if missing:
        return (), [*problems, *(Problem("missing_column", FILE, 1, name) for name in missing)]
    table = table.reindex(columns=list(COLUMNS), fill_value="")
    found: list[DataChange] = []
    for number, row in table.iterrows():
        wrong = [c for c, sound in _sound_cells(row).items() if not sound]
        problems += [Problem("not_allowed", FILE, int(number), c, row[c], _RULES[c]) for c in wrong]
        if not wrong:
            found.append(DataChange(row["date"], row["digest"], text_of(row, "text")))
    return tuple(sorted(found, key=lambda change: change.date, reverse=True)), problems


#: What the cells of a column may be, as an example.
_RULES = {"date": "2026-11-20", "digest": "1a2b3c4d"}


def _sound_cells(row: Mapping[str, str]) -> dict[str, bool]:
    """Check the date and the digest of a row."""
    try:
        dated = date.fromisoformat(row["date"]).isoformat() == row["date"]
    except ValueError:
        dated = False
    return {"date": dated, "digest": bool(_DIGEST.fullmatch(row["digest"]))}
