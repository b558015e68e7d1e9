"""Tests of the notes in a window of their own."""

from __future__ import annotations

from typing import Any

from components.sections.present.notes import show_notes
from tests.components.conftest import MakePage
from tests.components.sections.conftest import Drawn


def test_the_notes_follow_the_presentation_of_the_link(
    make_page: MakePage, drawn: Drawn, monkeypatch: Any
) -> None:
    import streamlit as st

    monkeypatch.setattr(st, "html", lambda body, **_: drawn.words.append(str(body)))
    show_notes(make_page(deck="world", form="notes", talk="abc", slide=2))
    words = " ".join(drawn.words)
    assert 'data-form="notes" data-count="5" data-slide="2" data-talk="abc"' in words
    assert words.count("<section") == 5
