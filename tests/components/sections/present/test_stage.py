"""Tests of the stage."""

from __future__ import annotations

import re

from components.i18n import Translator, translator
from components.sections.present.slides import shown_slides
from components.sections.present.stage import ACTS, LETTERS, leave, notes_panel, tell, write_notes
from components.view.view import View
from smartgov.text import LANGUAGES
from tests.components.conftest import MakePage


def test_the_script_is_told_what_the_page_has() -> None:
    assert 'data-form="notes" data-count="12" data-slide="3" data-talk="abc"' in tell(
        "notes", 12, 3, "abc"
    )


def test_every_key_is_explained(t: Translator) -> None:
    assert all(t(f"present.keys.{act}") for act in ACTS)


def test_keys_are_called_as_on_the_keyboard_of_the_language() -> None:
    named = [act for act in ACTS if act not in LETTERS]
    names = {
        language: " ".join(translator(language)(f"present.key_names.{act}") for act in named)
        for language in LANGUAGES
    }
    assert "Space" in names["en"] and "Espacio" in names["es"] and "Début" in names["fr"]
    assert len(set(names.values())) == len(LANGUAGES)


def test_notes_are_seen_with_their_slide(make_page: MakePage) -> None:
    page = make_page(deck="world")
    slides = shown_slides(page)
    written = write_notes(slides)
    assert re.findall(r'<section data-slide="(\d)">', written) == [
        str(n) for n in range(1, len(slides) + 1)
    ]
    assert f'data-sg-slide="{len(slides)}"] [data-slide="{len(slides)}"]' in written
    assert 'data-sg-notes="1"' in notes_panel(page, slides)


def test_leaving_keeps_what_was_arranged() -> None:
    view = View(city="ghent", deck="world", lines=(("map", "A"),), slide=3, back="city", talk="x")
    assert leave(view) == View(city="ghent", deck="world", lines=(("map", "A"),))
