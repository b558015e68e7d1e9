"""Tests of the files of decks."""

from __future__ import annotations

import string
from typing import Any

import pytest

from components.publish.slides.deck import KINDS, LINK, Deck, read_deck, read_decks
from components.publish.slides.facts import GENERAL, OF_CITY
from smartgov.text import LANGUAGES, Text
from tools.check_locales import check_spaces

DECKS = read_decks()
SLIDE = {"id": "map", "kind": "map", "say": {"en": "See [the map](map)."}}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_ready_decks_are_there_in_their_order() -> None:
    assert [deck.id for deck in DECKS] == ["whole", "study", "council", "recommendation", "world"]
    lengths = {deck.id: len(deck.slides) for deck in DECKS}
    assert lengths["study"] == 10
    assert sum(slide.kind != "link" for slide in DECKS[-1].slides) == 5


def test_every_kind_of_slide_is_in_a_deck() -> None:
    assert {slide.kind for deck in DECKS for slide in deck.slides} == set(KINDS)


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.id)
def test_every_sentence_is_in_every_language_with_the_same_figures_and_links(deck: Deck) -> None:
    for text in (deck.title, deck.text, *(slide.say for slide in deck.slides)):
        assert all(text.words), text
    for slide in deck.slides:
        used = [fields(words) for words in slide.say.words]
        assert all(found == used[0] for found in used), slide.id
        assert used[0] <= {*GENERAL, *OF_CITY}, slide.id
        links = [[target for _, target in LINK.findall(words)] for words in slide.say.words]
        assert links == [links[0]] * len(LANGUAGES), slide.id
        assert links[0], slide.id


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.id)
def test_no_line_of_a_french_text_begins_with_a_mark(deck: Deck) -> None:
    for text in (deck.title, deck.text, *(slide.say for slide in deck.slides)):
        assert check_spaces("fr", deck.id, text.read("fr")) == []


def test_a_deck_about_a_city_says_so() -> None:
    assert [deck.id for deck in DECKS if deck.needs_city] == ["council"]


@pytest.mark.parametrize(
    "slides",
    [
        [],
        [SLIDE, SLIDE],
        [SLIDE | {"kind": "pie"}],
        [SLIDE | {"id": "The map"}],
        [SLIDE | {"say": {"en": "See [the table](table)."}}],
        [SLIDE | {"view": {"nothing": ["1"]}}],
    ],
    ids=["none", "twice", "kind", "id", "link", "view"],
)
def test_a_file_that_is_no_deck_is_refused(slides: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="made"):
        read_deck("made", {"title": "Made", "text": "Up", "slides": slides})


def test_a_deck_is_read_from_its_file() -> None:
    content = {"title": {"en": "Made"}, "text": "", "slides": [SLIDE | {"view": {"q": ["x"]}}]}
    deck = read_deck("made", content)
    assert deck.title == Text("Made")
    assert deck.slides[0].view == {"q": ("x",)}
