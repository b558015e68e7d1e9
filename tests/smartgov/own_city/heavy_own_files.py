"""The largest files of an own city that may be loaded, made to take as long as can be.

``python -m tests.smartgov.own_city.heavy_own_files`` reads each and prints its name, and is ended
when all together take longer than the limit.
"""

from __future__ import annotations

from smartgov.own_city.file import FORMAT, MAX_BYTES, VERSION, read_own_file
from tests.smartgov.own_cities import STUDY

#: Seconds of a processor for all files; a file that is worse than linear takes minutes.
SECONDS = 30

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


if __name__ == "__main__":
    try:
        import resource
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    for name, content in HEAVY.items():
        assert len(content) <= MAX_BYTES
        read_own_file(content, "own.json", STUDY)
        print(name, flush=True)  # noqa: T201
