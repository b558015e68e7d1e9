"""Compared cities: their slots, and the peers of the first one."""

from __future__ import annotations

import pytest

from components.sections.compare import choice
from components.view.view import View
from tests.components.conftest import MakeReader


@pytest.mark.parametrize(
    ("before", "chosen", "after"),
    [
        ((), ["a"], ("a",)),
        (("a", "b", "c"), ["a", "c"], ("a", "", "c")),
        (("a", "", "c"), ["a", "c", "d"], ("a", "d", "c")),
        (("a", "b"), ["a"], ("a",)),
        (("a", "b"), [], ()),
        (("", "b"), ["b", "a", "c"], ("a", "b", "c")),
        (("a", "b", "c", "d", "e", "f", "g"), ["a", "g"], ("a", "g")),
    ],
)
def test_a_city_that_stays_keeps_its_place(
    before: tuple[str, ...], chosen: list[str], after: tuple[str, ...]
) -> None:
    view = View(city="x", compared=before)
    assert choice.with_compared(view, chosen) == View(city="x", compared=after)


def test_a_place_is_a_color(make_reader: MakeReader) -> None:
    reader = make_reader(compared=("", "brae", "arco"))
    assert choice.slots_of(reader) == {"brae": 1, "arco": 2}
    assert choice.first_of(reader) == "brae"


def test_six_places_at_most(make_reader: MakeReader) -> None:
    reader = make_reader(compared=("", "", "", "", "", "arco", "brae"))
    assert choice.slots_of(reader) == {"arco": 5}


def test_peers_are_those_of_the_first(make_reader: MakeReader) -> None:
    reader = make_reader(compared=("cove", "arco"), peers="study")
    assert choice.peers_of_first(reader) == ["arco", "brae", "dell"]
