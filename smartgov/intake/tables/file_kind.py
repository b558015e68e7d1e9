"""Detect the type of a file from its content, ignoring its name."""

from __future__ import annotations

from smartgov.intake.limits import MAX_BYTES, megabytes
from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.open_document import is_open_document, read_kind
from smartgov.intake.tables.workbook import find_start

#: The first bytes of files that are neither text nor zip, and the name of each type.
_BEGINNINGS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"{\\rtf": "RTF",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"PAR1": "Parquet",
    b"SQLite format 3": "SQLite",
}

#: The type of a text file by its first characters, stripped and in lowercase.
_TEXTS = {"<!doctype html": "HTML", "<html": "HTML", "<?xml": "XML", "{": "JSON", "[": "JSON"}

#: The type of a zip by a file that it contains.
_CONTENTS = {
    "xl/workbook.bin": "XLSB",
    "word/document.xml": "Word",
    "ppt/presentation.xml": "PowerPoint",
    "content.xml": "OpenDocument",
    "index/document.iwa": "Numbers",
}

#: The type of an OpenDocument file that is no spreadsheet, by what it says of itself.
_DOCUMENTS = {"text": "ODT", "presentation": "ODP", "graphics": "ODG"}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def check_size(content: bytes, spot: Spot) -> None:
    """Refuse a file that is empty or too large."""
    if len(content) > MAX_BYTES:
        raise RefusedError(spot.problem("too_large", allowed=megabytes(MAX_BYTES)))
    if not content.strip():
        raise RefusedError(spot.problem("empty_upload"))


def is_zip(content: bytes, spot: Spot) -> bool:
    """Check whether a file is a zip, including workbooks; False if it may be text.

    Raises
    ------
    RefusedError
        If it is a file of another type.
    """
    if content.startswith(_ZIP):
        return True
    if content.startswith(_OLE):
        hidden = "EncryptedPackage".encode("utf-16-le") in content
        raise RefusedError(spot.problem("encrypted" if hidden else "old_workbook"))
    for start, kind in _BEGINNINGS.items():
        if content.startswith(start):
            raise RefusedError(spot.problem("other_kind", kind))
    beginning = content[:200].decode("utf-8-sig", errors="replace").lstrip().lower()
    for opening, kind in _TEXTS.items():
        if beginning.startswith(opening):
            raise RefusedError(spot.problem("other_kind", kind))
    return False


def is_workbook(archive: Archive) -> bool:
    """Check whether a zip is a workbook; False if it may be a study folder.

    Raises
    ------
    RefusedError
        If it is a file of another type.
    """
    if find_start(archive) or is_open_document(archive):
        return True
    names = {name.lower() for name in archive.entries}
    for name, kind in _CONTENTS.items():
        if name in names:
            shown = _DOCUMENTS.get(read_kind(archive), kind)
            raise RefusedError(archive.spot.problem("other_kind", shown))
    return False
