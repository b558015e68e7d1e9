"""Tests that a file is read in a process of its own, and that no file keeps the others waiting."""

from __future__ import annotations

import logging
import sys
from threading import BoundedSemaphore, Event, Thread

import pytest

from smartgov.intake import read_apart as apart
from smartgov.intake.read_apart import read_apart
from smartgov.intake.read_file import read_file
from smartgov.intake.start_reader import Process
from smartgov.problems import describe
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import CITIES, make_table

ODD = "tests.smartgov.intake.odd_reader"

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="it has no limits of processes")


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    """Return the processes that are started from here on."""
    started: list[Process] = []
    start = apart._start

    def record() -> Process:
        started.append(start())
        return started[-1]

    monkeypatch.setattr(apart, "_start", record)
    return started


def test_a_file_is_read_as_here() -> None:
    content = make_table([*CITIES, ("Dell", "ES", 40, -3, "maybe", 1)])
    shares: list[float] = []
    there, here = (
        read_apart(content, "a/file.xlsx", progress=shares.append),
        read_file(content, "file.xlsx"),
    )
    assert there.study is not None
    assert here.study is not None
    assert (there.name, there.problems, there.left_out) == ("file.xlsx", here.problems, 1)
    assert there.study.cities == here.study.cities
    assert there.study.answers.equals(here.study.answers)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


@needs_limits
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"compute", "too_slow"),
        (b"allocate", "too_much"),
        (b"abort", "too_much"),
        (b"fail", "reading_failed"),
    ],
)
def test_a_reader_that_fails_is_told_of(
    content: bytes,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    processes: list[Process],
) -> None:
    monkeypatch.setattr(apart, "READER", ODD)
    intake = read_apart(content, "secret.xlsx")
    assert (intake.name, intake.study) == ("secret.xlsx", None)
    assert [problem.code for problem in intake.problems] == [code]
    for language in LANGUAGES:
        assert describe(intake.problems[0], language).endswith(".")
    assert processes[0].poll() is not None


def test_a_reader_that_does_nothing_is_ended(
    monkeypatch: pytest.MonkeyPatch, processes: list[Process]
) -> None:
    monkeypatch.setattr(apart, "READER", ODD)
    monkeypatch.setattr(apart, "MAX_SECONDS", 0.1)
    assert [problem.code for problem in read_apart(b"wait", "a.csv").problems] == ["too_slow"]
    assert processes[0].poll() is not None


def test_a_fault_is_logged_without_the_file(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(apart, "READER", ODD)
    with caplog.at_level(logging.ERROR):
        read_apart(b"fail", "secret.xlsx")
    (record,) = caplog.records
    assert record.fields == {"error": "KeyError"}  # type: ignore[attr-defined]
    assert "secret" not in record.getMessage()


def test_the_process_ends_with_the_page(processes: list[Process]) -> None:
    class LeftError(Exception):
        """The visitor has left."""

    def leave(_: float) -> None:
        raise LeftError

    with pytest.raises(LeftError):
        read_apart(make_table(), "file.xlsx", progress=leave)
    assert processes[0].poll() is not None


def test_others_wait_for_their_turn_and_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "READER", ODD)
    turns, told, read = BoundedSemaphore(1), Event(), list[LoadedStudy]()
    monkeypatch.setattr(apart, "_turns", turns)
    with turns:
        second = Thread(
            target=lambda: read.append(read_apart(b"", "b.csv", waiting=told.set)), daemon=True
        )
        second.start()
        assert told.wait(60)
        assert read == []
    second.join(60)
    assert [intake.name for intake in read] == ["b.csv"]
    assert turns.acquire(blocking=False)
