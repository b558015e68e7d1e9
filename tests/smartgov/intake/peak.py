"""The most memory that reading a file takes, and whether it is told what is wrong with it.

``python -m tests.smartgov.intake.peak FOLDER`` reads files of the list of hostile ones, each
called by its number in the list, and prints a line of JSON for each. Every file is read in a
process of its own, forked from one that has loaded all that is needed: Linux keeps the peak of a
process apart from that of the one that started it in /proc alone.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

from smartgov.intake.read_file import read_file
from smartgov.intake.reading_process import prepare
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


def measure(path: Path) -> None:
    """Read a file and print the peak of this process, and what failed."""
    hostile = FILES[int(path.name)]
    told = {"name": hostile.name, "peak": 0, "error": ""}
    try:
        intake = read_file(path.read_bytes(), hostile.file)
        told["peak"] = peak()
        check(intake, hostile)
    except Exception:
        told["error"] = traceback.format_exc()
    print(json.dumps(told), flush=True)  # noqa: T201


if __name__ == "__main__":
    prepare()
    for each in sorted(Path(sys.argv[1]).iterdir()):
        child = os.fork()
        if not child:
            measure(each)
            os._exit(0)
        os.waitpid(child, 0)
