"""Read a visitor's file in a process of its own, which is ended when it takes too much.

Whatever a file makes of the reader, the process that serves the pages only waits for its answer.
"""

from __future__ import annotations

import contextlib
import logging
import pickle
import signal
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from threading import BoundedSemaphore, Event, Timer

from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.limits import MAX_PROCESSES, MAX_SECONDS, MAX_START_SECONDS
from smartgov.intake.read_file import FileStudy
from smartgov.intake.spot import Spot, spot_of_file
from smartgov.intake.start_reader import Process, start_reader

#: The module that the process runs.
READER = "smartgov.intake.reading_process"

_turns = BoundedSemaphore(MAX_PROCESSES)
_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Failure:
    """An error in the reader itself, as `describe_fault` describes it."""

    fault: Mapping[str, object]


def read_apart(
    content: bytes,
    name: str,
    *,
    progress: Callable[[float], object] = lambda _: None,
    waiting: Callable[[], object] = lambda: None,
    choices: Choices = NO_CHOICES,
) -> FileStudy:
    """Read a file as `read_file` does, in a process of its own.

    Parameters
    ----------
    content, name
        The bytes of the file, and its name.
    progress
        Callback that receives the completed share, from 0 to 1.
    waiting
        Callback for when other files are read first.
    choices
        The visitor's choices about what can be read in more than one way.
    """
    spot = spot_of_file(name)
    if not _turns.acquire(blocking=False):
        waiting()
        _turns.acquire()
    try:
        with _start() as process, _killed_at_the_end(process):
            return _read(process, (content, spot.file, choices), spot, progress)
    finally:
        _turns.release()


def _start() -> Process:
    return start_reader(READER)


@contextlib.contextmanager
def _killed_at_the_end(process: Process) -> Iterator[None]:
    """End the process whatever happens, such as a visitor who leaves the page."""
    try:
        yield
    finally:
        process.kill()


def _read(
    process: Process,
    asked: tuple[bytes, str, Choices],
    spot: Spot,
    progress: Callable[[float], object],
) -> FileStudy:
    """Send the file, and pass on the progress until the study comes or the process has ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    late = Event()
    told: object = None
    try:
        with _kill_after(MAX_START_SECONDS, process, late):
            pickle.dump(asked, process.stdin)
            process.stdin.close()
            told = pickle.load(process.stdout)  # noqa: S301 - written by our own code
        with _kill_after(MAX_SECONDS, process, late):
            while isinstance(told, float):
                progress(told)
                told = pickle.load(process.stdout)  # noqa: S301
    except (EOFError, OSError, pickle.UnpicklingError):
        told = None
    if isinstance(told, FileStudy):
        return told
    if isinstance(told, Failure):
        _logger.error("reading failed", extra={"fields": told.fault})
        return FileStudy(spot.file, None, (spot.problem("reading_failed"),))
    code = "too_slow" if late.is_set() or _used_its_time(process) else "too_much"
    return FileStudy(spot.file, None, (spot.problem(code),))


@contextlib.contextmanager
def _kill_after(seconds: float, process: Process, late: Event) -> Iterator[None]:
    """End the process unless the block ends in time."""

    def kill() -> None:
        late.set()
        process.kill()

    timer = Timer(seconds, kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _used_its_time(process: Process) -> bool:
    """Check whether the process was ended for the time of a processor that it used."""
    return process.wait() == -getattr(signal, "SIGXCPU", 0)
