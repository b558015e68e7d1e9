"""The map as one picture, with title, legend and source, for every place where it is not alive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

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


#: Font size of the legend of a map that is seen from afar.
LARGE = 17

#: Distance between panels in pixels, the number of them side by side, and the size of a title.
GUTTER, ACROSS, PANEL_TITLE = 16, 2, 15


@dataclass(frozen=True)
class MapWords:
    """What is written around the map: title, subtitle, the line below it, and the legend.

    A map that shows no scores has no legend: its ``low`` is blank.
    """

    title: str
    subtitle: str
    note: str
    low: str
    high: str
    not_ranked: str
    chosen: str
    language: str


@dataclass(frozen=True, eq=False)
class MapPanel:
    """A map in a frame: its cities as for `draw_world`, the names written on it, and a title."""

    points: pd.DataFrame
    frame: Frame
    names: Sequence[WrittenName] = ()
    title: str = ""


def draw_map(brush: Brush, panel: MapPanel, chosen: str | None, words: MapWords) -> Drawing:
    """Draw the map as a picture of `WIDTH` pixels and its margins; see `draw_maps`."""
    return draw_maps(brush, [panel], chosen, words, across=1)


def draw_maps(
    brush: Brush,
    panels: Sequence[MapPanel],
    chosen: str | None,
    words: MapWords,
    *,
    across: int = ACROSS,
) -> Drawing:
    """Draw maps side by side in one picture, with one title, legend and source line.

    Parameters
    ----------
    brush, chosen
        As for `draw_world`.
    panels
        The maps, row by row.
    words
        What is written around them.
    across
        Number of maps in a row.
    """
    theme, width = brush.theme, WIDTH + 2 * MARGIN
    head = [
        *_lines(words.title, TITLE, theme.ink, MARGIN, bold=True),
        *_lines(words.subtitle, SUBTITLE, theme.muted, MARGIN),
    ]
    head = _stack(head, MARGIN)
    bottom = _below(head, MARGIN) + 8
    maps: list[Mark] = []
    each = (WIDTH - GUTTER * (across - 1)) / across
    for first in range(0, len(panels), across):
        top, row = bottom, panels[first : first + across]
        for place, panel in enumerate(row):
            left = MARGIN + place * (each + GUTTER)
            bottom = max(bottom, top + _height(panel))
            maps += draw_panel(brush, panel, chosen, (left, top, each))
    foot = bottom + (26 if words.low else 0)
    note = _stack(list(_lines(words.note, SMALL - 1, theme.muted, MARGIN)), foot + 8)
    height = _below(note, foot) + MARGIN
    has_chosen = any(chosen in panel.points.index for panel in panels)
    marks: list[Mark] = [
        Band(0, 0, width, height, theme.paper),
        *head,
        *maps,
        *_legend(theme, words, has_chosen, bottom + 16),
        *note,
    ]
    alt = f"{words.title}. {words.subtitle}"
    return Drawing(width, height, alt, tuple(marks), words.language, words.note)


def draw_bare_map(brush: Brush, panel: MapPanel, chosen: str | None, words: MapWords) -> Drawing:
    """Draw the map and its legend alone, `WIDTH` pixels wide, where title and source stand by it.

    See `draw_map` for the parameters.
    """
    height = panel.frame.height
    legend = [
        replace(mark, x=mark.x - MARGIN)
        for mark in _legend(brush.theme, words, chosen in panel.points.index, height + 20.0, LARGE)
    ]
    marks = (*draw_panel(brush, panel, chosen, (0, 0, WIDTH)), *legend)
    alt = f"{words.title}. {words.subtitle}"
    return Drawing(WIDTH, height + 36, alt, marks, words.language, words.note)


def draw_plain_map(
    brush: Brush, panel: MapPanel, chosen: str | None, width: float, alt: str
) -> Drawing:
    """Draw a map without anything written around it; see `draw_maps`."""
    marks = tuple(draw_panel(brush, panel, chosen, (0, 0, width)))
    return Drawing(width, _height(panel), alt, marks)


def _height(panel: MapPanel) -> float:
    """Compute the height of a map with its title and the distance to the next row."""
    return panel.frame.height + (PANEL_TITLE * LEADING + GUTTER if panel.title else 0)


def draw_panel(
    brush: Brush, panel: MapPanel, chosen: str | None, place: tuple[float, float, float]
) -> Iterator[Mark]:
    """Draw a map below its title; ``place`` is its left edge, its upper edge and its width."""
    left, top, width = place
    if panel.title:
        top += PANEL_TITLE * LEADING
        yield Label(left, top - PANEL_TITLE * 0.4, panel.title, PANEL_TITLE, brush.theme.ink, True)
    frame = panel.frame
    outlines = project_land(frame, width)
    land = tuple(tuple((x + left, y + top) for x, y in outline) for outline in outlines)
    yield Area(land, brush.theme.land)
    rows = city_rows(brush, panel.points, chosen, frame)
    places = project([row["position"] for row in rows], frame, width)
    for row, (x, y) in zip(rows, places, strict=True):
        if 0 <= x <= width and 0 <= y <= frame.height:
            yield from _city(brush, row, x + left, y + top)
    places = project([(name.longitude, name.latitude) for name in panel.names], frame, width)
    for name, (x, y) in zip(panel.names, places, strict=True):
        yield from _name(brush, name, x + left, y + top - name.lift)


def _city(brush: Brush, row: Mapping[str, Any], x: float, y: float) -> Iterator[Mark]:
    """Draw the dot of a row of `city_rows`, with its number if it is a group."""
    fill = "#{:02x}{:02x}{:02x}".format(*row["fill"]) if row["fill"][3] else ""
    rim = "#{:02x}{:02x}{:02x}".format(*row["ring"])
    yield Dot(x, y, row["radius"], fill, rim, row["width"])
    if "cities" in row:
        number, color = str(row["cities"]), number_color(brush, row)
        yield Label(x, y + COUNT_SIZE * 0.36, number, COUNT_SIZE, color, True, "middle")


def _name(brush: Brush, name: WrittenName, x: float, y: float) -> Iterator[Mark]:
    """Draw a name beside the middle of its dot."""
    room = text_width(name.name, SMALL)
    left = x + (GAP if name.side == "start" else -GAP - room)
    yield Band(left - 2, y - 9, room + 4, 18, brush.theme.paper)
    yield Label(left, y + 4, name.name, SMALL, brush.theme.ink)


def _legend(
    theme: Theme, words: MapWords, has_chosen: bool, y: float, size: float = SMALL - 1
) -> Iterator[Label | Band | Dot]:
    """Draw the scale, the ring of cities that are not ranked, and that of the chosen city."""
    if not words.low:
        return
    x, part = float(MARGIN), size / (SMALL - 1)
    yield Label(x, y + 4 * part, words.low, size, theme.muted)
    x += text_width(words.low, size) + 6
    step = RAMP / len(theme.scale)
    for number, color in enumerate(theme.scale):
        yield Band(x + number * step, y - 5 * part, step, 10 * part, color)
    x += RAMP + 6
    yield Label(x, y + 4 * part, words.high, size, theme.muted)
    x += text_width(words.high, size) + 24
    entries = [(words.not_ranked, theme.missing, 2.0)]
    entries += [(words.chosen, theme.city, 3.5)] if has_chosen else []
    for text, rim, width in entries:
        yield Dot(x, y, 5 * part, "", rim, width)
        yield Label(x + 12 * part, y + 4 * part, text, size, theme.muted)
        x += text_width(text, size) + 36 * part


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
