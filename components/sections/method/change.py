"""How change between editions is calculated, and what it does not say."""

from __future__ import annotations

import streamlit as st

from components import show
from components.once import drawn_once
from components.reader import Reader
from smartgov.certainty.robustness import DRAWS, WEIGHT_RANGE

#: The paragraphs, in order.
PARAGRAPHS = ("shared", "same", "clear", "rank", "single", "practices", "break", "limit")


@drawn_once
def show_change(reader: Reader) -> None:
    """Explain what is compared, when a change is clear, and where a line ends."""
    t = reader.t
    show.heading(t("editions.method.title"), anchor="change")
    low, high = (t.number(end, 2) for end in WEIGHT_RANGE)
    for paragraph in PARAGRAPHS:
        st.write(t(f"editions.method.{paragraph}", draws=DRAWS, low=low, high=high))
