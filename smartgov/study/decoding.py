"""Decoding the text of a file: UTF-8 alone, or what else visitors' programs write."""

from __future__ import annotations

import re

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

#: Signs that no text has.
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class NotTextError(ValueError):
    """Bytes that are no text in an encoding that is read.

    Attributes
    ----------
    code
        ``nul_byte``, ``not_utf8`` or ``not_text``, as the code of a problem.
    row
        The line of the first byte that cannot be decoded, from 1; None where there is none.
    value
        That byte, such as ``0xe9``.
    """

    def __init__(self, code: str, row: int | None = None, value: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.row = row
        self.value = value


def decode_text(content: bytes, *, guess: bool = False) -> str:
    """Return the text of a file, without its byte-order mark.

    Parameters
    ----------
    content
        The bytes of the file.
    guess
        Whether UTF-16 with its mark, and else Windows-1252, will do as well as UTF-8. Then
        signs that no text has are refused, for Windows-1252 decodes nearly all bytes.

    Raises
    ------
    NotTextError
        Where it is no text in these encodings.
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
        # What is decoded is the content without its byte-order mark.
        row = error.object[: error.start].count(b"\n") + 1
        found = f"0x{error.object[error.start]:02x}"
        raise NotTextError("not_utf8", row, found) from error
