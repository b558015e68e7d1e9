"""The largest files of an own city that may be loaded, made to take as long as can be.

``python -m tests.smartgov.own_city.heavy_own_files`` reads each in a process of its own, which ends
at its limits, and prints a line of JSON for those that were read: its name, the seconds of a
processor and the memory in bytes that reading it took, and how much was told of it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from smartgov.intake.limits import MAX_MEMORY
from smartgov.own_city.file import FORMAT, MAX_BYTES, VERSION, read_own_file
from tests.smartgov.own_cities import STUDY

#: Seconds of a processor for a file: it is read where pages are drawn, so it takes a moment. A
#: file that is worse than linear takes minutes.
SECONDS = 5

HEAD = f'{{"format": "{FORMAT}", "version": {VERSION}, "study": "made", '

HEADER = "city,question,value\n"


def fill(head: str, repeated: str, tail: str = "") -> bytes:
    """Return the largest file that repeats a text."""
    room = MAX_BYTES - len(head.encode()) - len(tail.encode())
    return f"{head}{repeated * (room // len(repeated.encode()))}{tail}".encode()


HEAVY = {
    "answers": fill(HEAD + '"city": {}, "answers": {"a": 1', ',"":1', "}}"),
    "parts": fill(HEAD + '"answers": {}, "city": {"a": 1', ',"":1', "}}"),
    "lists": fill(HEAD + '"city": {}, "answers": [[]', ",[]", "]}"),
    "objects": fill(HEAD + '"city": {}, "answers": [{}', ",{}", "]}"),
    "digits": fill(HEAD + '"city": {}, "answers": [1', "," + "9" * 4_000, "]}"),
    "half characters": fill(HEAD + '"city": {"name": "', "\\ud800", '"}, "answers": {}}'),
    "accents": fill(HEAD + '"city": {"name": "', "\u0301\u0323", '"}, "answers": {}}'),
    "addresses": fill(HEAD + '"city": {"name": "', "www.", '"}, "answers": {}}'),
    "blanks": fill(HEAD + '"city": {"name": "', "\u00a0", '"}, "answers": {}}'),
    "deep": fill("", "["),
    "lines": fill(HEADER, "\n", "x"),
    "blank rows": fill(HEADER, ",,\n"),
    "rows": fill(HEADER, "a,b,c\n"),
    "cities": fill(HEADER, "a,b,1\nb,b,2\n"),
    "columns": fill("city,question,value", ",", "\n"),
    "a number": fill(HEADER + "own-city,delay,", "1", "x\n"),
    "quotes": fill(HEADER + '"', '""', '"\n'),
}


def read(name: str) -> None:
    """Read a file within the memory that any file of a visitor has, and print what it took."""
    import resource  # not on Windows

    content = HEAVY[name]
    assert len(content) <= MAX_BYTES
    size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    most = size * resource.getpagesize() + MAX_MEMORY
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    before = resource.getrusage(resource.RUSAGE_SELF)
    _, problems = read_own_file(content, "own.json", STUDY)
    after = resource.getrusage(resource.RUSAGE_SELF)
    took = {"seconds": after.ru_utime - before.ru_utime, "peak": after.ru_maxrss * 1024}
    print(json.dumps({"name": name, **took, "told": len(problems)}), flush=True)  # noqa: T201


if __name__ == "__main__":
    for each in HEAVY:
        child = os.fork()
        if not child:
            read(each)
            os._exit(0)
        os.waitpid(child, 0)
