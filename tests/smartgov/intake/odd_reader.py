"""A process in place of the one that reads files: what it does is what the file says."""

from __future__ import annotations

import os
import pickle
import sys
from threading import Event

from smartgov.intake import reading_process
from smartgov.intake.read_apart import Failure
from smartgov.intake.read_file import FileStudy


def main() -> None:
    """Do what the content says."""
    out = sys.stdout.buffer
    content, name, choices = pickle.load(sys.stdin.buffer)  # noqa: S301
    reading_process.MAX_CPU_SECONDS = 0
    reading_process.limit_process()
    pickle.dump(0.0, out)
    out.flush()
    while content == b"compute":
        pass
    if content == b"allocate":
        told = reading_process._read(b"", name, choices, lambda _: list(range(10**9)))
        out.write(told)
    elif content == b"wait":
        Event().wait()
    elif content == b"abort":
        os.abort()
    elif content == b"fail":
        pickle.dump(Failure({"error": "KeyError"}), out)
    else:
        pickle.dump(FileStudy(name, None), out)


if __name__ == "__main__":
    main()
