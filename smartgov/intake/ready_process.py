"""The process that `start_reader` keeps: it has loaded all that reading needs, and forks.

Each reader is a fork that has seen no file but its own. A second one, its guard, waits for it, says
how it ended, and ends it as soon as `start_reader` asks, or has itself ended.
"""

from __future__ import annotations

import gc
import importlib
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from typing import NoReturn

from smartgov.intake.reading_process import prepare
from smartgov.intake.start_reader import BEGUN, STATUS_BYTES

#: What a reader is forked with: its input, its output, and the way to its guard.
WAYS = 3

#: Bytes of the name of a module.
MOST = 200


def main() -> None:
    """Fork a reader for each request, until the process that asks has ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a guard
    prepare()
    gc.collect()
    gc.freeze()  # so that a fork need not copy what it only looks at
    with socket.socket(fileno=os.dup(0)) as asked:
        while True:
            name, ways, *_ = socket.recv_fds(asked, MOST, WAYS)
            if not name:
                return
            if os.fork() == 0:
                asked.close()
                _end(_guard, name.decode(), *ways)
            for way in ways:
                os.close(way)


def _guard(module: str, come: int, go: int, way: int) -> None:
    """Fork a reader, end it when it is asked for, and say how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    until, living = os.pipe()  # the reader alone holds it open
    reader = os.fork()
    if reader == 0:
        os.close(way)
        os.close(until)
        os.dup2(come, 0)
        os.dup2(go, 1)
        os.close(come)
        os.close(go)
        _end(importlib.import_module(module).main)
    for other in (come, go, living):
        os.close(other)
    with socket.socket(fileno=way) as asks:
        asks.sendall(BEGUN)
        select.select([asks.fileno(), until], [], [])
        os.kill(reader, signal.SIGKILL)  # not yet waited for, so the number is still its own
        status = os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1])
        asks.sendall(status.to_bytes(STATUS_BYTES, "little", signed=True))


def _end(work: Callable[..., object], *given: object) -> NoReturn:
    """Do the work of a fork, and end it without what belongs to the process that forked it."""
    status = 1
    try:
        work(*given)
        sys.stdout.flush()
        status = 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
