"""Tests of the package: installed elsewhere, it scores as here, without the rest of the project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from smartgov.cli.commands import main
from tests.smartgov.made_studies import write_study

ROOT = Path(__file__).resolve().parent.parent
SURVEY = "urban-governance-survey-2015"

#: What a package is built from.
PARTS = ("smartgov", "data", "pyproject.toml", "setup.py", "README.md", "LICENSE")

COMMANDS = (["score", SURVEY], ["table", "practices", SURVEY], ["studies"])
BETWEEN = "---- the next command ----"

#: Runs the commands as ``python -m smartgov`` does, in one process, as most of it is imports.
COMMANDS_IN_TURN = f"""
import runpy, sys
import smartgov
print(smartgov.__file__, end="", flush=True)
for arguments in {COMMANDS!r}:
    print({BETWEEN!r}, end="", flush=True)
    sys.argv[1:] = arguments
    try:
        runpy.run_module("smartgov", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise
    sys.stdout.flush()
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the package from a copy, and unpack it where nothing else of the project is."""
    source, site = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("site")
    for part in PARTS:
        path = ROOT / part
        if path.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(path, source / part, ignore=ignored)
        else:
            shutil.copy(path, source / part)
    command = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation"]
    made = subprocess.run(
        [*command, "--no-index", "--quiet", "--wheel-dir", "dist"],
        cwd=source,
        capture_output=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr.decode()
    (wheel,) = (source / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def run(site: Path, folder: Path, *arguments: str) -> bytes:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_the_package_has_the_domain_with_its_types_and_nothing_else(installed: Path) -> None:
    (name,) = (path.name for path in installed.iterdir() if not path.name.endswith(".dist-info"))
    assert name == "smartgov"
    assert (installed / "smartgov" / "py.typed").exists()
    assert (installed / "smartgov" / "data" / "studies" / SURVEY / "answers.csv").exists()
    (about,) = installed.glob("*.dist-info")
    assert "smartgov = smartgov.cli.commands:main" in (about / "entry_points.txt").read_text()


def test_the_package_prints_what_the_project_prints(installed: Path, tmp_path: Path) -> None:
    where, *printed = run(installed, tmp_path, "-c", COMMANDS_IN_TURN).split(BETWEEN.encode())
    assert where.decode().startswith(str(installed))
    assert printed == [CliRunner().invoke(main, command).stdout_bytes for command in COMMANDS]
    assert all(printed)


def test_the_lines_of_the_readme_score_a_study_of_ones_own(installed: Path, tmp_path: Path) -> None:
    write_study(tmp_path / "my-study")
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.S)
    assert len([line for line in code.splitlines() if line]) == 5
    printed = run(installed, tmp_path, "-c", code).decode()
    assert printed.splitlines()[1].split() == ["arco", "82.777778"]
