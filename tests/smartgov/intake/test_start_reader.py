"""Tests of how a reader is started: forked by a process that is ready, or anew."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from smartgov.intake import start_reader as start
from smartgov.intake.choices import NO_CHOICES
from smartgov.intake.start_reader import Forked, Ready, start_reader

ROOT = Path(__file__).resolve().parents[3]

#: A reader that does what its file says, and one that says what it is.
ODD, TOLD = "tests.smartgov.intake.odd_reader", "tests.smartgov.intake.told_reader"

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="only there readers are forked")


@pytest.fixture(scope="module")
def of_this_module() -> Iterator[Ready]:
    """Yield what keeps the process ready, started once: that takes longer than these tests."""
    ready = Ready()
    yield ready
    ready.end()


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch, of_this_module: Ready) -> Ready:
    """Return what keeps the process ready, in place of the usual one."""
    monkeypatch.setattr(start, "READERS", of_this_module)
    return of_this_module


@pytest.fixture
def not_started(monkeypatch: pytest.MonkeyPatch) -> Ready:
    """Return what keeps the process ready, before it was started."""
    new = Ready()
    monkeypatch.setattr(start, "READERS", new)
    return new


def told() -> dict[str, float]:
    """Let a reader say what it is."""
    with start_reader(TOLD) as process:
        assert process.stdout is not None
        said: dict[str, float] = pickle.load(process.stdout)  # noqa: S301
    assert process.returncode == 0
    return said


@only_linux
def test_every_reader_is_a_fork_of_its_own(ready: Ready) -> None:
    one, two = told(), told()
    assert ready.process is not None
    assert len({one["process"], two["process"], ready.process.pid, os.getpid()}) == 4


@only_linux
def test_a_forked_reader_begins_as_one_started_anew(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its limits are counted from what it has used, so that none may have used more."""
    forked = told()
    monkeypatch.setattr(start, "FORKS", False)
    alone = told()
    assert ready.process is not None
    assert forked["seconds"] <= alone["seconds"]
    assert forked["memory"] <= alone["memory"] + 10 * 2**20


def test_elsewhere_a_reader_is_started_anew(
    monkeypatch: pytest.MonkeyPatch, not_started: Ready
) -> None:
    monkeypatch.setattr(start, "FORKS", False)
    assert told()["process"] != os.getpid()
    assert not_started.process is None


@only_linux
@pytest.mark.parametrize("noticed", [False, True])
def test_a_process_that_has_ended_is_started_again(ready: Ready, noticed: bool) -> None:
    """One that ends just as it is asked fails nobody."""
    told()
    first = ready.process
    assert first is not None
    first.kill()
    if noticed:
        first.wait()
    told()
    told()
    assert ready.process is not first


@only_linux
def test_without_the_process_a_reader_is_started_anew(
    not_started: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise BrokenPipeError

    monkeypatch.setattr(not_started, "_reach", refuse)
    with start_reader(TOLD) as process:
        assert isinstance(process, subprocess.Popen)


@only_linux
@pytest.mark.usefixtures("ready")
def test_a_reader_that_is_ended_says_so() -> None:
    with start_reader(ODD) as process:
        assert isinstance(process, Forked)
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump((b"wait", "a.csv", NO_CHOICES), process.stdin)
        process.stdin.close()
        assert pickle.load(process.stdout) == 0.0  # noqa: S301
        assert process.poll() is None
        process.kill()
        assert process.wait() == process.poll() == -signal.SIGKILL


#: Reads a file that never ends, in a process that is killed meanwhile.
SERVER = f"""
import os, pickle
from smartgov.intake.start_reader import READERS, start_reader
with start_reader({ODD!r}) as process:
    pickle.dump((b"wait", "a.csv", None), process.stdin)
    process.stdin.close()
    assert pickle.load(process.stdout) == 0.0
    print("reads", flush=True)
    os.kill(os.getpid(), 9)
"""


@only_linux
def test_nothing_is_left_of_a_server_that_was_killed() -> None:
    """All of its processes have what it writes to as their own error output; then nobody has."""
    reading, writing = os.pipe()
    code = f"import os; os.set_inheritable({writing}, True)\n" + WAY.format(way=writing) + SERVER
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, pass_fds=[writing], stdout=subprocess.PIPE
    ) as server:
        os.close(writing)
        assert server.stdout is not None
        assert server.stdout.readline() == b"reads\n"
    with os.fdopen(reading, "rb") as held:
        assert held.read() == b""  # ends when the last process has


#: Lets the processes of a server inherit a pipe, by which it is seen when the last has ended.
WAY = """
import subprocess
from functools import partialmethod
start = subprocess.Popen.__init__
subprocess.Popen.__init__ = partialmethod(start, pass_fds=[{way}])
"""
