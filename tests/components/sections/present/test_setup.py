"""Tests of what is arranged before a presentation."""

from __future__ import annotations

import pytest

from components.publish.slides.deck import read_decks
from components.sections.present.setup import move, start, with_text
from components.view.view import View

ORDER = ("title", "map", "bands")


@pytest.mark.parametrize(
    ("slide", "step", "moved"),
    [
        ("map", -1, ("map", "title", "bands")),
        ("map", 1, ("title", "bands", "map")),
        ("title", -1, ORDER),
        ("bands", 1, ORDER),
    ],
)
def test_a_slide_moves_by_one_and_stays_at_the_end(
    slide: str, step: int, moved: tuple[str, ...]
) -> None:
    assert move(ORDER, slide, step, View()) == View(shown=moved)


def test_own_words_are_added_changed_and_taken_away() -> None:
    view = with_text("lines", "map", View(), " Welcome ")
    assert view == View(lines=(("map", "Welcome"),))
    both = with_text("lines", "bands", view, "Bands")
    assert both.lines == (("bands", "Bands"), ("map", "Welcome"))
    assert with_text("lines", "map", view, "") == View()


@pytest.mark.parametrize("text", ["x" * 121, "two\nlines"])
def test_what_cannot_be_in_a_link_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a text"):
        with_text("titles", "map", View(), text)


def test_what_was_arranged_stays_in_its_deck_alone() -> None:
    world, view = read_decks()[-1], View(deck="world", lines=(("map", "A"),), form="story")
    started = start(world, "slides", view)
    assert started == View(deck="world", lines=(("map", "A"),), slide=1, back="present")
    assert start(read_decks()[0], "story", view) == View(deck="whole", form="story")
