"""The slides of the page: the deck of the view, made once for all visitors who see it alike."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock

from cachetools import LRUCache, cached

from components import browser
from components.menu import PAGES, share_address
from components.page import Page
from components.publish.slides.deck import Deck, read_decks
from components.publish.slides.make import arrange, choice_of, make_all
from components.publish.slides.slide import Slide
from components.view.parameters import Notice
from components.view.view import off_stage

#: Number of decks that are kept; each takes about 2 MB.
MOST_DECKS = 24


def bare(page: Page) -> Page:
    """Copy a page with the view that its slides are about, without the stage itself."""
    return replace(page, view=off_stage(page.view))


def deck_of(page: Page) -> Deck:
    """Get the deck of the view, or the first one."""
    decks = {deck.id: deck for deck in read_decks()}
    return decks.get(page.view.deck or "", read_decks()[0])


def all_slides(page: Page, deck: Deck) -> list[Slide]:
    """Make every slide of a deck; made once for all visitors unless it depends on one's own."""
    plain = bare(page)
    address = "" if page.known.own else _address(plain)
    if plain.shared_key is None:
        return make_all(plain, deck, address)
    return _make(f"{deck.id}\n{address}\n{plain.shared_key}", plain, deck, address)


@cached(LRUCache(MOST_DECKS), key=lambda key, *_: key, lock=Lock())
def _make(key: str, page: Page, deck: Deck, address: str) -> list[Slide]:
    del key
    return make_all(page, deck, address)


def _address(page: Page) -> str:
    """Build the address that the slide with the link shows; blank if the server's is unknown."""
    known = browser.page_address("", PAGES)
    return share_address(replace(page, slug="")) if known else ""


def shown_slides(page: Page) -> list[Slide]:
    """Get the slides that the presenter chose, in order."""
    return arrange(all_slides(page, deck_of(page)), choice_of(page.view))


def position_of(page: Page, count: int) -> int:
    """Get the position of the slide that is shown, from 1."""
    return min(max(page.view.slide or 1, 1), max(count, 1))


def find_notices(page: Page) -> list[Notice]:
    """Find what the link says about a presentation that there is not."""
    view = page.view
    if view.deck and view.deck not in {deck.id for deck in read_decks()}:
        return [Notice("unknown_deck", "deck", view.deck)]
    named = [
        *(("slides", slide) for slide in view.shown),
        *(("heading", slide) for slide, _ in view.titles),
        *(("line", slide) for slide, _ in view.lines),
    ]
    if not named and view.slide is None:
        return []
    ids = {slide.id for slide in all_slides(page, deck_of(page))}
    notices = [Notice("unknown_slide", name, slide) for name, slide in named if slide not in ids]
    count = len(shown_slides(page))
    if view.slide and view.slide > count:
        notices.append(Notice("no_such_slide", "slide", str(view.slide)))
    return notices
