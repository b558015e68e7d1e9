"""What a study is read from: a folder of the disk, or one that is held in memory.

A folder is anything with the few habits of `pathlib.Path` that reading needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class File(Protocol):
    """A file, which may not be there."""

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""

    def exists(self) -> bool:
        """Whether there is such a file."""

    def read_bytes(self) -> bytes:
        """Return the content; ``OSError`` where there is no such file."""


class Folder(Protocol):
    """A folder of files."""

    @property
    def name(self) -> str:
        """The name of the folder."""

    def is_dir(self) -> bool:
        """Whether there is such a folder."""

    def __truediv__(self, name: str) -> File:
        """Return the file of this name."""


@dataclass(frozen=True)
class MemoryFile:
    """A file in memory; ``content`` is None where there is none."""

    name: str
    content: bytes | None = field(repr=False)

    def exists(self) -> bool:
        """Whether there is such a file."""
        return self.content is not None

    def read_bytes(self) -> bytes:
        """Return the content; ``FileNotFoundError`` where there is none."""
        if self.content is None:
            raise FileNotFoundError(self.name)
        return self.content


@dataclass(frozen=True)
class MemoryFolder:
    """Files in memory, by name."""

    name: str
    files: Mapping[str, bytes] = field(repr=False)

    def is_dir(self) -> bool:
        """Whether there is such a folder: always."""
        return True

    def __truediv__(self, name: str) -> MemoryFile:
        """Return the file of this name."""
        return MemoryFile(name, self.files.get(name))
