"""A map as JSON, written once for all visitors."""

from __future__ import annotations

import json
from functools import cache

import pydeck as pdk
import pydeck.bindings.deck
from pydeck.bindings.json_tools import default_serialize

# pydeck looks for Jupyter four times for every map, which takes longer than to write the map.
pydeck.bindings.deck.has_jupyter_extra = cache(pydeck.bindings.deck.has_jupyter_extra)


class WrittenDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A deck whose JSON is built once, without whitespace, and reused for every visitor.

    pydeck builds an indented JSON at every call.
    """

    def __init__(self, deck: pdk.Deck) -> None:  # the deck is complete
        self._json = json.dumps(
            deck, sort_keys=True, default=default_serialize, separators=(",", ":")
        )
        self._tooltip = deck._tooltip
        self.layers: list[pdk.Layer] = []
        self.mapbox_key = None

    def to_json(self) -> str:
        """Give the compact JSON built at construction."""
        return self._json
