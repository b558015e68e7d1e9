"""The XML of a workbook, read as a stream that declares nothing and nests little."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from smartgov.intake.grid import Place, RefusedError

#: Workbooks nest their elements to about ten levels.
_DEEPEST = 64

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]


def parse(
    pieces: Iterable[bytes],
    place: Place,
    start: Start,
    end: End,
    data: Callable[[str], None] | None = None,
) -> Iterator[int]:
    """Parse XML and yield after each piece, its length; names come without their prefix.

    Raises
    ------
    RefusedError
        Where it is not well-formed, nests too deeply, or has a document type: entities are
        declared there, and no workbook has any.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def refuse(*_: object) -> None:
        raise RefusedError(place.problem("document_type"))

    def start_element(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise RefusedError(place.problem("bad_workbook"))
        start(name if ":" not in name else name.rpartition(":")[2], attributes)

    def end_element(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name if ":" not in name else name.rpartition(":")[2])

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start_element
    parser.EndElementHandler = end_element
    if data is not None:
        parser.CharacterDataHandler = data
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield len(piece)
        parser.Parse(b"", True)
        yield 0
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        raise RefusedError(place.problem("bad_workbook")) from error


def ignore(_: str) -> None:
    """Do nothing with the end of an element."""
