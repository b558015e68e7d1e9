"""Helper that records every file written while code runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_WRITTEN: list[str] | None = None


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    """Note what is written while `_WRITTEN` is a list; an audit hook cannot be taken off."""
    if _WRITTEN is None:
        return
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int):
            return  # already open, as the pipe to the process that reads a file is
        writes = any(sign in mode for sign in "wax+") if mode else flags & (os.O_WRONLY | os.O_RDWR)
        if writes and "__pycache__" not in str(path) and str(path) != os.devnull:
            _WRITTEN.append(f"{event} {path}")
    elif event in {"os.mkdir", "os.rename", "os.link", "os.symlink", "sqlite3.connect"}:
        _WRITTEN.append(f"{event} {arguments}")


sys.addaudithook(_note)


@contextmanager
def watching() -> Iterator[list[str]]:
    """Return what is written to any file while the block runs."""
    global _WRITTEN
    _WRITTEN = seen = []
    try:
        yield seen
    finally:
        _WRITTEN = None
