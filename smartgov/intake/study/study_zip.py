"""Read the zip of a study folder in memory."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from smartgov.intake.limits import (
    MAX_ANSWERS,
    MAX_CITIES,
    MAX_LINE,
    MAX_QUESTIONS,
    MAX_UNPACKED_TABLES,
    megabytes,
)
from smartgov.intake.spot import RefusedError
from smartgov.intake.study.check_coordinates import check_places
from smartgov.intake.tables.archive import Archive
from smartgov.paths import FRAMEWORK_FILE
from smartgov.study.datapackage import FILE
from smartgov.study.load import LoadedStudy, load_sound_part
from smartgov.study.storage import MemoryFolder

#: The files of a study folder, and the maximum rows of each.
FILES = {
    FILE: None,
    FRAMEWORK_FILE.name: MAX_QUESTIONS,
    "questions.csv": MAX_QUESTIONS,
    "cities.csv": MAX_CITIES,
    "answers.csv": MAX_ANSWERS,
}

_LINE = re.compile(rb"[^\r\n]+")

_TOO_MANY = {"cities.csv": "too_many_cities", "answers.csv": "too_many_answers"}


def load_zip(archive: Archive) -> LoadedStudy:
    """Load the study folder in a zip, at its top level or within a folder.

    Raises
    ------
    RefusedError
        If there is no such folder, more than one, or one that exceeds the limits.
    """
    folder = _find_folder(archive)
    files = {}
    for name in FILES:
        path = str(folder / name)
        if path in archive:
            files[name] = _read(archive, path, name)
    loaded = load_sound_part(MemoryFolder(folder.name or archive.spot.file, files))
    if loaded.study is None:
        return loaded
    doubtful = check_places(loaded.study.cities, "cities.csv")
    return replace(loaded, problems=(*loaded.problems, *doubtful))


def _find_folder(archive: Archive) -> PurePosixPath:
    found = [path.parent for name in archive.entries if (path := PurePosixPath(name)).name == FILE]
    found = [path for path in found if "__MACOSX" not in path.parts]
    if len(found) != 1:
        code = "several_studies" if found else "no_study_in_zip"
        raise RefusedError(archive.spot.problem(code, allowed=", ".join(FILES)))
    return found[0]


def _read(archive: Archive, path: str, name: str) -> bytes:
    """Read a file, unless it exceeds the size limit."""
    if archive.size(path) > MAX_UNPACKED_TABLES:
        allowed = megabytes(MAX_UNPACKED_TABLES)
        raise RefusedError(archive.spot.problem("unpacks_too_large", path, allowed))
    content = archive.read(path)
    most = FILES[name]
    if most is not None:
        _check_lines(archive, content, most, name)
    return content


def _check_lines(archive: Archive, content: bytes, most: int, name: str) -> None:
    """Refuse a table with too many rows or an overlong line."""
    lines = (line for line in _LINE.finditer(content) if line[0].strip(b' ,"\t'))
    for count, line in enumerate(lines):
        if line.end() - line.start() > MAX_LINE:
            raise RefusedError(archive.spot.problem("cell_too_long"))
        if count > most:
            code = _TOO_MANY.get(name, "too_many_questions")
            raise RefusedError(archive.spot.problem(code, allowed=f"{most:,}"))
