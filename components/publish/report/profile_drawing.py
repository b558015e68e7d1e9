"""Draw the profile of a city compared with its peers: a row per dimension, with its values.

The peers' interquartile range is a band, their median a tick, the city a dot on top of both.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from components.publish.drawing import Band, Dot, Drawing, Label, Line, Mark
from components.publish.report.parts import Profile, ProfileRow
from components.publish.type import cut_text, text_width, wrap_text
from components.theme import LIGHT

#: Width of the drawing and of its label column, in points.
WIDTH, LABELS = 490.0, 136.0

#: Start and end of the axis, and the right edges of the three value columns.
LEFT, RIGHT = 150.0, 320.0
COLUMNS = (366.0, 416.0, WIDTH)

#: Height of the header, of a row, and of the axis labels below the rows.
HEAD, ROW, FOOT = 29.0, 20.0, 13.0

#: Font sizes: small print and labels.
SMALL, BODY = 7.5, 9.0

TICKS = (0, 25, 50, 75, 100)


def draw_profile(profile: Profile) -> Drawing:
    """Draw the profile chart."""
    bottom = HEAD + ROW * len(profile.rows)
    marks: list[Mark] = [*_draw_heads(profile.heads), *_draw_axis(bottom)]
    for number, row in enumerate(profile.rows):
        marks += _draw_row(row, HEAD + ROW * (number + 0.5))
    return Drawing(WIDTH, bottom + FOOT, profile.alt, tuple(marks))


def x_of(score: float) -> float:
    """Convert a score from 0 to 100 to an x position on the axis."""
    return LEFT + (RIGHT - LEFT) * max(0.0, min(score, 100.0)) / 100


def _draw_heads(heads: tuple[str, str, str, str, str]) -> Iterator[Mark]:
    """Draw the column headers, each with the symbol of its mark, so that they serve as legend."""
    dimension, city, peers, median, half = heads
    upper, lower, group = HEAD - 19, HEAD - 7, COLUMNS[0] + 16
    middle = lower - 2.6
    yield Label(0, lower, dimension, SMALL, LIGHT.muted)
    yield Dot(_mark_position(COLUMNS[0], city, bold=True), middle, 3.6, LIGHT.city, LIGHT.paper)
    yield Label(COLUMNS[0], lower, city, SMALL, LIGHT.city_ink, bold=True, anchor="end")
    yield Label((group + WIDTH) / 2, upper, peers, SMALL, LIGHT.muted, anchor="middle")
    yield Line(group, upper + 3, WIDTH, upper + 3, LIGHT.line, 0.5)
    tick, band = _mark_position(COLUMNS[1], median), _mark_position(COLUMNS[2], half)
    yield Line(tick, middle - 4, tick, middle + 4, LIGHT.peer, 2)
    yield Label(COLUMNS[1], lower, median, SMALL, LIGHT.muted, anchor="end")
    yield Band(band - 8, middle - 3, 11, 6, LIGHT.other)
    yield Label(COLUMNS[2], lower, half, SMALL, LIGHT.muted, anchor="end")
    yield Line(0, HEAD, WIDTH, HEAD, LIGHT.line, 0.75)


def _mark_position(right: float, text: str, *, bold: bool = False) -> float:
    """Compute the x position of a mark before a small label that ends at ``right``."""
    return right - text_width(text, SMALL, bold=bold) - 7


def _draw_axis(bottom: float) -> Iterator[Mark]:
    for tick in TICKS:
        yield Line(x_of(tick), HEAD, x_of(tick), bottom, LIGHT.line, 0.5)
        yield Label(x_of(tick), bottom + 10, str(tick), SMALL, LIGHT.muted, anchor="middle")


def _draw_row(row: ProfileRow, middle: float) -> Iterator[Mark]:
    yield from _draw_label(row, middle)
    if not math.isnan(row.median):
        low, high = x_of(row.low), x_of(row.high)
        yield Band(low, middle - 3.5, max(high - low, 1.0), 7, LIGHT.other)
        tick = x_of(row.median)
        yield Line(tick, middle - 7, tick, middle + 7, LIGHT.peer, 2)
    if not math.isnan(row.real):
        yield Dot(x_of(row.real), middle, 4.4, LIGHT.paper, LIGHT.city)
    if not math.isnan(row.score):
        yield Dot(x_of(row.score), middle, 5.2, LIGHT.city, LIGHT.paper)
    inks = (LIGHT.city_ink, LIGHT.ink, LIGHT.muted)
    for column, cell, ink in zip(COLUMNS, row.cells, inks, strict=True):
        bold = column == COLUMNS[0]
        yield Label(column, middle + 3, cell, BODY, ink, bold=bold, anchor="end")


def _draw_label(row: ProfileRow, middle: float) -> Iterator[Mark]:
    """Draw the name of a dimension in at most two lines, or in one line and a note."""
    lines = wrap_text(row.label, LABELS, BODY, bold=True)
    note = row.note or row.was
    room = 1 if note else 2
    lines = [*lines[: room - 1], " ".join(lines[room - 1 :])] if len(lines) > room else lines
    first = middle + 3 if len(lines) == 1 and not note else middle - 2
    for number, line in enumerate(lines):
        text = cut_text(line, LABELS, BODY, bold=True)
        yield Label(0, first + 10.5 * number, text, BODY, row.hue, bold=True)
    if note:
        yield Label(0, first + 9.5, note, SMALL, LIGHT.muted)
