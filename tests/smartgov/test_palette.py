"""Arithmetic with colors."""

from __future__ import annotations

import pytest

from smartgov.palette import PILLARS, contrast, ink_on, luminance, mix, rgb


def test_a_color_is_its_three_channels() -> None:
    assert rgb("#075f5a") == (7, 95, 90)


def test_black_is_dark_and_white_is_light() -> None:
    assert (luminance("#000000"), luminance("#ffffff")) == (0, pytest.approx(1))


@pytest.mark.parametrize("hue", PILLARS)
def test_the_hues_of_pillars_can_be_read_on_white(hue: str) -> None:
    assert contrast(hue, "#ffffff") >= 4.5


def test_the_ink_is_dark_on_light_and_light_on_dark() -> None:
    assert luminance(ink_on("#ffffff")) < 0.1
    assert ink_on("#000000") == "#ffffff"


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_contrast_of_a_known_grey() -> None:
    """#767676 is the lightest grey that passes on white, at 4.54."""
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert luminance("#ff0000") == pytest.approx(0.2126)


def test_mixing() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#102030", "#203040", 0.5) == "#182838"
