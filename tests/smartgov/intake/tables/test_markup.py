"""Tests of parsing the XML of a workbook without declarations or deep nesting."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from smartgov.intake.limits import MAX_ELEMENTS, MAX_TAG
from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables.markup import Attributes, Plain, parse


class Names:
    """Elements as they begin."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, name: str, _: Attributes) -> None:
        self.found.append(name)

    def end(self, name: str) -> None:
        """Do nothing."""

    def data(self, text: str) -> None:
        """Do nothing."""


def names_in(text: str) -> list[str]:
    reader = Names()
    list(parse([text.encode()], Spot("a.xlsx"), Plain(reader)))
    return reader.found


def test_elements_come_without_prefix() -> None:
    assert names_in('<x:a xmlns:x="y"><b/></x:a>') == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<a>", "bad_workbook"),
        ("<a>" * 65 + "</a>" * 65, "bad_workbook"),
        ('<!DOCTYPE a [<!ENTITY e "x">]><a/>', "document_type"),
        ("<a>" + "<b/>" * MAX_ELEMENTS + "</a>", "too_much"),
    ],
)
def test_what_no_workbook_has_is_refused(text: str, code: str) -> None:
    with pytest.raises(RefusedError, match=code):
        names_in(text)


def test_a_tag_that_does_not_end_is_not_waited_for() -> None:
    def pieces() -> Iterator[bytes]:
        yield b'<a b="'
        while True:
            yield b"x" * MAX_TAG

    with pytest.raises(RefusedError, match="too_much"):
        list(parse(pieces(), Spot("a.xlsx"), Plain(Names())))


def test_long_text_is_no_long_tag() -> None:
    pieces = [b"<a>", *[b"x" * MAX_TAG] * 3, b"</a>"]
    assert sum(parse(pieces, Spot("a.xlsx"), Plain(Names()))) == 3 * MAX_TAG + 7
