"""Where everything stands on a slide, in pixels of a screen of 1280 × 720.

The same places serve the page and the presentation file, whose slides have that shape. Letters are
made smaller where a text would run over its frame, and a text that is too long even so is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from components.publish.slides.fit import LEADING, fit_text, text_height, words_height
from components.publish.slides.grid import GridAt, place_grid
from components.publish.slides.slide import (
    Chart,
    Figures,
    Grid,
    Item,
    Key,
    Picture,
    Shown,
    Slide,
    Words,
)
from components.publish.type import text_width

#: Size of a slide, its margins, and the gap between what stands side by side.
WIDTH, HEIGHT, MARGIN, GAP = 1280, 720, 48, 36

#: Top of the title, bottom of what is shown, top of the foot, and height of the progress bar.
TOP, BOTTOM, FOOT, PROGRESS = 32, 632, 644, 8

#: Font sizes of each part, the largest first; the first that fits is taken.
TITLES, SUBTITLES, LINES = (40, 36, 32, 28, 24), (22, 20, 18), (26, 24, 22, 20)
WORDS, VALUES, SMALL = (26, 24, 22, 20, 18, 17, 16), (54, 46, 40, 34, 28, 24), 14

#: Height of the row of a legend, and its font size.
KEYS, KEY = 34, 18

#: Maximum height of a row of a chart, and the height of what is around its rows.
ROW, AXIS = 130, 80

#: Top of the title of the slide that opens a deck, and its font sizes.
OPENING, OPENINGS = 150, (64, 56, 48, 40)

Role = Literal["ink", "muted", "city"]


@dataclass(frozen=True)
class Box:
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class TextAt:
    """A text in its frame, in the size in which it fits."""

    box: Box
    text: str
    size: float
    role: Role = "ink"
    bold: bool = False
    right: bool = False
    part: str = "text"


@dataclass(frozen=True)
class MarkAt:
    """A mark of color: a bar beside a text, the progress bar, or an entry of a legend."""

    box: Box
    color: str
    shape: str = "bar"


@dataclass(frozen=True, eq=False)
class ChartAt:
    """A chart in its frame."""

    box: Box
    chart: Chart


@dataclass(frozen=True)
class PictureAt:
    """A drawing in its frame, as large as fits."""

    box: Box
    picture: Picture


Placed = TextAt | MarkAt | ChartAt | PictureAt | GridAt


def lay_out(slide: Slide, number: int, count: int, accent: str) -> list[Placed]:
    """Place a slide; ``number`` of ``count`` is its position, ``accent`` the color of progress."""
    head, bottom = _head(slide)
    body = Box(MARGIN, bottom + 14, WIDTH - 2 * MARGIN, BOTTOM - bottom - 14)
    return [*head, *_body(slide, body), *_foot(slide, number, count, accent)]


def _head(slide: Slide) -> tuple[list[Placed], float]:
    """Place the title, the presenter's line and the subtitle; returns where they end."""
    is_opening = slide.kind == "title"
    width, y = WIDTH - 2 * MARGIN, float(OPENING if is_opening else TOP)
    placed: list[Placed] = []
    parts: tuple[tuple[str, str, Sequence[int], Role, bool, int], ...] = (
        ("title", slide.title, OPENINGS if is_opening else TITLES, "ink", True, 2),
        ("line", slide.line, LINES, "city", False, 2),
        ("subtitle", slide.subtitle, SUBTITLES, "muted", False, 2),
    )
    for part, text, sizes, role, bold, lines in parts:
        if not text:
            continue
        size, fitted = fit_text(text, width, sizes, lines=lines, bold=bold)
        height = text_height(fitted, width, size, bold=bold)
        placed.append(TextAt(Box(MARGIN, y, width, height), fitted, size, role, bold, part=part))
        y += height + 6
    return placed, y + (30 if is_opening else 0)


def _foot(slide: Slide, number: int, count: int, accent: str) -> Iterator[Placed]:
    """Place the source with the status, the position, and the progress bar."""
    width = WIDTH - 2 * MARGIN - 130
    size, status = fit_text(slide.status, width, (16, 15), lines=1, bold=True)
    yield TextAt(Box(MARGIN, FOOT, width, size * LEADING), status, size, bold=True, part="status")
    y = FOOT + size * LEADING
    size, source = fit_text(slide.source, width, (SMALL, SMALL - 1), lines=2)
    height = text_height(source, width, size)
    yield TextAt(Box(MARGIN, y, width, height), source, size, "muted", part="source")
    position = Box(WIDTH - MARGIN - 120, FOOT, 120, 18 * LEADING)
    yield TextAt(position, f"{number} / {count}", 18, "muted", right=True, part="position")
    done = Box(0, HEIGHT - PROGRESS, WIDTH * number / max(count, 1), PROGRESS)
    yield MarkAt(done, accent)


