"""Place a table on a slide: the widths of its columns, the heights of its rows, and its letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.publish.slides.fit import (
    LEADING,
    SMALLEST,
    STEP,
    fit_text,
    text_height,
    wide_height,
)
from components.publish.slides.slide import Grid

#: Font sizes of a table, the largest first, and the space around the text of a cell.
SIZES, PAD_X, PAD_Y = (24, 22, 20, 18, 17, 16, 15), 10, 7


@dataclass(frozen=True)
class GridAt:
    """A table in its frame: its font size, the widths of its columns and heights of its rows.

    The first row is that of the headings; ``cells`` are the texts as they fit.
    """

    x: float
    y: float
    grid: Grid
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[tuple[str, ...], ...]


def place_grid(grid: Grid, x: float, y: float, width: float, height: float) -> GridAt:
    """Place a table in a frame, in the largest letters in which it fits; texts are cut if need be.

    The note of the table is a last row of its own.
    """
    widths = tuple(width * share for share in grid.shares)
    cells = [tuple(grid.heads), *grid.rows]
    note = ((grid.note, *[""] * (len(grid.heads) - 1)),) if grid.note else ()
    for size in SIZES:
        heights = _heights(cells, widths, size, grid.note, width)
        if sum(heights) <= height:
            return GridAt(x, y, grid, size, widths, heights, (*cells, *note))
    size, lines = SIZES[-1], 8
    while sum(heights) > height and lines > 1:
        lines -= 1
        cells = [
            tuple(
                fit_text(text, room - 2 * PAD_X, (size,), lines=lines)[1]
                for text, room in zip(row, widths, strict=True)
            )
            for row in cells
        ]
        heights = _heights(cells, widths, size, grid.note, width)
    return GridAt(x, y, grid, size, widths, heights, (*cells, *note))


def _heights(
    cells: Sequence[Sequence[str]], widths: Sequence[float], size: float, note: str, width: float
) -> tuple[float, ...]:
    """Compute the heights of rows: each has room for its longest cell."""
    rows = [
        max(
            text_height(text, room - 2 * PAD_X, size, bold=at == 0)
            for text, room in zip(row, widths, strict=True)
        )
        + 2 * PAD_Y
        for at, row in enumerate(cells)
    ]
    below = [text_height(note, width - 2 * PAD_X, size) + 2 * PAD_Y] if note else []
    return tuple(max(row, size * LEADING) for row in [*rows, *below])


def safe_grid_size(placed: GridAt, bottom: float) -> float:
    """Choose the font size in which a table ends above ``bottom`` even in a wide typeface."""
    size = placed.size
    while size > SMALLEST and placed.y + sum(_wide_heights(placed, size)) > bottom:
        size -= STEP
    return size


def _wide_heights(placed: GridAt, size: float) -> list[float]:
    """Compute the heights to which the rows of a table grow in a wide typeface."""
    heights = []
    for at, (row, height) in enumerate(zip(placed.cells, placed.heights, strict=True)):
        is_note = bool(placed.grid.note) and at == len(placed.cells) - 1
        widths = (sum(placed.widths),) if is_note else placed.widths
        texts = zip(row, widths, strict=False)
        needed = [wide_height(text, room - 2 * PAD_X, size, bold=at == 0) for text, room in texts]
        heights.append(max(height, max(needed) + 2 * PAD_Y))
    return heights
