"""Tests that malicious files give a clear message without a crash, hang or high memory use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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


@pytest.mark.parametrize("name", MEASURED)
def test_heavy_file_ends_with_a_sentence_and_takes_little_memory(name: str, tmp_path: Path) -> None:
    (hostile,) = (hostile for hostile in FILES if hostile.name == name)
    path = tmp_path / hostile.file
    path.write_bytes(hostile.make())
    command = [sys.executable, "-m", "tests.smartgov.intake.peak", name, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < MOST


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for hostile in FILES:
        if hostile.name.startswith("a path") or "link" in hostile.name:
            read_file(hostile.make(), hostile.file)
    assert list(tmp_path.iterdir()) == []
