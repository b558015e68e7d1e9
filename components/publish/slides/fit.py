"""Fit texts into their frames, by the widths of the letters."""

from __future__ import annotations

from collections.abc import Sequence

from components.publish.slides.slide import Item
from components.publish.type import cut_text, wrap_text

#: Height of a line as a multiple of its font size.
LEADING = 1.28

#: Part of a frame that lines may fill: browsers and presentations space letters differently.
SAFE = 0.96

#: Width of the widest usual typeface in place of a missing one, DejaVu Sans, as a multiple of ours:
#: more than that of any text of the interface, in regular and in bold letters.
WIDE, WIDE_BOLD = 1.16, 1.26

#: By how much letters are made smaller for it at a time, and the smallest.
STEP, SMALLEST = 0.5, 9.0


def text_lines(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Wrap a text into lines that fit a frame of a width with room to spare."""
    return wrap_text(text, width * SAFE, size, bold=bold) if text else []


def text_height(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Compute the height of a text in a frame of a width."""
    return len(text_lines(text, width, size, bold=bold)) * size * LEADING


def fit_text(
    text: str, width: float, sizes: Sequence[float], *, lines: int, bold: bool = False
) -> tuple[float, str]:
    """Choose the largest size in which a text fits into a number of lines.

    Returns
    -------
    tuple
        The size and the text, cut with an ellipsis if it is too long even in the smallest size.
    """
    for size in sizes:
        if len(text_lines(text, width, size, bold=bold)) <= lines:
            return size, text
    size = sizes[-1]
    found = text_lines(text, width, size, bold=bold)
    kept, rest = found[: lines - 1], " ".join(found[lines - 1 :])
    return size, " ".join([*kept, cut_text(rest, width * SAFE, size, bold=bold)])


def wide_height(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Compute the height of a text in a frame of a width, in the letters of a wide typeface."""
    room = width / (WIDE_BOLD if bold else WIDE)
    return len(wrap_text(text, room, size, bold=bold)) * size * LEADING if text else 0.0


def safe_size(text: str, width: float, height: float, size: float, *, bold: bool = False) -> float:
    """Choose the size in which a text fits its frame even in a wide typeface, ``size`` at most."""
    while size > SMALLEST and wide_height(text, width, size, bold=bold) > height + 0.01:
        size -= STEP
    return size


def words_height(items: Sequence[Item], width: float, size: float) -> float:
    """Compute the height of texts below each other, with the gaps between them."""
    total = 0.0
    for item in items:
        inside = width - (20 if item.color else 0)
        total += text_height(item.head, inside, size, bold=True)
        total += text_height(item.text, inside, size)
    return total + max(len(items) - 1, 0) * size * 0.6
