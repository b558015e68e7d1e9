"""The map as one picture, with title, legend and source, for every place where it is not alive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from components.figures.brush import Brush
from components.figures.city_map import (
    COUNT_SIZE,
    GAP,
    Frame,
    WrittenName,
    city_rows,
    number_color,
)
from components.figures.map_picture import project, project_land
from components.publish.drawing import Area, Band, Dot, Drawing, Label, Mark
from components.publish.type import text_width, wrap_text
from components.theme import SMALL, Theme

#: Width of the map, of the margin around it, and of a legend of the scale, in pixels.
WIDTH, MARGIN, RAMP = 850, 16, 150

#: Font sizes of title and subtitle, and the height of a line as a multiple of its font size.
TITLE, SUBTITLE, LEADING = 19, 14, 1.35


@dataclass(frozen=True)
class MapWords:
    """What is written around the map: title, subtitle, the line below it, and the legend."""

    title: str
    subtitle: str
    note: str
    low: str
    high: str
    not_ranked: str
    chosen: str


def draw_map(
    brush: Brush,
    points: pd.DataFrame,
    frame: Frame,
    chosen: str | None,
    names: Sequence[WrittenName],
    words: MapWords,
) -> Drawing:
    """Draw the map as a picture of `WIDTH` pixels and its margins.

    Parameters
    ----------
    brush, points, frame, chosen
        As for `draw_world`.
    names
        The names that are written beside their dots.
    words
        What is written around the map.
    """
    theme, width = brush.theme, WIDTH + 2 * MARGIN
    head = [
        *_lines(words.title, TITLE, theme.ink, MARGIN, bold=True),
        *_lines(words.subtitle, SUBTITLE, theme.muted, MARGIN),
    ]
    head = _stack(head, MARGIN)
    top = _below(head, MARGIN) + 8
    foot = top + frame.height + 26
    note = _stack(list(_lines(words.note, SMALL - 1, theme.muted, MARGIN)), foot + 8)
    height = _below(note, foot) + MARGIN
    paper = [Band(0, 0, width, height, theme.paper)]
    # What of the map reaches beyond its frame is covered again.
    cover = [
        Band(0, 0, width, top, theme.paper),
        Band(0, top + frame.height, width, height, theme.paper),
        Band(0, 0, MARGIN, height, theme.paper),
        Band(MARGIN + WIDTH, 0, MARGIN, height, theme.paper),
    ]
    marks: list[Mark] = [
        *paper,
        *_map(brush, points, frame, chosen, names, top),
        *cover,
        *head,
        *_legend(theme, words, chosen in points.index, top + frame.height + 16),
        *note,
    ]
    return Drawing(width, height, f"{words.title}. {words.subtitle}", tuple(marks))


def _map(
    brush: Brush,
    points: pd.DataFrame,
    frame: Frame,
    chosen: str | None,
    names: Sequence[WrittenName],
    top: float,
) -> Iterator[Mark]:
    """Draw land, dots and names below ``top``."""
    outlines = project_land(frame, WIDTH)
    land = tuple(tuple((x + MARGIN, y + top) for x, y in outline) for outline in outlines)
    yield Area(land, brush.theme.land)
    rows = city_rows(brush, points, chosen, frame)
    places = project([row["position"] for row in rows], frame, WIDTH)
    for row, (x, y) in zip(rows, places, strict=True):
        fill = "#{:02x}{:02x}{:02x}".format(*row["fill"]) if row["fill"][3] else ""
        rim = "#{:02x}{:02x}{:02x}".format(*row["ring"])
        yield Dot(x + MARGIN, y + top, row["radius"], fill, rim, row["width"])
        if "cities" in row:
            yield Label(
                x + MARGIN,
                y + top + COUNT_SIZE * 0.36,
                str(row["cities"]),
                COUNT_SIZE,
                number_color(brush, row),
                bold=True,
                anchor="middle",
            )
    places = project([(name.longitude, name.latitude) for name in names], frame, WIDTH)
    for name, (x, y) in zip(names, places, strict=True):
        room = text_width(name.name, SMALL)
        left = x + MARGIN + (GAP if name.side == "start" else -GAP - room)
        y += top - name.lift
        yield Band(left - 2, y - 9, room + 4, 18, brush.theme.paper)
        yield Label(left, y + 4, name.name, SMALL, brush.theme.ink)


def _legend(theme: Theme, words: MapWords, has_chosen: bool, y: float) -> Iterator[Mark]:
    """Draw the scale, the ring of cities that are not ranked, and that of the chosen city."""
    x = float(MARGIN)
    yield Label(x, y + 4, words.low, SMALL - 1, theme.muted)
    x += text_width(words.low, SMALL - 1) + 6
    step = RAMP / len(theme.scale)
    for number, color in enumerate(theme.scale):
        yield Band(x + number * step, y - 5, step, 10, color)
    x += RAMP + 6
    yield Label(x, y + 4, words.high, SMALL - 1, theme.muted)
    x += text_width(words.high, SMALL - 1) + 24
    entries = [(words.not_ranked, theme.missing, 2.0)]
    entries += [(words.chosen, theme.city, 3.5)] if has_chosen else []
    for text, rim, width in entries:
        yield Dot(x, y, 5, "", rim, width)
        yield Label(x + 12, y + 4, text, SMALL - 1, theme.muted)
        x += text_width(text, SMALL - 1) + 36


def _lines(text: str, size: float, color: str, x: float, *, bold: bool = False) -> Iterator[Label]:
    """Wrap a text into labels, which `_stack` puts below each other."""
    for line in wrap_text(text, WIDTH, size, bold=bold):
        yield Label(x, 0, line, size, color, bold)


def _stack(labels: Sequence[Label], top: float) -> list[Label]:
    """Put labels below each other."""
    stacked = []
    for label in labels:
        top += label.size * LEADING
        stacked.append(replace(label, y=top - label.size * 0.3))
    return stacked


def _below(labels: Sequence[Label], top: float) -> float:
    """Get where a stack of labels ends; ``top`` if it is empty."""
    return labels[-1].y + labels[-1].size * 0.3 if labels else top
