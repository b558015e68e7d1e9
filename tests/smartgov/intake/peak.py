"""The most memory that reading a file takes: ``python -m tests.smartgov.intake.peak FILE``.

Linux keeps the peak of a process apart from that of the one that started it in /proc alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from smartgov.intake.read_file import read_file


def peak() -> int:
    """Return the most memory that this process has had so far, in bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    path = Path(sys.argv[1])
    before = peak()
    intake = read_file(path.read_bytes(), path.name)
    codes = sorted({problem.code for problem in intake.problems})
    json.dump({"before": before, "peak": peak(), "codes": codes}, sys.stdout)
