"""What kind of file it is, by its content: the name may say anything."""

from __future__ import annotations

from smartgov.intake.limits import MAX_BYTES, megabytes
from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.workbook import find_start

#: How files begin that are neither text nor zip; what each is called.
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

#: What texts are that begin so, once blanks are left out and letters are small.
_TEXTS = {"<!doctype html": "HTML", "<html": "HTML", "<?xml": "XML", "{": "JSON", "[": "JSON"}

#: What zips are that hold such a file.
_CONTENTS = {
    "xl/workbook.bin": "XLSB",
    "word/document.xml": "Word",
    "ppt/presentation.xml": "PowerPoint",
    "content.xml": "OpenDocument",
    "index/document.iwa": "Numbers",
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def check_size(content: bytes, spot: Spot) -> None:
    """Refuse a file that is empty or too large."""
    if len(content) > MAX_BYTES:
        raise RefusedError(spot.problem("too_large", allowed=megabytes(MAX_BYTES)))
    if not content.strip():
        raise RefusedError(spot.problem("empty_upload"))


def is_zip(content: bytes, spot: Spot) -> bool:
    """Whether a file is a zip, as workbooks are too; False where it may be text.

    Raises
    ------
    RefusedError
        Where it is something else.
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
    """Whether a zip is a workbook; False where it may be a study folder.

    Raises
    ------
    RefusedError
        Where it is something else.
    """
    if find_start(archive):
        return True
    names = {name.lower() for name in archive.entries}
    for name, kind in _CONTENTS.items():
        if name in names:
            raise RefusedError(archive.spot.problem("other_kind", kind))
    return False
