"""Choice of up to six cities to compare, and of the peers of the first one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components import inputs
from components.binding import bind
from components.once import made_once
from components.reader import Reader
from components.view.codecs import trim_places
from components.view.view import MOST_COMPARED, View
from smartgov.peers.rules import find_peers


def slots_of(reader: Reader) -> dict[str, int]:
    """Map the compared cities to their slots, which determine their colors."""
    return {city: place for place, city in enumerate(reader.view.compared[:MOST_COMPARED]) if city}


def choose(reader: Reader) -> None:
    """Draw the select boxes of the cities, and of the peers of the first one."""
    slots = slots_of(reader)
    left, right = st.columns([2, 1])
    labels = inputs.city_options(reader, list(slots))
    with left:
        st.multiselect(
            reader.t("compare.choose"),
            list(labels),
            format_func=labels.__getitem__,
            max_selections=MOST_COMPARED,
            filter_mode="contains",
            select_all=False,
            placeholder=reader.t("compare.choose_placeholder"),
            **bind("choose_compared", list(slots), with_compared),
        )
    if slots:
        with right:
            inputs.choose_peers(
                reader, reader.t("compare.peers_of", city=reader.name(first_of(reader)))
            )


def with_compared(view: View, chosen: Sequence[str]) -> View:
    """Copy a view with these cities compared.

    Cities already compared keep their slot, and thus their color; new ones take the first free.
    """
    places = [city if city in chosen else "" for city in view.compared[:MOST_COMPARED]]
    for city in chosen:
        if city not in places:
            free = places.index("") if "" in places else len(places)
            places[free : free + 1] = [city]
    return replace(view, compared=trim_places(places))


def first_of(reader: Reader) -> str:
    """Get the first of the compared cities, whose peers are shown."""
    return next(iter(slots_of(reader)))


def show_empty(reader: Reader) -> None:
    """Show a hint if fewer than two cities are chosen."""
    st.info(reader.t("compare.first"), icon=":material/compare_arrows:")


@made_once
def peers_of_first(reader: Reader) -> list[str]:
    """Find the peers of the first of the compared cities."""
    peers = find_peers(
        reader.study,
        first_of(reader),
        reader.view.peers,
        scores=reader.scores,
        picked=reader.view.picked,
    )
    return list(peers.cities)
