"""Open a zip in memory and reject malicious ones."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from smartgov.intake.limits import MAX_ENTRIES, MAX_TAGS, MAX_UNPACKED, megabytes
from smartgov.intake.spot import RefusedError, Spot

#: Chunk size for unpacking, in bytes.
PIECE = 2**18

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

#: Exceptions that unpacking damaged or manipulated bytes may raise.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)

_OUTSIDE = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|$)")


class Archive:
    """The files of a zip, in memory; nothing is written to disk.

    Raises
    ------
    RefusedError
        If it is damaged or encrypted, or has entries that only a malicious zip has.
    """

    def __init__(self, content: bytes, spot: Spot) -> None:
        self.spot = spot
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE as error:
            raise self._refusal("bad_zip") from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise self._refusal("too_many_entries", str(len(entries)), f"{MAX_ENTRIES:,}")
        self._check(entries)
        self.entries = {_name(entry): entry for entry in entries if not entry.is_dir()}
        self._left, self._tags = MAX_UNPACKED, MAX_TAGS

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        for entry in entries:
            if entry.flag_bits & 1:
                raise self._refusal("encrypted")
            if _OUTSIDE.match(_name(entry)) or "\0" in entry.orig_filename:
                raise self._refusal("path_in_zip", entry.orig_filename)
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise self._refusal("link_in_zip", entry.filename)
        for name, count in Counter(map(_name, entries)).items():
            if count > 1:
                raise self._refusal("twice_in_zip", name)

    def _refusal(self, code: str, value: str = "", allowed: str = "") -> RefusedError:
        return RefusedError(self.spot.problem(code, value, allowed))

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def size(self, name: str) -> int:
        """Look up the declared size of a file, in bytes."""
        return self.entries[name].file_size

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack a file in chunks.

        Raises
        ------
        RefusedError
            If it is damaged, or exceeds the limits of unpacking.
        """
        entry = self.entries[name]
        if entry.file_size > self._left:
            raise self._refusal("unpacks_too_large", name, megabytes(MAX_UNPACKED))
        if entry.compress_type not in _METHODS:
            raise self._refusal("bad_zip")
        try:
            with self._zip.open(entry) as file:
                while piece := file.read(PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise self._refusal("unpacks_too_large", name, megabytes(MAX_UNPACKED))
                    self._tags -= piece.count(b"<")
                    if self._tags < 0:
                        raise self._refusal("too_much")
                    yield piece
        except _DAMAGE as error:
            raise self._refusal("bad_zip") from error

    def read(self, name: str) -> bytes:
        """Unpack a whole file."""
        return b"".join(self.pieces(name))


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").removeprefix("./")
