"""Fonts of the reports, and text measurement and wrapping."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

FONTS = Path(__file__).with_name("fonts")
REGULAR, BOLD = FONTS / "IBMPlexSans-Regular.ttf", FONTS / "IBMPlexSans-SemiBold.ttf"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Measure the width of a line of text in the unit of ``size``, without kerning."""
    widths = _widths(BOLD if bold else REGULAR)
    return size * sum(widths.get(letter, widths[""]) for letter in text)


def wrap_text(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Wrap text into lines no wider than ``width``, breaking at spaces.

    A word wider than a line is broken at the end of the line. Non-breaking spaces are kept.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if text_width(longer, size, bold=bold) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = break_word(word, width, size, bold=bold)
            lines += full
        lines.append(line)
    return lines


def break_word(word: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Split a word into pieces no wider than ``width``, each of at least one letter."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def cut_text(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Truncate text to ``width`` with an ellipsis."""
    if text_width(text, size, bold=bold) <= width:
        return text
    while text and text_width(f"{text}…", size, bold=bold) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


@cache
def _widths(path: Path) -> dict[str, float]:
    """Read the width of each character of a font, as a multiple of its size.

    The key ``""`` is the width of characters that the font lacks.
    """
    document = FPDF()
    document.add_font("font", fname=path)
    font = document.fonts["font"]
    if not isinstance(font, TTFFont):
        raise TypeError(f"{path.name} is not a TrueType font")
    widths = {chr(code): width / 1000 for code, width in font.cw.items()}
    return {"": font.desc.missing_width / 1000, **widths}
