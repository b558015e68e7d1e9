"""Read many heavy files at a hundredth of their size and of the limits of what is counted.

``python -m tests.smartgov.intake.many_heavy_files`` prints a line of JSON for each file: what was
said of it, and what the process that read it took. Every file is read in a process of its own,
forked from one that has loaded what is needed.
"""

from __future__ import annotations

import json
import os
import pickle

from smartgov.intake import limits

#: The limits of what is counted; those of time and memory are as in the app.
COUNTED = (
    *("LAST_ROW", "MAX_TAGS", "MAX_CELLS", "MAX_STRINGS", "MAX_ELEMENTS", "MAX_STRING_ELEMENTS"),
    *("MAX_TAG", "MAX_TEXT"),
)

#: By how much files are smaller, and limits lower.
LESS = 100

for limit in COUNTED:  # before anything that reads them is imported
    setattr(limits, limit, getattr(limits, limit) // LESS)

from smartgov.intake.choices import NO_CHOICES  # noqa: E402
from smartgov.intake.reading_process import _read, limit_process, prepare  # noqa: E402
from tests.smartgov.intake.heavy_files import HEAVY  # noqa: E402


def read(name: str) -> list[str]:
    """Read a file within the limits, and return the codes of what was told of it."""
    content = HEAVY[name].make(LESS)
    limit_process()
    told = pickle.loads(_read(content, name, NO_CHOICES, lambda _: None))  # noqa: S301
    return sorted({problem.code for problem in getattr(told, "problems", ())})


def read_apart(name: str) -> dict[str, object]:
    """Read a file in a process of its own; no codes if that was ended."""
    incoming, outgoing = os.pipe()
    child = os.fork()
    if not child:
        os.write(outgoing, json.dumps(read(name)).encode())
        os._exit(0)
    os.close(outgoing)
    with os.fdopen(incoming) as pipe:
        said = pipe.read()
    _, _, used = os.wait4(child, 0)
    codes = json.loads(said) if said else []
    seconds = used.ru_utime + used.ru_stime
    return {"name": name, "codes": codes, "peak": used.ru_maxrss * 1024, "seconds": seconds}


if __name__ == "__main__":
    prepare()
    for each in HEAVY:
        print(json.dumps(read_apart(each)), flush=True)  # noqa: T201
