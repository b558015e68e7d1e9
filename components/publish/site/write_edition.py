"""Write an edition file by file, into a folder or a zip archive."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from components.publish.site.collect import list_addresses, render
from components.publish.site.edition import Edition
from components.publish.site.extra_files import draw_picture, list_extra
from components.publish.site.shell import picture_path

#: The time of every file in an archive, so that the same edition gives the same bytes.
TIME = (1980, 1, 1, 0, 0, 0)

#: Is told how many pages are written, and how many there are.
Progress = Callable[[int, int], object]


def list_written(edition: Edition, progress: Progress | None = None) -> Iterator[tuple[str, bytes]]:
    """Make every file of an edition, one at a time: its path, and its content.

    Parameters
    ----------
    edition
        What is published.
    progress
        Is called after each page.
    """
    yield from list_extra(edition)
    addresses = list(list_addresses(edition))
    for number, address in enumerate(addresses, start=1):
        yield address.path, render(edition, address)
        if edition.base_url and address.kind == "city":
            picture = draw_picture(edition, address.language, address.id)
            yield picture_path(address.language, address.id), picture
        if progress is not None:
            progress(number, len(addresses))


def write_edition(edition: Edition, out: Path, progress: Progress | None = None) -> int:
    """Write an edition as a folder, or as an archive if the name ends in ``.zip``.

    See `write_folder`; an archive that exists is not changed either.
    """
    if out.suffix.lower() != ".zip":
        return write_folder(edition, out, progress)
    if out.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".", dir=out.parent) as beside:
        made = Path(beside) / out.name
        with made.open("wb") as file:
            size = write_zip(edition, file, progress)
        made.rename(out)
    return size


def write_folder(edition: Edition, folder: Path, progress: Progress | None = None) -> int:
    """Write an edition into a new or empty folder, whole or not at all.

    Returns
    -------
    int
        The size of all files in bytes.

    Raises
    ------
    FileExistsError
        If the folder exists and is not empty; it is not changed.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    size = 0
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".", dir=folder.parent) as beside:
        made = Path(beside) / folder.name
        for path, content in list_written(edition, progress):
            file = made / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            size += len(content)
        if folder.is_dir():
            folder.rmdir()
        made.rename(folder)
    return size


def write_zip(edition: Edition, file: BinaryIO, progress: Progress | None = None) -> int:
    """Write an edition as a zip archive with one folder; the same edition gives the same bytes.

    Returns
    -------
    int
        The size of all files in bytes, before they were compressed.
    """
    size = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in list_written(edition, progress):
            entry = zipfile.ZipInfo(f"{edition.name}/{path}", TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
            size += len(content)
    return size
