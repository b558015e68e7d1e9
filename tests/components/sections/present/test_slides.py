"""Tests of the slides of the page."""

from __future__ import annotations

from components.publish.slides.deck import read_decks
from components.sections.present.slides import (
    all_slides,
    bare,
    deck_of,
    find_notices,
    position_of,
    shown_slides,
)
from tests.components.conftest import MakePage


def test_the_deck_is_that_of_the_view_or_the_first(make_page: MakePage) -> None:
    assert deck_of(make_page(deck="world")).id == "world"
    assert deck_of(make_page(deck="no_such")) == read_decks()[0]


def test_slides_are_made_once_whatever_is_arranged(make_page: MakePage) -> None:
    first, second = (make_page(deck="world", slide=n, lines=(("map", "A"),)) for n in (1, 2))
    assert bare(first).view == bare(second).view
    assert all_slides(first, deck_of(first)) is all_slides(second, deck_of(second))
    assert shown_slides(first)[0].line == "A"


def test_nothing_of_a_visitors_own_is_kept(make_page: MakePage) -> None:
    page = make_page(deck="world", own="x")
    assert all_slides(page, deck_of(page)) is not all_slides(page, deck_of(page))


def test_the_position_is_one_that_there_is(make_page: MakePage) -> None:
    assert position_of(make_page(), 5) == 1
    assert position_of(make_page(slide=9), 5) == 5
    assert position_of(make_page(slide=9), 0) == 1


def test_what_is_not_there_is_told(make_page: MakePage) -> None:
    page = make_page(deck="world", shown=("map", "x"), titles=(("y", "Y"),), slide=7)
    found = [(notice.code, notice.name, notice.value) for notice in find_notices(page)]
    assert found == [
        ("unknown_slide", "slides", "x"),
        ("unknown_slide", "heading", "y"),
        ("no_such_slide", "slide", "7"),
    ]
    assert find_notices(make_page(deck="world", slide=2)) == []
