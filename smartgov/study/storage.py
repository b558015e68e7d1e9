"""Folders that studies are read from: on disk or in memory.

`Folder` and `File` describe the few methods of `pathlib.Path` that reading needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class File(Protocol):
    """A file, which may not exist."""

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""

    def exists(self) -> bool:
        """Check whether the file exists."""

    def read_bytes(self) -> bytes:
        """Read the content; raise ``OSError`` if the file does not exist."""


class Folder(Protocol):
    """A folder of files."""

    @property
    def name(self) -> str:
        """The name of the folder."""

    def is_dir(self) -> bool:
        """Check whether the folder exists."""

    def __truediv__(self, name: str) -> File:
        """Get the file with this name."""


@dataclass(frozen=True)
class MemoryFile:
    """A file in memory; ``content`` is None if the file does not exist."""

    name: str
    content: bytes | None = field(repr=False)

    def exists(self) -> bool:
        """Check whether the file exists."""
        return self.content is not None

    def read_bytes(self) -> bytes:
        """Get the content; raise ``FileNotFoundError`` if the file does not exist."""
        if self.content is None:
            raise FileNotFoundError(self.name)
        return self.content


@dataclass(frozen=True)
class MemoryFolder:
    """A folder of files in memory, by name."""

    name: str
    files: Mapping[str, bytes] = field(repr=False)

    def is_dir(self) -> bool:
        """Check whether the folder exists; always True."""
        return True

    def __truediv__(self, name: str) -> MemoryFile:
        """Get the file with this name."""
        return MemoryFile(name, self.files.get(name))
