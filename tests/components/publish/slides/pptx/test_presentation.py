"""Tests of presentation files, read back with the library that office programs agree with."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Emu

from components.publish.slides.fit import wide_height
from components.publish.slides.grid import PAD_X, PAD_Y, GridAt
from components.publish.slides.layout import FOOT, TextAt
from components.publish.slides.pptx.presentation import placed_for_file, write_presentation
from components.publish.slides.pptx.table import write_table
from components.publish.slides.pptx.text import POINTS, write_text
from components.publish.slides.slide import Chart, Grid, Picture, Slide
from components.theme import LIGHT, THEMES, ThemeName
from smartgov.text import LANGUAGES, Language
from tests.components.publish.slides.conftest import SlidesOf
from tests.conftest import DEMO

DATED = datetime(2015, 12, 31, tzinfo=UTC)

_written: dict[tuple[str, Language, ThemeName], bytes] = {}


@cache
def _read(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


@pytest.fixture
def written(slides_of: SlidesOf) -> Any:
    def write(deck: str, language: Language = "en", theme: ThemeName = "light") -> Any:
        key = (deck, language, theme)
        if key not in _written:
            slides = slides_of(deck, language, theme=theme)
            _written[key] = write_presentation(slides, THEMES[theme], language, "Title", DATED)
        return _read(_written[key])

    return write


def shapes_of(slide: Any) -> list[Any]:
    """List the shapes of a slide, those in groups as well."""
    found = []
    for shape in slide.shapes:
        found += [shape, *(shape.shapes if shape.shape_type == 6 else [])]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", ["whole", "council", "world"])
def test_a_deck_is_16_to_9_with_titles_notes_sources_and_status(
    deck: str, language: Language, written: Any, slides_of: SlidesOf
) -> None:
    file, slides = written(deck, language), slides_of(deck, language)
    assert (file.slide_width, file.slide_height) == (12_192_000, 6_858_000)
    assert len(file.slides) == len(slides)
    for made, slide in zip(file.slides, slides, strict=True):
        texts = [s.text_frame.text for s in made.shapes if s.has_text_frame]
        assert made.shapes.title.text_frame.text
        assert slide.status in texts
        assert slide.source in texts
        assert made.notes_slide.notes_text_frame.text.startswith(slide.notes[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_tables_and_maps_can_be_edited(
    language: Language, written: Any, slides_of: SlidesOf
) -> None:
    for made, slide in zip(
        written("world", language).slides, slides_of("world", language), strict=True
    ):
        parts = [slide.main, slide.side]
        charts = [shape.chart for shape in made.shapes if shape.has_chart]
        assert len(charts) == sum(isinstance(part, Chart) for part in parts)
        assert sum(s.has_table for s in made.shapes) == sum(isinstance(p, Grid) for p in parts)
        groups = [shape for shape in made.shapes if shape.shape_type == 6]
        assert len(groups) == sum(isinstance(part, Picture) for part in parts)
        assert not any(shape.shape_type == 13 for shape in shapes_of(made))
    check_numbers(written("world", language), slides_of("world", language))


def check_numbers(file: Any, slides: list[Slide]) -> None:
    """The numbers of a chart are those of the slide, in its order."""
    for made, slide in zip(file.slides, slides, strict=True):
        for shape in made.shapes:
            if shape.has_chart:
                assert isinstance(slide.main, Chart)
                plot = shape.chart.plots[0]
                assert tuple(plot.categories) == slide.main.categories
                for series, known in zip(plot.series, slide.main.series, strict=True):
                    assert tuple(series.values) == pytest.approx(known.values)


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_leaves_the_slide(theme: ThemeName, written: Any) -> None:
    file = written("study", "fr", theme)
    for made in file.slides:
        for shape in made.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= file.slide_width + Emu(9525)
            assert shape.top + shape.height <= file.slide_height + Emu(9525)


def test_the_map_is_of_vector_shapes_with_its_meaning(written: Any) -> None:
    (group,) = (s for s in written("world").slides[0].shapes if s.shape_type == 6)
    assert "Map of cities" in group._element.nvGrpSpPr.cNvPr.get("descr")
    land = max((s for s in group.shapes), key=lambda s: s.width)
    assert len(land._element.findall(".//{*}lnTo")) > 500
    assert sum(shape.name.startswith("Oval") for shape in group.shapes) > 20


def test_the_file_says_its_title_and_its_language(written: Any) -> None:
    file = written("world", "es")
    assert file.core_properties.title == "Title"
    assert file.core_properties.modified == DATED.replace(tzinfo=None)
    runs = [
        run
        for shape in file.slides[0].shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert {run._r.rPr.get("lang") for run in runs} == {"es"}


def test_a_demonstration_says_so_on_every_slide(slides_of: SlidesOf) -> None:
    slides = slides_of("study", of=DEMO)
    file = Presentation(io.BytesIO(write_presentation(slides, THEMES["light"], "en", "T", DATED)))
    for made in file.slides:
        texts = [s.text_frame.text for s in made.shapes if s.has_text_frame]
        assert "Demonstration: invented answers" in texts


def expect_room_for_wide_letters(file: Any, slide: Slide, language: Language) -> None:
    """Expect what a slide says to stay in its place in the letters of a wide typeface."""
    shapes = file.slides.add_slide(file.slide_layouts[6]).shapes
    for part in placed_for_file(slide, 1, 12, LIGHT):
        if isinstance(part, TextAt) and part.part != "key":
            frame = write_text(shapes, part, LIGHT, language).text_frame
            size = frame.paragraphs[0].runs[0].font.size.pt / POINTS
            height = wide_height(part.text, part.box.width, size, bold=part.bold)
            assert height <= part.box.height + 0.01, (slide.id, part.text)
        elif isinstance(part, GridAt):
            table = write_table(shapes, part, LIGHT, language).table
            size = table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.size.pt / POINTS
            bottom = part.y
            for at, (row, height) in enumerate(zip(part.cells, part.heights, strict=True)):
                is_note = bool(part.grid.note) and at == len(part.cells) - 1
                rooms = [sum(part.widths)] if is_note else part.widths
                needed = [
                    wide_height(text, room - 2 * PAD_X, size, bold=at == 0) + 2 * PAD_Y
                    for text, room in zip(row, rooms, strict=False)
                ]
                bottom += max(height, *needed)
            assert bottom <= FOOT, slide.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", ["whole", "study", "council", "recommendation", "world"])
def test_texts_stay_in_their_frames_where_the_typeface_is_missing(
    deck: str, language: Language, slides_of: SlidesOf
) -> None:
    file = Presentation()
    for slide in slides_of(deck, language, city="barcelona"):
        own = replace(slide, title=slide.title * 2, subtitle=slide.subtitle * 2)
        for one in (slide, own):
            expect_room_for_wide_letters(file, one, language)
