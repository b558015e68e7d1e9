"""Tests of what a slide is."""

from __future__ import annotations

from components.publish.slides.slide import Draft, Series, Words


def test_a_draft_needs_nothing_but_a_title_and_what_it_shows() -> None:
    draft = Draft("Title", Words(()))
    assert (draft.side, draft.notes, draft.part, draft.view) == (None, (), "", None)


def test_numbers_are_painted_unless_they_only_make_room() -> None:
    assert not Series("Median", (1.0,), "#000000").clear
