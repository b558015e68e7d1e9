"""Drawings of a presentation file as vector shapes, in a group that can be taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import singledispatch
from typing import Any

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from components.publish.drawing import Area, Band, Dot, Label, Line
from components.publish.slides.fit import LEADING, WIDE, WIDE_BOLD
from components.publish.slides.layout import Box, PictureAt
from components.publish.slides.pptx.text import (
    POINTS,
    color_of,
    fill_frame,
    length,
)
from components.publish.type import text_width
from smartgov.text import Language

#: Units of a freeform for each unit of a drawing, which it keeps as whole numbers.
FINE = 20


class Place:
    """Where a drawing stands on the slide, and how much larger it is there."""

    def __init__(self, box: Box, width: float, height: float, language: Language) -> None:
        self.scale = min(box.width / width, box.height / height)
        self.left, self.top, self.language = box.x, box.y, language

    def x(self, value: float) -> float:
        """Convert a place across the drawing to pixels of the slide."""
        return self.left + value * self.scale

    def y(self, value: float) -> float:
        """Convert a place down the drawing to pixels of the slide."""
        return self.top + value * self.scale


def write_picture(shapes: Any, placed: PictureAt, language: Language) -> Any:
    """Write a drawing into its frame, as large as fits, with its alternative text."""
    drawing = placed.picture.drawing
    group = shapes.add_group_shape()
    group.name = "picture"
    group._element.nvGrpSpPr.cNvPr.set("descr", drawing.alt)
    place = Place(placed.box, drawing.width, drawing.height, language)
    with _measured_once(group.shapes) as inside:
        for mark in drawing.marks:
            _write(mark, inside, place)
    return group


@contextmanager
def _measured_once(shapes: Any) -> Iterator[Any]:
    """Give a group its extent when all of its shapes are there.

    python-pptx measures all of them again for each that is added, which took a third of the time
    of a presentation.
    """
    shapes._recalculate_extents = lambda: None
    yield shapes
    del shapes._recalculate_extents
    shapes._recalculate_extents()


@singledispatch
def _write(mark: object, shapes: Any, place: Place) -> None:
    raise TypeError(f"no shape for {type(mark).__name__}")


@_write.register
def _area(mark: Area, shapes: Any, place: Place) -> None:
    """Write filled outlines as one freeform, whose path is written here.

    The builder of python-pptx takes minutes for the coast of the world: it asks for the ends of
    all points again for each of them.
    """
    outlines = [outline for outline in mark.outlines if len(outline) > 2]
    if not outlines:
        return
    xs, ys = ([point[axis] for outline in outlines for point in outline] for axis in (0, 1))
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    builder = shapes.build_freeform(
        round(left * FINE), round(top * FINE), length(place.scale) / FINE
    )
    builder.add_line_segments([(round(right * FINE), round(bottom * FINE))], close=True)
    shape = builder.convert_to_shape(length(place.left), length(place.top))
    path = shape._element.spPr.find(f".//{qn('a:path')}")
    written = parse_xml(_path(outlines, left, top))
    written.set("w", path.get("w"))
    written.set("h", path.get("h"))
    path.getparent().replace(path, written)
    paint_shape(shape, mark.color)


def _path(outlines: list[tuple[tuple[float, float], ...]], left: float, top: float) -> str:
    """Write outlines as a path in units of `FINE`, from the upper left corner of all."""
    parts = []
    for outline in outlines:
        points = [
            f'<a:pt x="{round((x - left) * FINE)}" y="{round((y - top) * FINE)}"/>'
            for x, y in outline
        ]
        parts.append(f"<a:moveTo>{points[0]}</a:moveTo>")
        parts += [f"<a:lnTo>{point}</a:lnTo>" for point in points[1:]]
        parts.append("<a:close/>")
    return f"<a:path {nsdecls('a')}>{''.join(parts)}</a:path>"


@_write.register
def _band(mark: Band, shapes: Any, place: Place) -> None:
    corner = (place.x(mark.x), place.y(mark.y))
    size = (mark.width * place.scale, mark.height * place.scale)
    paint_shape(shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(length, (*corner, *size))), mark.color)


@_write.register
def _dot(mark: Dot, shapes: Any, place: Place) -> None:
    across = 2 * mark.radius * place.scale
    corner = (place.x(mark.x - mark.radius), place.y(mark.y - mark.radius))
    shape = shapes.add_shape(MSO_SHAPE.OVAL, *map(length, (*corner, across, across)))
    paint_shape(shape, mark.color)
    shape.line.color.rgb = color_of(mark.rim)
    shape.line.width = Pt(mark.width * place.scale * POINTS)


@_write.register
def _line(mark: Line, shapes: Any, place: Place) -> None:
    ends = (place.x(mark.x1), place.y(mark.y1), place.x(mark.x2), place.y(mark.y2))
    line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(length, ends))
    line.line.color.rgb = color_of(mark.color)
    line.line.width = Pt(mark.width * place.scale * POINTS)


@_write.register
def _label(mark: Label, shapes: Any, place: Place) -> None:
    size = mark.size * place.scale
    width = text_width(mark.text, size, bold=mark.bold) * (WIDE_BOLD if mark.bold else WIDE) + 2
    moved = {"start": 0.0, "middle": width / 2, "end": width}[mark.anchor]
    align = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
    top = place.y(mark.y) - size
    frame = (place.x(mark.x) - moved, top, width, size * LEADING)
    shape = shapes.add_textbox(*map(length, frame))
    fill_frame(
        shape.text_frame,
        mark.text,
        size,
        mark.color,
        place.language,
        bold=mark.bold,
        align=align[mark.anchor],
        wrap=False,
    )


def paint_shape(shape: Any, color: str) -> None:
    """Fill a shape with a color, or leave it hollow; without an outline and a shadow."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    shape.line.fill.background()
    if color:
        shape.fill.solid()
        shape.fill.fore_color.rgb = color_of(color)
    else:
        shape.fill.background()
