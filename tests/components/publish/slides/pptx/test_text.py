"""Tests of texts in presentation files."""

from __future__ import annotations

from pptx import Presentation

from components.publish.slides.layout import Box, TextAt
from components.publish.slides.pptx.text import FACE, color_of, length, write_text
from components.theme import LIGHT


def test_a_text_has_its_frame_its_letters_and_its_language() -> None:
    file = Presentation()
    shapes = file.slides.add_slide(file.slide_layouts[6]).shapes
    part = TextAt(Box(10, 20, 300, 50), "Hola", 24, "muted", bold=True, right=True)
    shape = write_text(shapes, part, LIGHT, "es")
    assert (shape.left, shape.top, shape.width) == (95_250, 190_500, 2_857_500)
    (run,) = shape.text_frame.paragraphs[0].runs
    assert (run.text, run.font.size.pt, run.font.name) == ("Hola", 18, FACE)
    assert str(run.font.color.rgb) == LIGHT.muted[1:].upper()
    assert run._r.rPr.get("lang") == "es"
    assert shape.text_frame.word_wrap


def test_lengths_and_colors_are_those_of_the_format() -> None:
    assert length(1280) == 12_192_000
    assert str(color_of("#0a5f6b")) == "0A5F6B"
