"""Drawings as lists of marks, independent of the output format, and their conversion to SVG.

Lengths are in points from the upper left corner; ``y`` of a label is its baseline.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import Literal

from markupsafe import Markup

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str
    width: float


@dataclass(frozen=True)
class Band:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(frozen=True)
class Dot:
    """A circle with an outline; without a color it is hollow."""

    x: float
    y: float
    radius: float
    color: str
    rim: str
    width: float = 1.0


@dataclass(frozen=True)
class Label:
    """A line of text; ``anchor`` is the part of it that is aligned to ``x``."""

    x: float
    y: float
    text: str
    size: float
    color: str
    bold: bool = False
    anchor: Anchor = "start"


@dataclass(frozen=True)
class Area:
    """Filled outlines, each a list of points."""

    outlines: tuple[tuple[tuple[float, float], ...], ...]
    color: str


Mark = Line | Band | Dot | Label | Area


@dataclass(frozen=True)
class Drawing:
    """Marks in drawing order, and the alternative text.

    A drawing that leaves its page also says its ``language`` and, in a ``note``, its source.
    """

    width: float
    height: float
    alt: str
    marks: tuple[Mark, ...]
    language: str = ""
    note: str = ""


def to_svg(drawing: Drawing) -> Markup:
    """Convert a drawing to an SVG element that scales with its container."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:.2f} {:.2f}" role="img" '
        'aria-label="{}">{}</svg>'
    ).format(
        drawing.width,
        drawing.height,
        drawing.alt,
        Markup("\n").join(_element(mark) for mark in drawing.marks),
    )


@singledispatch
def _element(mark: Mark) -> Markup:
    raise TypeError(f"no SVG element for {type(mark).__name__}")


@_element.register
def _line(mark: Line) -> Markup:
    return Markup(
        '<line x1="{:.2f}" y1="{:.2f}" x2="{:.2f}" y2="{:.2f}" stroke="{}" stroke-width="{:.2f}"/>'
    ).format(mark.x1, mark.y1, mark.x2, mark.y2, mark.color, mark.width)


@_element.register
def _band(mark: Band) -> Markup:
    return Markup('<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" fill="{}"/>').format(
        mark.x, mark.y, mark.width, mark.height, mark.color
    )


@_element.register
def _dot(mark: Dot) -> Markup:
    return Markup('<circle cx="{:.2f}" cy="{:.2f}" r="{:.2f}" fill="{}" stroke="{}"{}/>').format(
        mark.x,
        mark.y,
        mark.radius,
        mark.color or "none",
        mark.rim,
        Markup(' stroke-width="{:.1f}"').format(mark.width) if mark.width != 1 else Markup(""),
    )


@_element.register
def _area(mark: Area) -> Markup:
    path = "".join(
        "M" + "L".join(f"{x:g} {y:g}" for x, y in outline) + "Z" for outline in mark.outlines
    )
    return Markup('<path d="{}" fill="{}"/>').format(path, mark.color)


@_element.register
def _label(mark: Label) -> Markup:
    return Markup(
        '<text x="{:.2f}" y="{:.2f}" font-size="{:.1f}" fill="{}" text-anchor="{}"{}>{}</text>'
    ).format(
        mark.x,
        mark.y,
        mark.size,
        mark.color,
        mark.anchor,
        Markup(' font-weight="600"') if mark.bold else "",
        mark.text,
    )
