"""Tests that malicious files give a clear message without a crash, hang or high memory use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from smartgov.intake.read_file import read_file
from tests.smartgov.intake.hostile_files import FILES, Hostile
from tests.smartgov.intake.peak import check

ROOT = Path(__file__).resolve().parents[3]

#: No file may take more memory than this, whatever is in it, in bytes.
MOST = 500_000_000

#: Files that would take much, if they were let.
HEAVY = (
    *("a bomb in a sheet", "a bomb in a table", "a million elements deep"),
    *("a million empty rows", "200 MB", "a million cities", "a million answers"),
    *("a line without end", "answers of which none can be read"),
)


#: Where the memory of a process can be read, a heavy file is read once, in one of its own.
MEASURED = HEAVY if Path("/proc/self/status").exists() else ()


@pytest.mark.parametrize(
    "hostile", [file for file in FILES if file.name not in MEASURED], ids=lambda file: file.name
)
def test_hostile_file_ends_with_a_sentence(hostile: Hostile) -> None:
    check(read_file(hostile.make(), hostile.file), hostile)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Return what was measured of each heavy file that could be read."""
    folder = tmp_path_factory.mktemp("heavy")
    for number, hostile in enumerate(FILES):
        if hostile.name in MEASURED:
            (folder / str(number)).write_bytes(hostile.make())
    command = [sys.executable, "-m", "tests.smartgov.intake.peak", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {line["name"]: line for line in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("name", MEASURED)
def test_heavy_file_ends_with_a_sentence_and_takes_little_memory(
    measured: dict[str, dict[str, Any]], name: str
) -> None:
    assert name in measured, "the process that read it was killed"
    assert not measured[name]["error"], measured[name]["error"]
    assert 0 < measured[name]["peak"] < MOST


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for hostile in FILES:
        if hostile.name.startswith("a path") or "link" in hostile.name:
            read_file(hostile.make(), hostile.file)
    assert list(tmp_path.iterdir()) == []
