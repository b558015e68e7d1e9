"""Texts of a presentation file: their frames, letters, colors and language."""

from __future__ import annotations

import math
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Pt

from components.publish.slides.fit import LEADING
from components.publish.slides.layout import TextAt
from components.theme import Theme
from smartgov.palette import rgb
from smartgov.text import Language

#: Length units of a file for each pixel of a slide, and points of a letter.
EMU, POINTS = 9525, 0.75

#: The typeface: almost every computer that opens presentations has it or one of its widths, and its
#: letters are narrower than those that `components.publish.type` measures. Where it is missing, a
#: wider one may stand in: `safe_size` leaves room for it.
FACE = "Arial"


def length(pixels: float) -> Emu:
    """Convert pixels of a slide to the unit of the file."""
    return Emu(round(pixels * EMU))


def color_of(text: str) -> RGBColor:
    """Convert a color such as ``#1f3f73``."""
    return RGBColor(*rgb(text))  # type: ignore[no-untyped-call]


def write_text(
    shapes: Any, part: TextAt, theme: Theme, language: Language, shape: Any = None
) -> Any:
    """Write a text into a frame of its own, or into ``shape``, which is moved there."""
    box = part.box
    if shape is None:
        shape = shapes.add_textbox(*map(length, (box.x, box.y, box.width, box.height)))
    else:
        shape.left, shape.top = length(box.x), length(box.y)
        shape.width, shape.height = length(box.width), length(box.height)
    shape.name = part.part
    colors = {"ink": theme.ink, "muted": theme.muted, "city": theme.city_ink}
    fill_frame(
        shape.text_frame,
        part.text,
        part.size,
        colors[part.role],
        language,
        bold=part.bold,
        align=PP_ALIGN.RIGHT if part.right else PP_ALIGN.LEFT,
        wrap=part.part != "key",
    )
    return shape


def fill_frame(
    frame: Any,
    text: str,
    size: float,
    color: str,
    language: Language,
    *,
    bold: bool = False,
    align: Any = PP_ALIGN.LEFT,
    wrap: bool = True,
) -> None:
    """Write a text into a frame, whose letters neither shrink nor move it."""
    frame.word_wrap, frame.auto_size = wrap, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = align
    paragraph.line_spacing = Pt(round(size * LEADING * POINTS, 1))
    run = paragraph.add_run()
    run.text = text
    style_font(run.font, size, color, bold=bold)
    run._r.get_or_add_rPr().set("lang", language)


def style_font(font: Any, size: float, color: str, *, bold: bool = False) -> None:
    """Set the typeface, the size in pixels, down to half a point, and the color of letters."""
    font.name, font.size, font.bold = FACE, Pt(math.floor(size * POINTS * 2) / 2), bold
    font.color.rgb = color_of(color)
