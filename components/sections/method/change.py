"""How change between editions is calculated, and what it does not say."""

from __future__ import annotations

import streamlit as st

from components import show
from components.once import drawn_once
from components.reader import Reader
from components.words.editions import method_words


@drawn_once
def show_change(reader: Reader) -> None:
    """Explain what is compared, when a change is clear, and where a line ends."""
    t = reader.t
    show.heading(t("editions.method.title"), anchor="change")
    for paragraph in method_words(reader):
        st.write(paragraph)
