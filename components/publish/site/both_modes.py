"""Draw a picture once for light and dark screens: each color is a pair that the browser chooses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache

from markupsafe import Markup

from components.publish.drawing import Drawing, Mark, to_svg
from components.theme import DARK, LIGHT, Theme

#: The fields of marks that hold a color.
COLORS = ("color", "rim")


def pair(light: str, dark: str) -> str:
    """Write two colors as one that depends on the mode; blank stays blank."""
    return light if light == dark else f"light-dark({light},{dark})"


@cache
def dark_colors() -> dict[str, str]:
    """Map each color of the light theme to the one with the same role in the dark theme."""
    return dict(zip(_colors(LIGHT), _colors(DARK), strict=True))


def _colors(theme: Theme) -> Iterator[str]:
    for at in fields(theme):
        value = getattr(theme, at.name)
        if at.name != "name":
            yield from (value,) if isinstance(value, str) else value


def both(color: str) -> str:
    """Pair a color of the light theme with the one of the dark theme."""
    return pair(color, dark_colors().get(color, color))


def svg_for_both(light: Drawing, dark: Drawing | None = None) -> Markup:
    """Convert a drawing to an SVG element whose colors follow the mode.

    Parameters
    ----------
    light
        The drawing in the colors of the light theme.
    dark
        The same drawing in those of the dark theme, if it has other colors than those with a
        role in the theme, such as the colors of scores.

    Raises
    ------
    ValueError
        If the two drawings do not have the same marks.
    """
    if dark is None:
        marks = tuple(
            _recolor(mark, {c: both(getattr(mark, c)) for c in _of(mark)}) for mark in light.marks
        )
    else:
        marks = tuple(
            _recolor(a, {c: pair(getattr(a, c), getattr(b, c)) for c in _of(a)})
            for a, b in zip(light.marks, dark.marks, strict=True)
        )
    return to_svg(replace(light, marks=marks))


def _of(mark: Mark) -> list[str]:
    """List the fields of a mark that hold a color."""
    return [name for name in COLORS if hasattr(mark, name)]


def _recolor(mark: Mark, colors: dict[str, str]) -> Mark:
    return replace(mark, **colors)  # type: ignore[arg-type]  # the colors of its own fields
