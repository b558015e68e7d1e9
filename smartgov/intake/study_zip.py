"""The zip of a study folder, read in memory."""

from __future__ import annotations

from pathlib import PurePosixPath

from smartgov.folders import MemoryFolder
from smartgov.framework import FRAMEWORK_FILE
from smartgov.intake.archive import Archive
from smartgov.intake.grid import RefusedError
from smartgov.intake.limits import (
    MAX_ANSWERS,
    MAX_CITIES,
    MAX_QUESTIONS,
    MAX_UNPACKED_TABLES,
    megabytes,
)
from smartgov.package import FILE
from smartgov.study import LoadedStudy, load_sound_part

#: The files of a study folder, and how many rows each may have.
FILES = {
    FILE: None,
    FRAMEWORK_FILE.name: MAX_QUESTIONS,
    "questions.csv": MAX_QUESTIONS,
    "cities.csv": MAX_CITIES,
    "answers.csv": MAX_ANSWERS,
}

_TOO_MANY = {"cities.csv": "too_many_cities", "answers.csv": "too_many_answers"}


def load_zip(archive: Archive) -> LoadedStudy:
    """Read the study folder in a zip: its files lie at the top, or within one folder.

    Raises
    ------
    RefusedError
        Where there is no such folder, several, or more in it than is read.
    """
    folder = _find_folder(archive)
    files = {}
    for name in FILES:
        path = str(folder / name)
        if path in archive:
            files[name] = _read(archive, path, name)
    return load_sound_part(MemoryFolder(folder.name or archive.place.file, files))


def _find_folder(archive: Archive) -> PurePosixPath:
    found = [path.parent for name in archive.entries if (path := PurePosixPath(name)).name == FILE]
    found = [path for path in found if len(path.parts) < 2 and path.name != "__MACOSX"]
    if len(found) != 1:
        code = "several_studies" if found else "no_study_in_zip"
        raise RefusedError(archive.place.problem(code, allowed=", ".join(FILES)))
    return found[0]


def _read(archive: Archive, path: str, name: str) -> bytes:
    """Return a file, unless it is larger than anything that is read."""
    if archive.size(path) > MAX_UNPACKED_TABLES:
        allowed = megabytes(MAX_UNPACKED_TABLES)
        raise RefusedError(archive.place.problem("unpacks_too_large", path, allowed))
    content = archive.read(path)
    most = FILES[name]
    if most is not None and content.count(b"\n") > most + 1 and _lines(content) > most + 1:
        code = _TOO_MANY.get(name, "too_many_questions")
        raise RefusedError(archive.place.problem(code, allowed=f"{most:,}"))
    return content


def _lines(content: bytes) -> int:
    """Return how many lines are not blank; a cell may have some too, which counts them high."""
    return sum(1 for line in content.splitlines() if line.strip(b' ,"\t'))
