"""Tests that malicious files give a clear message without a crash, hang or high memory use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from smartgov.intake.read_file import read_file
from smartgov.problems import describe, has_errors, locate
from smartgov.scoring.score import score
from smartgov.text import LANGUAGES
from tests.smartgov.intake.hostile_files import FILES, Hostile

ROOT = Path(__file__).resolve().parents[3]

#: No file may take more memory than this, whatever is in it, in bytes.
MOST = 500_000_000

#: Files that would take much, if they were let.
HEAVY = (
    *("a bomb in a sheet", "a bomb in a table", "a million elements deep"),
    *("a million empty rows", "200 MB", "a million cities", "a million answers"),
    *("a line without end", "answers of which none can be read"),
)


@pytest.mark.parametrize("hostile", FILES, ids=lambda hostile: hostile.name)
def test_hostile_file_ends_with_a_sentence(hostile: Hostile):
    intake = read_file(hostile.make(), hostile.file)
    found = [problem for problem in intake.problems if problem.code == hostile.code]
    assert found, intake.problems
    for language in LANGUAGES:
        assert locate(found[0], language).startswith(hostile.file)
        assert describe(found[0], language).endswith(".")
    cities = 0 if intake.study is None else len(intake.study.cities)
    assert cities == hostile.cities
    assert intake.study is not None or has_errors(intake.problems)
    if intake.study is not None:
        assert len(score(intake.study).overall) == cities


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("name", HEAVY)
def test_hostile_file_takes_little_memory(name: str, tmp_path: Path):
    (hostile,) = (hostile for hostile in FILES if hostile.name == name)
    path = tmp_path / hostile.file
    path.write_bytes(hostile.make())
    command = [sys.executable, "-m", "tests.smartgov.intake.peak", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    measured = json.loads(done.stdout)
    assert hostile.code in measured["codes"]
    assert measured["peak"] < MOST


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for hostile in FILES:
        if hostile.name.startswith("a path") or "link" in hostile.name:
            read_file(hostile.make(), hostile.file)
    assert list(tmp_path.iterdir()) == []
