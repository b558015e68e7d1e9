"""Write a slide as HTML: everything but its charts, which the page draws alive."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch

from markupsafe import Markup, escape

from components.publish.drawing import Drawing
from components.publish.picture import to_svg_file
from components.publish.slides.grid import PAD_X, PAD_Y, GridAt
from components.publish.slides.layout import (
    Box,
    ChartAt,
    MarkAt,
    PictureAt,
    Placed,
    TextAt,
    lay_out,
    place_keys,
)
from components.publish.slides.slide import Slide
from components.theme import Theme

#: The elements of the parts of a slide; the others are paragraphs.
TAGS = {"title": "h2"}


@dataclass(frozen=True, eq=False)
class Staged:
    """A slide for the page: its HTML, and its chart with its frame, if it has one."""

    html: Markup
    chart: ChartAt | None


def stage_slide(slide: Slide, number: int, count: int, theme: Theme) -> Staged:
    """Write a slide for the page; ``number`` of ``count`` is its position."""
    placed = lay_out(slide, number, count, theme.pillar(0))
    chart = next((part for part in placed if isinstance(part, ChartAt)), None)
    if chart is not None:
        keys, rest = place_keys(chart.chart.keys, chart.box)
        placed = [*placed, *keys]
        chart = ChartAt(rest, chart.chart)
    return Staged(Markup('<div class="sg-slide">{}</div>').format(_join(placed)), chart)


def _join(placed: Iterable[Placed]) -> Markup:
    return Markup("").join(_element(part) for part in placed)


def frame_style(box: Box) -> str:
    """Write the place of a frame as a style."""
    return f"left:{box.x:.1f}px;top:{box.y:.1f}px;width:{box.width:.1f}px;height:{box.height:.1f}px"


@singledispatch
def _element(part: object) -> Markup:
    raise TypeError(f"no element for {type(part).__name__}")


@_element.register
def _text(part: TextAt) -> Markup:
    tag = Markup(TAGS.get(part.part, "p"))  # noqa: S704 - one of ours
    classes = f"sg-{part.role}" + (" sg-bold" if part.bold else "")
    classes += " sg-right" if part.right else ""
    return Markup('<{} class="{}" style="{};font-size:{}px">{}</{}>').format(
        tag, classes, frame_style(part.box), part.size, part.text, tag
    )


@_element.register
def _mark(part: MarkAt) -> Markup:
    kind = part.shape
    paint = "border-color" if kind == "ring" else "background"
    return Markup('<i class="sg-mark sg-mark-{}" style="{};{}:{}"></i>').format(
        kind, frame_style(part.box), paint, part.color
    )


@_element.register
def _chart(part: ChartAt) -> Markup:
    del part
    return Markup("")


@_element.register
def _picture(part: PictureAt) -> Markup:
    return Markup('<div class="sg-picture" style="{}">{}</div>').format(
        frame_style(part.box), write_image(part.picture.drawing)
    )


def write_image(drawing: Drawing) -> Markup:
    """Write a drawing as an image within the page: Streamlit leaves SVG elements out."""
    content = b64encode(to_svg_file(drawing)).decode()
    return Markup('<img src="data:image/svg+xml;base64,{}" alt="{}">').format(content, drawing.alt)


@_element.register
def _grid(part: GridAt) -> Markup:
    """Write a table; its note is a paragraph below it."""
    head, *rows = part.cells
    noted = bool(part.grid.note)
    rows = rows[:-1] if noted else rows
    colors = part.grid.colors or ("",) * len(rows)
    columns = Markup("").join(
        Markup('<col style="width:{:.1f}px">').format(width) for width in part.widths
    )
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(cell) for cell in head)
    body = Markup("").join(
        Markup('<tr style="height:{:.1f}px;--sg-accent:{}">{}</tr>').format(
            height,
            color or "transparent",
            Markup("").join(Markup("<td>{}</td>").format(cell) for cell in row),
        )
        for row, height, color in zip(rows, part.heights[1:], colors, strict=False)
    )
    note = Markup("<p>{}</p>").format(part.grid.note) if noted else Markup("")
    return Markup(
        '<div class="sg-grid" style="left:{:.1f}px;top:{:.1f}px;width:{:.1f}px;font-size:{}px;'
        '--sg-pad:{}px {}px"><table><caption>{}</caption><colgroup>{}</colgroup>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}</div>"
    ).format(
        part.x,
        part.y,
        sum(part.widths),
        part.size,
        PAD_Y,
        PAD_X,
        escape(part.grid.caption),
        columns,
        heads,
        body,
        note,
    )
