"""Decode text files: strictly UTF-8, or also other encodings that spreadsheet programs write."""

from __future__ import annotations

import re

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

#: Control characters that do not occur in text files.
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class NotTextError(ValueError):
    """The content is not text in a supported encoding.

    Attributes
    ----------
    code
        Problem code: ``nul_byte``, ``not_utf8`` or ``not_text``.
    row
        The line of the first byte that cannot be decoded, from 1; None if unknown.
    value
        That byte, such as ``0xe9``.
    """

    def __init__(self, code: str, row: int | None = None, value: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.row = row
        self.value = value


def decode_text(content: bytes, *, guess: bool = False) -> str:
    """Decode the content of a text file and remove its byte-order mark.

    Parameters
    ----------
    content
        The content of the file.
    guess
        Whether to also accept UTF-16 with a byte-order mark, and Windows-1252. Control
        characters are then rejected, because Windows-1252 decodes nearly all bytes.

    Raises
    ------
    NotTextError
        If the content is not text in these encodings.
    """
    mark = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    if b"\0" in content and not (guess and mark):
        raise NotTextError("nul_byte")
    if not guess:
        return _decode(content, "utf-8-sig")
    try:
        text = _decode(content, mark or "utf-8")
    except NotTextError:
        if mark:
            raise
        text = _decode(content, "cp1252")
    if _BINARY.search(text):
        raise NotTextError("not_text")
    return text


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        # Positions count from after the byte-order mark, which error.object does not include.
        row = error.object[: error.start].count(b"\n") + 1
        found = f"0x{error.object[error.start]:02x}"
        raise NotTextError("not_utf8", row, found) from error


def decode_whole(content: bytes, most: int) -> tuple[str | None, str]:
    """Decode a small file of a visitor.

    Parameters
    ----------
    content
        The content of the file.
    most
        Maximum size, in bytes.

    Returns
    -------
    tuple
        The text, or None on failure; and then a problem code: ``too_large``, ``not_text`` or
        ``empty_file``.
    """
    if len(content) > most:
        return None, "too_large"
    try:
        text = decode_text(content)
    except NotTextError:
        return None, "not_text"
    return (text, "") if text.strip() else (None, "empty_file")
