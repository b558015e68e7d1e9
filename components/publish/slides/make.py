"""Make the slides of a deck for a reader, in the order and with the words that were chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from components.publish.slides import about, advice, bands, change, exchange, one_city, world
from components.publish.slides.deck import CITY_KINDS, LINK, Deck, DeckSlide, Kind
from components.publish.slides.facts import dimension_means, facts_of
from components.publish.slides.slide import Draft, Slide
from components.reader import Reader
from components.view.parameters import format_view, parse_view
from components.view.view import Texts, View, off_stage
from components.words.versions import dated_source
from smartgov.scoring.score import score
from smartgov.text import NO_WORDS

#: Makes the slides of an entry of a deck; the last argument is the address of the view.
Make = Callable[[Reader, DeckSlide, str], list[Draft]]

MAKERS: dict[Kind, Make] = {
    "title": about.make_title,
    "study": about.make_study,
    "map": world.make_map,
    "figures": about.make_figures,
    "dimensions": world.make_dimensions,
    "regions": world.make_regions,
    "practices": world.make_practices,
    "city": one_city.make_city,
    "peers": one_city.make_peers,
    "bands": bands.make_bands,
    "gaps": advice.make_gaps,
    "recommendation": advice.make_recommendation,
    "recommendations": advice.make_recommendations,
    "exchange": exchange.make_exchange,
    "next": one_city.make_next,
    "change": change.make_change,
    "caveats": about.make_caveats,
    "link": about.make_link,
}


@dataclass(frozen=True)
class Choice:
    """What a presenter chose: slides in order, own titles and lines; and the address of the view.

    ``shown`` are ids of slides; empty for all, in the order of the deck. ``address`` is blank if
    unknown.
    """

    shown: tuple[str, ...] = ()
    titles: Texts = ()
    lines: Texts = ()
    address: str = ""


def choice_of(view: View, address: str = "") -> Choice:
    """Get the choice of a presenter from the view."""
    return Choice(view.shown, view.titles, view.lines, address)


def make_slides(reader: Reader, deck: Deck, choice: Choice) -> list[Slide]:
    """Make the slides of a deck that a presenter chose; see `make_all`."""
    return arrange(make_all(reader, deck, choice.address), choice)


def make_all(reader: Reader, deck: Deck, address: str = "") -> list[Slide]:
    """Make every slide of a deck that the data have something for.

    Parameters
    ----------
    reader
        The study, its scores, the view, the language and the theme.
    deck
        The deck. Slides about a city are left out if none is chosen.
    address
        Address of the view, for the slide with the link.
    """
    base = replace(reader, view=off_stage(reader.view))
    facts = facts_of(base)
    slides: list[Slide] = []
    for entry in deck.slides:
        if entry.kind in CITY_KINDS and reader.city is None:
            continue
        own = with_view(base, entry) if entry.view else base
        filled = facts_of(own) if entry.view else facts
        drafts = MAKERS[entry.kind](own, entry, address)
        slides += [_finish(own, entry, draft, filled) for draft in drafts[:1]]
        slides += [
            _finish(own, replace(entry, say=NO_WORDS), draft, filled) for draft in drafts[1:]
        ]
    return slides


def with_view(reader: Reader, entry: DeckSlide) -> Reader:
    """Copy a reader with the view of an entry of a deck."""
    query: dict[str, Any] = {**format_view(reader.view), **entry.view}
    view, _ = parse_view(query)
    scores = reader.scores if view.spec == reader.view.spec else score(reader.study, view.spec)
    return replace(reader, view=view, scores=scores)


def _finish(reader: Reader, entry: DeckSlide, draft: Draft, facts: dict[str, str]) -> Slide:
    """Add to a draft what its deck says, whose answers these are and who speaks."""
    t = reader.t
    say = fill_in(_said(reader, entry), facts)
    spoken = LINK.sub(lambda found: found[1], say)
    return Slide(
        id="-".join(filter(None, (entry.id, draft.part))),
        kind=entry.kind,
        title=fill_in(t.text(entry.title), facts) or draft.title,
        subtitle=draft.subtitle,
        line="",
        main=draft.main,
        side=draft.side,
        status=t(f"status.{reader.study.info.kind}"),
        source=dated_source(reader),
        say=say,
        notes=tuple(dict.fromkeys(filter(None, (spoken, *draft.notes)))),
        page=draft.page,
        view=draft.view or reader.view,
    )


def _said(reader: Reader, entry: DeckSlide) -> str:
    """Choose the sentence of an entry: a single dimension is neither the strongest nor weakest."""
    said = reader.t.text(entry.say)
    if said and entry.kind == "dimensions" and len(dimension_means(reader)) == 1:
        return reader.t("stage.dimensions.only", dimension="{strongest}", mean="{strongest_mean}")
    return said


def fill_in(text: str, facts: dict[str, str]) -> str:
    """Fill the figures into a sentence; blank if it has one that there is none of."""
    try:
        return text.format_map(facts)
    except KeyError:
        return ""


def arrange(slides: list[Slide], choice: Choice) -> list[Slide]:
    """Select and order slides, and give them the presenter's own titles and lines.

    Ids that no slide has are ignored; if none is left, all are shown.
    """
    by_id = {slide.id: slide for slide in slides}
    shown = [by_id[name] for name in choice.shown if name in by_id] or slides
    titles, lines = dict(choice.titles), dict(choice.lines)
    return [
        replace(
            slide, title=titles.get(slide.id) or slide.title, line=lines.get(slide.id, slide.line)
        )
        for slide in shown
    ]
