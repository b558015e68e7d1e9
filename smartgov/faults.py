"""Describe an error of the program for the logs, without anything of a visitor."""

from __future__ import annotations

import traceback
from pathlib import Path

#: Maximum number of places in the code.
PLACES = 12


def describe_fault(error: BaseException) -> dict[str, object]:
    """Describe an error by its type and the places in the code.

    Its message is left out, because it may quote a visitor's file.
    """
    return {
        "error": type(error).__name__,
        "at": [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)[-PLACES:]
        ],
    }
