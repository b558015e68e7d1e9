"""Fit texts into their frames, by the widths of the letters."""

from __future__ import annotations

from collections.abc import Sequence

from components.publish.slides.slide import Item
from components.publish.type import cut_text, wrap_text

#: Height of a line as a multiple of its font size.
LEADING = 1.28

#: Part of a frame that lines may fill: browsers and presentations space letters differently.
SAFE = 0.96


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


def words_height(items: Sequence[Item], width: float, size: float) -> float:
    """Compute the height of texts below each other, with the gaps between them."""
    total = 0.0
    for item in items:
        inside = width - (20 if item.color else 0)
        total += text_height(item.head, inside, size, bold=True)
        total += text_height(item.text, inside, size)
    return total + max(len(items) - 1, 0) * size * 0.6
