"""Which studies there are, and which one is shown first."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from smartgov.paths import DATA, FRAMEWORK_FILE, RECOMMENDATIONS_FILE

STUDIES = DATA / "studies"

#: The first of these that is there is the default study.
PREFERRED = ("smart-cities-study-2019", "urban-governance-survey-2015")


def study_folders(root: Path = STUDIES) -> dict[str, Path]:
    """Return the study folders by id (the folder's name), the default study first.

    Those in ``root`` come before those in the folders that ``SMARTGOV_STUDIES`` names; of two
    with one name the first counts.
    """
    found: dict[str, Path] = {}
    for place in (root, *further_folders()):
        inside = sorted(place.iterdir()) if place.is_dir() else []
        found = {path.name: path for path in inside if path.is_dir()} | found
    first = [study_id for study_id in PREFERRED if study_id in found]
    return {study_id: found[study_id] for study_id in (*first, *found)}


def further_folders() -> list[Path]:
    """Return the folders of studies that ``SMARTGOV_STUDIES`` names and that are there.

    Several are separated as in ``PATH``: by a colon, on Windows by a semicolon.
    """
    named = os.environ.get("SMARTGOV_STUDIES", "").split(os.pathsep)
    return [Path(name) for name in named if name.strip() and Path(name).is_dir()]


def fingerprint(folder: Path) -> str:
    """Return a digest that changes whenever a file that a study is read from does."""
    files = [p for p in sorted(folder.glob("*")) if p.is_file()] if folder.is_dir() else []
    digest = hashlib.sha256()
    for path in (*files, FRAMEWORK_FILE, RECOMMENDATIONS_FILE):
        status = path.stat()
        digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\0".encode())
    return digest.hexdigest()
