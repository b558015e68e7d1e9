"""Describe the files of a study in ``datapackage.json``, and notice when they differ from it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from smartgov.paths import FRAMEWORK_FILE
from smartgov.problems import Problem
from smartgov.study.storage import File, Folder

#: The tables of a study folder.
TABLES = (FRAMEWORK_FILE.name, "questions.csv", "cities.csv", "answers.csv")


def describe_file(content: bytes) -> dict[str, Any]:
    """Build what ``resources`` says of a table: its size, its rows and its checksum."""
    return {
        "bytes": len(content),
        "rows": _count_rows(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _count_rows(content: bytes) -> int:
    """Count the rows of a CSV file below its header, without blank ones."""
    text = io.StringIO(content.decode("utf-8-sig", errors="replace"), newline="")
    try:
        rows = sum(any(map(str.strip, row)) for row in csv.reader(text))
    except csv.Error:  # reported where the table is read
        return 0
    return max(0, rows - 1)


def check_files(folder: Folder, resources: list[Any]) -> list[Problem]:
    """Report each file that is not as its checksum says.

    A file with fewer rows than were written is an error, because part of it is missing; another
    change is a warning. Line endings do not count: some programs change them in copying.
    """
    problems = []
    for resource in resources:
        if not isinstance(resource, Mapping):
            continue
        file = folder / PurePath(str(resource.get("path", ""))).name
        written = str(resource.get("hash", "")).removeprefix("sha256:")
        content = _read(file)
        if content is None and written and file.name == FRAMEWORK_FILE.name:
            problems.append(Problem("missing_file", file.name))
        if not written or content is None or _is_same(content, written):
            continue
        rows, found = resource.get("rows"), _count_rows(content)
        if isinstance(rows, int) and found < rows:
            problems.append(Problem("rows_missing", file.name, value=str(found), allowed=str(rows)))
        else:
            problems.append(Problem("hash_mismatch", file.name))
    return problems


def _is_same(content: bytes, written: str) -> bool:
    """Compare a file with its checksum, with or without carriage returns."""
    return any(
        hashlib.sha256(variant).hexdigest() == written
        for variant in (content, content.replace(b"\r\n", b"\n"))
    )


def _read(file: File) -> bytes | None:
    """Read a file; None if there is none."""
    try:
        return file.read_bytes()
    except (OSError, ValueError):
        return None


def renew_checksums(folder: Path, package_file: str) -> list[str]:
    """Write the checksums of a study folder as its files are now, and list the files.

    Raises
    ------
    OSError
        If the folder has no data package, or it cannot be written.
    ValueError
        If the data package is not a JSON object.
    """
    path = folder / package_file
    package = json.loads(path.read_text(encoding="utf-8-sig"))
    if not isinstance(package, dict):
        raise ValueError(f"{package_file}: not an object")  # noqa: TRY004 - invalid data
    listed = [r for r in package.get("resources") or [] if isinstance(r, dict)]
    named = {PurePath(str(resource.get("path", ""))).name for resource in listed}
    new = [{"name": PurePath(name).stem, "path": name} for name in TABLES if name not in named]
    resources, renewed = [], []
    for resource in (*listed, *new):
        name = PurePath(str(resource.get("path", ""))).name
        content = _read(folder / name)
        if content is not None:
            resources.append(_with_file(resource, describe_file(content)))
            renewed.append(name)
        elif resource in listed and name not in TABLES:
            resources.append(resource)
    text = json.dumps({**package, "resources": resources}, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")
    return renewed


def _with_file(resource: dict[str, Any], file: Mapping[str, Any]) -> dict[str, Any]:
    """Update the description of a file, its schema last."""
    kept = {key: value for key, value in resource.items() if key not in {*file, "schema"}}
    schema = {"schema": resource["schema"]} if "schema" in resource else {}
    return {**kept, **file, **schema}
