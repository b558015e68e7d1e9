"""The process that reads a visitor's file for `read_apart`: a file in, a study out.

It receives a pickle of the content, the name and the choices, and sends pickles: the completed
share, from 0 to 1, as often as it changes, and at last the study.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd

from smartgov.faults import describe_fault
from smartgov.intake.choices import Choices
from smartgov.intake.limits import MAX_CPU_SECONDS, MAX_MEMORY
from smartgov.intake.read_apart import Failure
from smartgov.intake.read_file import FileStudy, read_file
from smartgov.intake.spot import spot_of_file

#: A file that is read to load what is needed: its cities are placed, its question is a known one.
_SMALL = b"City,Country,voting\nBilbao,Spain,Yes\n"

#: The size of the memory of this process, on Linux.
_STATM = Path("/proc/self/statm")


def main() -> None:
    """Read the file that comes in, and send the study."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    prepare()
    content, name, choices = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own code
    limit_process()

    def tell(told: object) -> None:
        out.write(told if isinstance(told, bytes) else pickle.dumps(told))
        out.flush()

    tell(0.0)
    tell(_read(content, name, choices, tell))


@cache
def prepare() -> None:
    """Load what reading a file needs: the places of the world, the questions that are known.

    It takes longer than to read most files, so the process that forks readers does it once.
    """
    pd.set_option("mode.string_storage", "python")  # as on the pages, and Arrow reserves a gigabyte
    read_file(_SMALL, "small.csv")


def _read(content: bytes, name: str, choices: Choices, tell: Callable[[float], None]) -> bytes:
    """Read the file into a pickle of the study, or of what failed."""
    try:
        return pickle.dumps(read_file(content, name, progress=tell, choices=choices))
    except MemoryError:
        spot = spot_of_file(name)
        return pickle.dumps(FileStudy(spot.file, None, (spot.problem("too_much"),)))
    except Exception as error:
        return pickle.dumps(Failure(describe_fault(error)))


def limit_process() -> None:
    """Limit the time and the memory of this process, where the operating system can.

    What it has used to start is not counted. Its memory is never written to disk.
    """
    try:
        import resource
    except ImportError:  # not on Windows, where `read_apart` ends it in time
        return
    soft = int(time.process_time()) + 1 + MAX_CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (soft, soft + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _STATM.exists():
        pages = int(_STATM.read_text(encoding="ascii").split()[5])
        most = pages * resource.getpagesize() + MAX_MEMORY
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


if __name__ == "__main__":
    main()
