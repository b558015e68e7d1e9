"""Parse the XML of a workbook as a stream, without declarations or deep nesting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

from smartgov.intake.limits import MAX_ELEMENTS, MAX_TAG
from smartgov.intake.spot import RefusedError, Spot

Attributes = dict[str, str]

#: Maximum nesting depth; workbooks need about ten levels.
_DEEPEST = 64


class Elements(Protocol):
    """Receives the elements of an XML stream in document order."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Handle the start of an element."""

    def end(self, name: str) -> None:
        """Handle the end of an element."""

    def data(self, text: str) -> None:
        """Handle text."""


class DamagedError(Exception):
    """Raised for XML that no spreadsheet program writes, with the code of the problem."""

    def __init__(self, code: str = "bad_workbook") -> None:
        super().__init__(code)
        self.code = code


class Plain:
    """Removes the prefixes of element names, and limits their number and nesting depth."""

    def __init__(self, reader: Elements, most: int = MAX_ELEMENTS) -> None:
        self._reader = reader
        self._depth, self._left = 0, most
        self.data = reader.data

    def start(self, name: str, attributes: Attributes) -> None:
        """Handle the start of an element."""
        self._depth += 1
        self._left -= 1
        if self._depth > _DEEPEST:
            raise DamagedError
        if self._left < 0:
            raise DamagedError("too_much")
        self._reader.start(name.rpartition(":")[2], attributes)

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        self._depth -= 1
        self._reader.end(name.rpartition(":")[2])


def parse(pieces: Iterable[bytes], spot: Spot, reader: Elements) -> Iterator[int]:
    """Parse XML and yield the length of each chunk after parsing it.

    ``reader`` must handle prefixes and depth itself, as `Plain` does.

    Raises
    ------
    RefusedError
        If it is not well-formed, nests too deeply, has an overlong tag, or has a document type:
        it can declare entities, which no workbook uses.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise RefusedError(spot.problem("document_type"))

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    read = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            read += len(piece)
            _check_tag(read - parser.CurrentByteIndex)
            yield len(piece)
        parser.Parse(b"", True)
        yield 0
    except DamagedError as error:
        raise RefusedError(spot.problem(error.code)) from error
    except (expat.ExpatError, UnicodeError, LookupError) as error:
        raise RefusedError(spot.problem("bad_workbook")) from error


def _check_tag(length: int) -> None:
    """Refuse a tag that has not ended after so many bytes; the parser would read it again."""
    if length > MAX_TAG:
        raise DamagedError("too_much")
