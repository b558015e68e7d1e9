"""The most memory that reading a file takes, and whether it is told what is wrong with it.

``python -m tests.smartgov.intake.peak NAME FILE`` reads a file of the list of hostile ones in a
process of its own. Linux keeps the peak of a process apart from that of the one that started it
in /proc alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

from smartgov.intake.read_file import read_file
from smartgov.problems import describe, has_errors, locate
from smartgov.scoring.score import score
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES
from tests.smartgov.intake.hostile_files import FILES, Hostile


def peak() -> int:
    """Return the most memory that this process has had so far, in bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def check(intake: LoadedStudy, hostile: Hostile) -> None:
    """Check that what is wrong with a file is told in every language, and the rest is of use."""
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


if __name__ == "__main__":
    (hostile,) = (hostile for hostile in FILES if hostile.name == sys.argv[1])
    path = Path(sys.argv[2])
    intake = read_file(path.read_bytes(), path.name)
    sys.stdout.write(str(peak()))
    check(intake, hostile)
