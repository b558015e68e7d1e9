"""Tests of the presentation file of the page."""

from __future__ import annotations

import io

from pptx import Presentation

from components.sections.present.files import write_file
from components.sections.present.slides import shown_slides
from tests.components.conftest import MakePage


def test_the_file_has_the_slides_that_are_shown(make_page: MakePage) -> None:
    page = make_page("es", deck="world", shown=("bands", "map"), lines=(("map", "Bienvenida"),))
    file = Presentation(io.BytesIO(write_file(page, shown_slides(page))))
    assert len(file.slides) == 2
    words = [shape.text_frame.text for shape in file.slides[1].shapes if shape.has_text_frame]
    assert "Bienvenida" in words
    assert file.core_properties.title.startswith("El mundo en cinco gráficos")
    assert file.core_properties.modified.year == 2015
