"""Write the slides of a deck as a PowerPoint file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE

from components.publish.slides.fit import safe_size
from components.publish.slides.grid import GridAt
from components.publish.slides.layout import (
    HEIGHT,
    WIDTH,
    ChartAt,
    MarkAt,
    PictureAt,
    Placed,
    TextAt,
    lay_out,
    place_keys,
)
from components.publish.slides.pptx.chart import write_chart
from components.publish.slides.pptx.picture import paint_shape, write_picture
from components.publish.slides.pptx.table import write_table
from components.publish.slides.pptx.text import color_of, length, write_text
from components.publish.slides.slide import Chart, Slide
from components.theme import Theme
from smartgov.text import Language

#: The layout of the template that has a title and nothing else.
TITLE_ONLY = 5


def write_presentation(
    slides: Sequence[Slide],
    theme: Theme,
    language: Language,
    title: str,
    dated: datetime,
) -> bytes:
    """Write slides as a file: texts, charts, tables and maps in place, and the speaker's notes.

    Parameters
    ----------
    slides, theme
        The slides, and the theme that they were made with.
    language
        Language of the texts, for the spelling checker and screen readers.
    title, dated
        Title and date of the file.
    """
    presentation = Presentation()
    _set_size(presentation)
    properties = presentation.core_properties
    properties.title, properties.language, properties.author = title, language, ""
    properties.created = properties.modified = dated
    properties.subject = slides[0].source if slides else ""
    layout = presentation.slide_layouts[TITLE_ONLY]
    for number, slide in enumerate(slides, start=1):
        made = presentation.slides.add_slide(layout)
        made.background.fill.solid()
        made.background.fill.fore_color.rgb = color_of(theme.paper)
        for part in placed_for_file(slide, number, len(slides), theme):
            _write(made, part, theme, language)
        made.notes_slide.notes_text_frame.text = "\n".join([*slide.notes, slide.source])
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def placed_for_file(slide: Slide, number: int, count: int, theme: Theme) -> list[Placed]:
    """Place a slide as `lay_out`, with the legends of its charts, which draw bars alone.

    Letters are smaller where a text would overrun its frame in a wide typeface.
    """
    placed: list[Placed] = []
    if isinstance(slide.main, Chart) and slide.main.measured:
        slide = replace(slide, subtitle=slide.main.measured)
    for part in lay_out(slide, number, count, theme.pillar(0)):
        if isinstance(part, ChartAt):
            keys, rest = place_keys(part.chart.file_keys, part.box)
            placed += [*keys, ChartAt(rest, part.chart)]
        else:
            placed.append(part)
    return _with_room(placed)


def _with_room(placed: Sequence[Placed]) -> list[Placed]:
    """Make letters smaller for a wide typeface; texts of one size stay alike.

    Labels of a legend have room beside them.
    """
    texts = [part for part in placed if isinstance(part, TextAt) and part.part != "key"]
    sizes: dict[tuple[str, float], float] = {}
    for text in texts:
        box, kind = text.box, (text.part, text.size)
        size = safe_size(text.text, box.width, box.height, text.size, bold=text.bold)
        sizes[kind] = min(size, sizes.get(kind, size))
    return [
        replace(part, size=sizes.get((part.part, part.size), part.size))
        if isinstance(part, TextAt)
        else part
        for part in placed
    ]


def _set_size(presentation: Any) -> None:
    """Set the shape of the slides, and widen the frames of the template with it."""
    wider = int(length(WIDTH)) / int(presentation.slide_width)
    taller = int(length(HEIGHT)) / int(presentation.slide_height)
    presentation.slide_width, presentation.slide_height = length(WIDTH), length(HEIGHT)
    masters = list(presentation.slide_masters)
    for part in [*masters, *(layout for master in masters for layout in master.slide_layouts)]:
        for shape in part.placeholders:
            left, top, width, height = shape.left, shape.top, shape.width, shape.height
            if shape._element.spPr.xfrm is None:
                continue
            shape.left, shape.width = round(left * wider), round(width * wider)
            shape.top, shape.height = round(top * taller), round(height * taller)


def _write(made: Any, part: Placed, theme: Theme, language: Language) -> None:
    """Write one part of a slide."""
    shapes = made.shapes
    if isinstance(part, TextAt):
        write_text(shapes, part, theme, language, shapes.title if part.part == "title" else None)
    elif isinstance(part, ChartAt):
        write_chart(shapes, part, theme)
    elif isinstance(part, PictureAt):
        write_picture(shapes, part, language)
    elif isinstance(part, GridAt):
        write_table(shapes, part, theme, language)
    else:
        _write_mark(shapes, part)


def _write_mark(shapes: Any, part: MarkAt) -> None:
    """Write a mark of color."""
    kinds = {"dot": MSO_SHAPE.OVAL, "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE}
    box = part.box
    frame = map(length, (box.x, box.y, box.width, box.height))
    shape = shapes.add_shape(kinds.get(part.shape, MSO_SHAPE.RECTANGLE), *frame)
    shape.name = "mark"
    paint_shape(shape, part.color)
