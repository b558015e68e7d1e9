"""Fonts of the reports, and text measurement and wrapping."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

FONTS = Path(__file__).with_name("fonts")
REGULAR, BOLD = FONTS / "IBMPlexSans-Regular.ttf", FONTS / "IBMPlexSans-SemiBold.ttf"

#: Fonts for letters that those lack, by script; see ``tools/build_fallback_fonts.py``.
FALLBACK_FOLDER = FONTS / "fallback"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Measure the width of a line of text in the unit of ``size``, without kerning."""
    widths = _widths(BOLD if bold else REGULAR)
    try:
        return size * sum(map(widths.__getitem__, text))
    except KeyError:  # a letter that the typeface lacks
        missing = widths[""]
        return size * sum(
            widths[letter] if letter in widths else _fallback_width(letter, missing)
            for letter in text
        )


def split_by_font(text: str) -> Iterator[tuple[Path | None, str]]:
    """Split text into pieces of one font: None for the typeface of the project."""
    for font, letters in groupby(text, font_of):
        yield font, "".join(letters)


@cache
def font_of(letter: str) -> Path | None:
    """Find the fallback font that has a letter; None if it has to be the typeface itself."""
    if letter in _widths(REGULAR):
        return None
    return next((font for font in fallback_fonts() if letter in _widths(font)), None)


@cache
def fallback_fonts() -> tuple[Path, ...]:
    """List the fallback fonts, the smallest first, because a letter asks one after the other."""
    return tuple(sorted(FALLBACK_FOLDER.glob("*.ttf"), key=lambda font: font.stat().st_size))


def _fallback_width(letter: str, missing: float) -> float:
    font = font_of(letter)
    return missing if font is None else _widths(font)[letter]


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
