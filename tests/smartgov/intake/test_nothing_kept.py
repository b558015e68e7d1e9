"""Tests that nothing of a visitor's file is left on disk, however the reading of it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from smartgov.intake import read_apart as apart
from smartgov.intake import start_reader as start
from smartgov.intake.read_apart import read_apart
from tests.smartgov.intake.heavy_files import HEAVY
from tests.smartgov.intake.made_files import make_table, make_zip
from tests.smartgov.intake.watched_reader import refuse_to_write
from tests.smartgov.made_studies import SOUND

WATCHED = "tests.smartgov.intake.watched_reader"

#: Files by their names, each with what is told of them as an error; blank if they can be used.
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "sound.xlsx": (make_table, ""),
    "path.zip": (lambda: make_zip({**SOUND, "../../x": "x"}), "path_in_zip"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield an empty folder: that of temporary files, of the user and of the process."""
    folder = tmp_path_factory.mktemp("empty")
    ready = start.Ready()  # which starts there
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(start, "READERS", ready)
        patch.setattr(apart, "READER", WATCHED)
        patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            patch.setenv(name, str(folder))
        patch.chdir(folder)
        yield folder
        ready.end()


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_left_of_a_file_that_was_read_or_refused(folder: Path, name: str) -> None:
    make, code = FILES[name]
    intake = read_apart(make(), name)
    errors = [problem.code for problem in intake.problems if problem.severity == "error"]
    assert errors == ([code] if code else [])
    assert (intake.study is None) == bool(code)
    assert list(folder.iterdir()) == []


def test_nothing_is_left_of_a_file_that_was_ended_at_its_limit(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "MAX_SECONDS", 0.1)
    name = "unknown elements.xlsx"
    (problem,) = read_apart(HEAVY[name].make(10), name).problems
    assert problem.code == "too_slow"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("open", ("answers.csv", "w", 0o101)),
        ("open", (b"answers.csv", None, 0o2)),
        ("os.mkdir", ("folder", 0o777, -1)),
        ("tempfile.mkstemp", ("file",)),
    ],
)
def test_a_file_that_is_written_is_noticed(event: str, arguments: tuple[object, ...]) -> None:
    with pytest.raises(PermissionError):
        refuse_to_write(event, arguments)


@pytest.mark.parametrize("arguments", [("cities.csv", "r", 0), (4, "wb", 0o1)])
def test_a_file_that_is_read_and_a_pipe_are_none(arguments: tuple[object, ...]) -> None:
    refuse_to_write("open", arguments)