def _body(slide: Slide, body: Box) -> Iterator[Placed]:
    """Place what the slide shows, and what stands beside it."""
    if slide.side is None:
        yield from place(slide.main, body)
        return
    share = _share(slide.main)
    width = (body.width - GAP) * share
    left = Box(body.x, body.y, width, body.height)
    yield from place(slide.main, left)
    x = body.x + width + GAP
    yield from place(slide.side, Box(x, body.y, body.x + body.width - x, body.height))


def _share(main: Shown) -> float:
    """Get the share of the width that something takes beside another."""
    if isinstance(main, Picture):
        return 0.7 if main.drawing.width > main.drawing.height else 0.4
    return 0.6 if isinstance(main, Chart) else 0.5


def place(shown: Shown, box: Box) -> Iterator[Placed]:
    """Place one thing that a slide shows in a frame."""
    if isinstance(shown, Chart):
        rows = len(shown.categories)
        yield ChartAt(replace(box, height=min(box.height, AXIS + ROW * rows)), shown)
    elif isinstance(shown, Picture):
        yield PictureAt(box, shown)
    elif isinstance(shown, Grid):
        yield place_grid(shown, box.x, box.y, box.width, box.height)
    elif isinstance(shown, Figures):
        yield from _place_figures(shown, box)
    else:
        yield from _place_words(shown, box)


def place_keys(keys: Sequence[Key], box: Box) -> tuple[list[Placed], Box]:
    """Place a legend at the top of a frame; returns it and what is left of the frame."""
    placed: list[Placed] = []
    x, y = box.x, box.y
    for key in keys:
        width = text_width(key.label, KEY) * 1.07
        if x + 26 + width > box.x + box.width and x > box.x:
            x, y = box.x, y + KEYS - 6
        width = min(width, box.width - 26)
        _, label = fit_text(key.label, width, (KEY,), lines=1)
        placed.append(MarkAt(Box(x, y + 4, 16, 16), key.color, key.shape))
        placed.append(
            TextAt(Box(x + 24, y, width + 2, KEY * LEADING), label, KEY, "muted", part="key")
        )
        x += width + 52
    used = y - box.y + KEYS if keys else 0
    return placed, replace(box, y=box.y + used, height=box.height - used)


def _place_figures(figures: Figures, box: Box) -> Iterator[Placed]:
    """Place key figures in rows of two or three."""
    across = 2 if len(figures.items) in (2, 4) else 3
    rows = -(-len(figures.items) // across)
    width, height = (box.width - GAP * (across - 1)) / across, box.height / max(rows, 1)
    for at, figure in enumerate(figures.items):
        x = box.x + (at % across) * (width + GAP)
        y = box.y + (at // across) * height
        size, label = fit_text(figure.label, width, (22, 20, 18), lines=1)
        yield TextAt(Box(x, y, width, size * LEADING), label, size, "muted")
        y += size * LEADING
        lines = min(2, len(figure.value.split()))
        size, value = fit_text(figure.value, width, VALUES, lines=lines, bold=True)
        room = text_height(value, width, size, bold=True)
        yield TextAt(Box(x, y, width, room), value, size, "ink", True)
        y += room
        size, basis = fit_text(figure.basis, width, (20, 18, 16), lines=3)
        room = text_height(basis, width, size) if basis else 0
        yield TextAt(Box(x, y, width, room), basis, size, "muted")


def _place_words(words: Words, box: Box) -> Iterator[Placed]:
    """Place texts below each other, in one size."""
    items = list(words.items)
    size = next((s for s in WORDS if words_height(items, box.width, s) <= box.height), WORDS[-1])
    while words_height(items, box.width, size) > box.height:
        items = _shorten(items, box.width, size)
    y = box.y
    for item in items:
        indent = 20 if item.color else 0
        width = box.width - indent
        top = y
        for text, bold in ((item.head, True), (item.text, False)):
            if text:
                height = text_height(text, width, size, bold=bold)
                frame = Box(box.x + indent, y, width, height)
                yield TextAt(frame, text, size, "ink", bold)
                y += height
        if item.color:
            yield MarkAt(Box(box.x, top + 2, 6, y - top - 4), item.color)
        y += size * 0.6


def _shorten(items: Sequence[Item], width: float, size: float) -> list[Item]:
    """Cut a line of the longest text."""
    longest = max(range(len(items)), key=lambda at: text_height(items[at].text, width, size))
    lines = round(text_height(items[longest].text, width, size) / (size * LEADING))
    if lines <= 1:
        return list(items[:-1])
    _, text = fit_text(items[longest].text, width - 20, (size,), lines=lines - 1)
    return [replace(it, text=text) if at == longest else it for at, it in enumerate(items)]
