"""The scripts of the front end that a page needs first.

A script is loaded when something is drawn with it, and only then tells what it imports itself. The
document of a page names them all, so that they arrive while the front end starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from streamlit import file_util

#: What the header of every page is drawn with, by the names of the front end.
HEADER = ("Html", "Selectbox", "ButtonGroup", "PageLink")

#: What a page shows first below its header, by its slug. The live map is left to come by itself: a
#: browser that sets it up paints nothing meanwhile, and a picture stands in its place.
FIRST_SHOWN = {"": ("Multiselect", "TextInput")}

IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


@cache
def first_scripts(slug: str) -> tuple[str, ...]:
    """List the file names of the scripts that a page needs first, and of what they import."""
    parts = (*HEADER, *FIRST_SHOWN.get(slug, ()))
    return tuple(dict.fromkeys(file for part in parts for file in _with_imports(part)))


def _with_imports(part: str) -> Iterator[str]:
    """List the script of a part of the front end, and all that it imports, at any depth."""
    folder = Path(file_util.get_static_dir()) / "static" / "js"
    waiting = [file.name for file in folder.glob(f"{part}.*.js")]
    seen = set(waiting)
    while waiting:
        name = waiting.pop(0)
        yield name
        found = set(IMPORTED.findall((folder / name).read_text(encoding="utf-8"))) - seen
        seen |= found
        waiting += sorted(found)
