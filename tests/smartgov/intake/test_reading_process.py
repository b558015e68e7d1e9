"""Tests of the process that reads files: it imports little, and heavy files end in it.

Each heavy file is read at a hundredth of its size and of the limits of what is counted, and two of
them as they are: the one that takes the most time, and the one that takes the most memory.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from smartgov.intake import reading_process
from smartgov.intake.choices import NO_CHOICES
from smartgov.intake.read_apart import Failure
from tests.smartgov.intake.heavy_files import HEAVY

ROOT = Path(__file__).resolve().parents[3]

#: No file may take more memory than this to read, whatever is in it, in bytes.
MOST = 300_000_000

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="only there memory is limited")


def test_the_process_imports_no_interface() -> None:
    """Its start takes as long as its imports."""
    code = "import sys, smartgov.intake.reading_process as _; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = {name.partition(".")[0] for name in done.stdout.split()}
    assert names & {"streamlit", "plotly", "pydeck", "components", "serving", "fpdf"} == set()
    assert {"smartgov", "pandas"} <= names


def test_of_a_fault_only_its_type_and_place_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("Ana García")

    monkeypatch.setattr(reading_process, "read_file", fail)
    sent = reading_process._read(b"", "a.csv", NO_CHOICES, lambda _: None)
    assert b"Ana" not in sent
    failure = pickle.loads(sent)  # noqa: S301
    assert isinstance(failure, Failure)
    assert failure.fault["error"] == "KeyError"


@pytest.fixture(scope="module")
def small() -> dict[str, dict[str, Any]]:
    """Return what was said of each heavy file where files and limits are a hundredth."""
    command = [sys.executable, "-m", "tests.smartgov.intake.many_heavy_files"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {line["name"]: line for line in map(json.loads, done.stdout.splitlines())}


@only_linux
@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_ends_with_a_sentence(small: dict[str, dict[str, Any]], name: str) -> None:
    """The limits of rows and tags end it here; each other limit has a test of its own module."""
    assert HEAVY[name].code in small[name]["codes"]
    assert small[name]["peak"] < MOST


@only_linux
@pytest.mark.parametrize(
    ("name", "codes"),
    [
        # On a fast processor, all of its tags are counted before its time has ended.
        ("unknown elements.xlsx", {"too_slow", "too_much"}),
        ("rows beside the table.csv", {"too_much"}),
    ],
)
def test_the_heaviest_files_end_at_the_limits_of_time_and_memory(
    name: str, codes: set[str], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(HEAVY[name].make(1))
    command = [sys.executable, "-m", "tests.smartgov.intake.heavy_files", str(tmp_path / name)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert len(told["codes"]) == 1
    assert set(told["codes"]) <= codes
    assert told["peak"] < MOST
