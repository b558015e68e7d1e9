"""Find the available studies and the default one."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from smartgov.paths import DATA, FRAMEWORK_FILE, RECOMMENDATIONS_FILE

STUDIES = DATA / "studies"

#: Id of the Smart Cities Study 2019, for whoever holds its answers.
UCLG_STUDY = "smart-cities-study-2019"

#: Ids of preferred studies; the first one available is the default.
PREFERRED = (UCLG_STUDY, "urban-governance-survey-2015")

T = TypeVar("T")


def study_folders(root: Path = STUDIES) -> dict[str, Path]:
    """Map study ids (folder names) to study folders, the default study first.

    Folders in ``root`` come before those in the directories listed in ``SMARTGOV_STUDIES``; if
    two have the same name, the first one is used. Hidden folders are not studies.
    """
    found: dict[str, Path] = {}
    for place in (root, *folders_from_environment()):
        inside = sorted(os.scandir(place), key=lambda e: e.name) if place.is_dir() else []
        folders = (entry for entry in inside if entry.is_dir() and not entry.name.startswith("."))
        found = {entry.name: place / entry.name for entry in folders} | found
    return sort_studies(found)


def sort_studies(found: Mapping[str, T]) -> dict[str, T]:
    """Put the default study first; ``found`` is by study id."""
    first = [study_id for study_id in PREFERRED if study_id in found]
    return {study_id: found[study_id] for study_id in (*first, *found)}


def folders_from_environment() -> list[Path]:
    """List the existing directories in the environment variable ``SMARTGOV_STUDIES``.

    They are separated as in ``PATH``: by colons, on Windows by semicolons.
    """
    named = os.environ.get("SMARTGOV_STUDIES", "").split(os.pathsep)
    return [Path(name) for name in named if name.strip() and Path(name).is_dir()]


def fingerprint(folder: Path) -> str:
    """Compute a digest that changes whenever a file of the study changes."""
    entries = sorted(os.scandir(folder), key=lambda e: e.name) if folder.is_dir() else []
    files = [(entry.path, entry.stat()) for entry in entries if entry.is_file()]
    shared = [(str(path), path.stat()) for path in (FRAMEWORK_FILE, RECOMMENDATIONS_FILE)]
    digest = hashlib.sha256()
    for path, status in (*files, *shared):
        digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\0".encode())
    return digest.hexdigest()
