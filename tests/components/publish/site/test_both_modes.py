"""Tests of pictures for light and dark screens."""

from __future__ import annotations

import pytest

from components.publish.drawing import Band, Dot, Drawing, Label, Line
from components.publish.site.both_modes import both, dark_colors, pair, svg_for_both
from components.theme import DARK, LIGHT

MARKS = (
    Line(0, 0, 1, 1, LIGHT.line, 1),
    Dot(1, 1, 2, "", LIGHT.city),
    Label(0, 9, "a < b", 9, LIGHT.ink),
)


def test_a_role_has_its_color_in_each_mode() -> None:
    assert both(LIGHT.ink) == f"light-dark({LIGHT.ink},{DARK.ink})"
    assert both("#123456") == "#123456"
    assert pair("", "") == ""
    assert dark_colors()[LIGHT.pillars[1]] == DARK.pillars[1]


def test_a_drawing_has_both_colors() -> None:
    svg = svg_for_both(Drawing(10, 10, "words", MARKS))
    assert f'stroke="light-dark({LIGHT.line},{DARK.line})"' in svg
    assert 'fill="none"' in svg
    assert "a &lt; b" in svg
    assert 'aria-label="words"' in svg


def test_two_drawings_are_one_picture() -> None:
    light = Drawing(10, 10, "words", (Band(0, 0, 1, 1, "#ffffff"),))
    dark = Drawing(10, 10, "words", (Band(0, 0, 1, 1, "#000000"),))
    assert 'fill="light-dark(#ffffff,#000000)"' in svg_for_both(light, dark)
    with pytest.raises(ValueError, match="zip"):
        svg_for_both(light, Drawing(10, 10, "words", MARKS))
