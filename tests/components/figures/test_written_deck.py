"""Tests of maps written as JSON once."""

from __future__ import annotations

import json

import pydeck as pdk

from components.figures.written_deck import WrittenDeck


def test_a_deck_is_written_as_pydeck_writes_it_without_white_space() -> None:
    layer = pdk.Layer("ScatterplotLayer", [{"name": "Á b"}], id="a", get_radius="radius")
    deck = pdk.Deck(layers=[layer], map_provider=None, tooltip={"html": "{name}"})
    written = WrittenDeck(deck)
    assert json.loads(written.to_json()) == json.loads(deck.to_json())
    assert written.to_json() == json.dumps(json.loads(deck.to_json()), separators=(",", ":"))
    assert written.to_json() is written.to_json()
    assert written._tooltip == {"html": "{name}"}
