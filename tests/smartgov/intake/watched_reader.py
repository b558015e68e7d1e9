"""A process that reads files as the usual one does, and fails where it would write one."""

from __future__ import annotations

import os
import sys

from smartgov.intake import reading_process

#: Flags of files that are opened to be written or made.
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

#: What makes or changes files and folders in another way.
MAKING = ("os.mkdir", "os.rename", "os.link", "os.symlink", "os.truncate", "tempfile.", "shutil.")


def refuse_to_write(event: str, arguments: tuple[object, ...]) -> None:
    """Raise an error where a file is opened to be written; pipes that are open are none."""
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & WRITING and not isinstance(path, int):
            raise PermissionError(f"a file is written: {path!r}")
    elif event.startswith(MAKING):
        raise PermissionError(f"a file is made: {event}")


def main() -> None:
    """Read the file that comes in.

    What libraries do when they are first used is not about the file, and is done before.
    """
    reading_process.prepare()
    sys.addaudithook(refuse_to_write)
    reading_process.main()


if __name__ == "__main__":
    main()
