"""Tests of the process that reads files: it imports little, and heavy files end in it."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from smartgov.intake import reading_process
from smartgov.intake.choices import NO_CHOICES
from smartgov.intake.read_apart import Failure
from tests.smartgov.intake.heavy_files import HEAVY

ROOT = Path(__file__).resolve().parents[3]

#: No file may take more memory than this to read, whatever is in it, in bytes.
MOST = 300_000_000


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


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_ends_and_takes_little_memory(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(HEAVY[name]())
    command = [sys.executable, "-m", "tests.smartgov.intake.heavy_files", str(tmp_path / name)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["codes"]
    assert "reading_failed" not in told["codes"]
    assert told["peak"] < MOST
