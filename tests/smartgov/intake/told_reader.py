"""A process in place of the one that reads files: it says what it is as it begins."""

from __future__ import annotations

import os
import pickle
import resource
import sys
import time
from pathlib import Path

from smartgov.intake.reading_process import prepare


def main() -> None:
    """Say the number of the process, its threads, its seconds and its memory."""
    prepare()  # as the usual one
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    told = {
        "process": os.getpid(),
        "threads": len(list(Path("/proc/self/task").iterdir())),
        "seconds": time.process_time(),
        "memory": pages * resource.getpagesize(),
    }
    pickle.dump(told, sys.stdout.buffer)


if __name__ == "__main__":
    main()
