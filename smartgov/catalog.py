"""Which studies there are, and which one is shown first."""

from __future__ import annotations

import hashlib
from pathlib import Path

from smartgov.study import DATA, FRAMEWORK_FILE, RECOMMENDATIONS_FILE

STUDIES = DATA / "studies"

#: The first of these that is there is the default study.
PREFERRED = ("smart-cities-study-2019", "urban-governance-survey-2015")


def study_folders(root: Path = STUDIES) -> dict[str, Path]:
    """Return the study folders by id (the folder's name), the default study first."""
    found = {p.name: p for p in sorted(root.iterdir()) if p.is_dir()} if root.is_dir() else {}
    first = [study_id for study_id in PREFERRED if study_id in found]
    return {study_id: found[study_id] for study_id in (*first, *found)}


def fingerprint(folder: Path) -> str:
    """Return a digest that changes whenever a file that a study is read from does."""
    files = [p for p in sorted(folder.glob("*")) if p.is_file()] if folder.is_dir() else []
    digest = hashlib.sha256()
    for path in (*files, FRAMEWORK_FILE, RECOMMENDATIONS_FILE):
        status = path.stat()
        digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\0".encode())
    return digest.hexdigest()
