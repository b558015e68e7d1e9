"""Decks: which slides follow each other, and the sentences that tell their story.

A deck is a file in ``data/decks/``; `data/README.md` describes its fields. In a sentence,
``{name}`` is a figure of `facts_of`, and ``[words](slide)`` is a link that shows a slide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from components.view.parameters import parse_view
from smartgov.paths import DECKS_FOLDER
from smartgov.text import Text, parse_text

Kind = Literal[
    "title",
    "study",
    "map",
    "figures",
    "dimensions",
    "regions",
    "practices",
    "city",
    "peers",
    "bands",
    "gaps",
    "recommendation",
    "recommendations",
    "exchange",
    "next",
    "change",
    "caveats",
    "link",
]

KINDS: tuple[Kind, ...] = get_args(Kind)

#: The kinds that are about the chosen city; a deck shows them only if there is one.
CITY_KINDS: frozenset[Kind] = frozenset({"city", "peers", "next"})

#: A link within a sentence: words, and the id of the slide that they show.
LINK = re.compile(r"\[([^\[\]]{1,200})\]\(([a-z_]{1,40})\)")

#: Ids of slides and decks.
_ID = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True)
class DeckSlide:
    """A slide of a deck: its kind, the sentences about it, and how its view differs.

    ``view`` are parameters of a link, which replace those of the reader's view; ``title`` is blank
    where the slide says it from the data.
    """

    id: str
    kind: Kind
    title: Text
    say: Text
    view: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Deck:
    """A deck: its title, what it is for, and its slides in order."""

    id: str
    title: Text
    text: Text
    slides: tuple[DeckSlide, ...]

    @property
    def needs_city(self) -> bool:
        """Whether most of it is about a chosen city."""
        of_city = sum(slide.kind in CITY_KINDS for slide in self.slides)
        return any(slide.kind == "city" for slide in self.slides[:2]) and of_city > 1


@cache
def read_decks(folder: Path = DECKS_FOLDER) -> tuple[Deck, ...]:
    """Read the decks, by the numbers that their files give them.

    Raises
    ------
    ValueError
        If a file, which is part of the project, is no deck.
    """
    files = [(path, json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))]
    files.sort(key=lambda file: file[1].get("place", 0))
    return tuple(read_deck(path.stem, content) for path, content in files)


def read_deck(deck_id: str, content: Mapping[str, Any]) -> Deck:
    """Read a deck from the content of its file, and check it.

    Raises
    ------
    ValueError
        If an id, a kind, a parameter of a view or the target of a link is unknown.
    """
    slides = tuple(_read_slide(deck_id, item) for item in content.get("slides", ()))
    ids = [slide.id for slide in slides]
    if not _ID.fullmatch(deck_id) or not slides or len(set(ids)) < len(ids):
        raise ValueError(f"{deck_id}: a deck needs an id, and slides with ids of their own")
    for slide in slides:
        for words in slide.say.words:
            unknown = {target for _, target in LINK.findall(words)} - set(ids)
            if unknown:
                raise ValueError(f"{deck_id}: {slide.id} leads to no slide: {unknown}")
    return Deck(deck_id, parse_text(content["title"]), parse_text(content["text"]), slides)


def _read_slide(deck_id: str, item: Mapping[str, Any]) -> DeckSlide:
    slide_id, kind = str(item.get("id", "")), item.get("kind")
    view = {name: tuple(map(str, values)) for name, values in item.get("view", {}).items()}
    if not _ID.fullmatch(slide_id) or kind not in KINDS or parse_view(view)[1]:
        raise ValueError(f"{deck_id}: {slide_id or item} is not a slide")
    say, title = parse_text(item.get("say")), parse_text(item.get("title"))
    return DeckSlide(slide_id, kind, title, say, view)
