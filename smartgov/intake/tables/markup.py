"""The XML of a workbook, read as a stream that declares nothing and nests little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

from smartgov.intake.spot import RefusedError, Spot

Attributes = dict[str, str]

#: Workbooks nest their elements to about ten levels.
_DEEPEST = 64


class Elements(Protocol):
    """What follows the elements of XML, in the order of the text."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the beginning of an element."""

    def end(self, name: str) -> None:
        """Note the end of an element."""

    def data(self, text: str) -> None:
        """Note text."""


class DamagedError(Exception):
    """XML that no spreadsheet program writes."""


class Plain:
    """Elements by their names without a prefix, nested no deeper than workbooks are."""

    def __init__(self, reader: Elements) -> None:
        self._reader = reader
        self._depth = 0
        self.data = reader.data

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the beginning of an element."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DamagedError
        self._reader.start(name.rpartition(":")[2], attributes)

    def end(self, name: str) -> None:
        """Note the end of an element."""
        self._depth -= 1
        self._reader.end(name.rpartition(":")[2])


def parse(pieces: Iterable[bytes], spot: Spot, reader: Elements) -> Iterator[int]:
    """Parse XML and yield after each piece, its length.

    ``reader`` has to mind prefixes and depth, as `Plain` does.

    Raises
    ------
    RefusedError
        Where it is not well-formed, nests too deeply, or has a document type: entities are
        declared there, and no workbook has any.
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
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield len(piece)
        parser.Parse(b"", True)
        yield 0
    except (expat.ExpatError, DamagedError, UnicodeError, LookupError) as error:
        raise RefusedError(spot.problem("bad_workbook")) from error
