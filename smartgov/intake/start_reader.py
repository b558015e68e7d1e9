"""Start the process that reads a visitor's file.

On Linux it is forked by a process that is kept ready, see `ready_process`: to import and load what
reading needs takes longer than to read most files. That process starts with the first file, and
ends with the process that started it. Elsewhere, and when it cannot be reached, each reader is
started anew.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import Any

from smartgov.intake.limits import MAX_START_SECONDS

#: Bytes in which the end of a reader is told, as its exit status or, negative, its signal.
STATUS_BYTES = 4

#: What is said first: a reader has begun.
BEGUN = b"!"

#: The module that forks readers.
READY = "smartgov.intake.ready_process"

#: Whether readers are forked here. Other systems have no way, or no safe one.
FORKS = sys.platform == "linux"

ROOT = Path(__file__).resolve().parents[2]


class Forked:
    """A forked reader, with what is needed of `subprocess.Popen`."""

    def __init__(self, stdin: int, stdout: int, guard: socket.socket) -> None:
        self.stdin, self.stdout = os.fdopen(stdin, "wb"), os.fdopen(stdout, "rb")
        self.returncode: int | None = None
        self._guard = guard

    def __enter__(self) -> Forked:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for the end of the reader."""
        for pipe in (self.stdout, self.stdin):
            with contextlib.suppress(OSError):
                pipe.close()
        self.wait()
        self._guard.close()

    def kill(self) -> None:
        """End the reader: its guard takes the end of the line as the order to."""
        with contextlib.suppress(OSError):
            self._guard.shutdown(socket.SHUT_WR)

    def wait(self) -> int:
        """Wait until the reader has ended, and say how; as if killed, if nobody can tell."""
        if self.returncode is None:
            told = b""
            with contextlib.suppress(OSError):
                told = self._guard.recv(STATUS_BYTES)
            status = int.from_bytes(told, "little", signed=True)
            self.returncode = status if told else -signal.SIGKILL
        return self.returncode

    def poll(self) -> int | None:
        """Say how the reader ended, once it was waited for."""
        return self.returncode


Process = subprocess.Popen[bytes] | Forked


class Ready:
    """The process that is kept ready."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._lock = Lock()

    def fork(self, module: str) -> Forked:
        """Let it fork a reader.

        Raises
        ------
        OSError
            If it cannot be started or reached.
        """
        ours, guard = socket.socketpair()
        come, stdin = os.pipe()
        stdout, go = os.pipe()
        reader = Forked(stdin, stdout, ours)
        try:
            with guard, self._lock:
                theirs = [come, go, guard.fileno()]
                socket.send_fds(self._reach(), [module.encode()], theirs)
            ours.settimeout(MAX_START_SECONDS)
            if not ours.recv(len(BEGUN)):
                raise ConnectionResetError
            ours.settimeout(None)
        except OSError:
            reader.returncode = -signal.SIGKILL
            reader.__exit__()
            raise
        finally:
            os.close(come)
            os.close(go)
        return reader

    def end(self) -> None:
        """Let it end, once the readers that it has forked have; the next file starts another."""
        with self._lock:
            if self._line is not None:
                self._line.close()
            if self.process is not None:
                self.process.wait()
            self._line = self.process = None

    def _reach(self) -> socket.socket:
        """Start it unless it runs."""
        if self._line is None or self.process is None or self.process.poll() is not None:
            if self._line is not None:
                self._line.close()
            # Each message is a request, so that none is read in part.
            self._line, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
            with theirs:
                self.process = _start(READY, stdin=theirs, stdout=subprocess.DEVNULL)
        return self._line


READERS = Ready()


def start_reader(module: str) -> Process:
    """Start a process that runs ``main`` of a module, with pipes to and from it."""
    if FORKS:
        with contextlib.suppress(OSError):
            return READERS.fork(module)
    return _start(module, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _start(module: str, **ways: Any) -> subprocess.Popen[bytes]:
    """Start a module as a process; mathematics needs no threads there."""
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-P", "-m", module],
        env={**os.environ, **threads, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
        **ways,
    )
