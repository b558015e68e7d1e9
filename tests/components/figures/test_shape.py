"""Tests of the small picture of a profile."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from components.figures.shape import HEIGHT, draw_shape, shape_bars, shape_width
from components.theme import THEMES, ThemeName
from smartgov.model import Study

NAN = float("nan")
SCORES = {"voice": 50.0, "data": 0.0, "look": NAN}


def test_every_dimension_has_its_bar(small: Study) -> None:
    bars = shape_bars(small.framework, small.asked, SCORES)
    assert [bar.kind for bar in bars] == ["score", "score", "blank", "not_asked"]
    assert [bar.height for bar in bars] == [HEIGHT / 2, 1, HEIGHT, HEIGHT]
    assert [bar.pillar for bar in bars] == [0, 0, 1, 1]
    assert [bar.x for bar in bars] == [0, 5, 12, 17]
    assert shape_width(bars) == 21


@pytest.mark.parametrize("name", THEMES)
def test_each_kind_has_its_own_look(small: Study, name: ThemeName) -> None:
    theme = THEMES[name]
    image = unquote(draw_shape(theme, shape_bars(small.framework, small.asked, SCORES), "Arco"))
    assert 'alt="Arco"' in image
    assert f"fill='{theme.pillar(0)}'" in image
    assert theme.pillar(1) not in image  # no score in it
    assert f"fill='none' stroke='{theme.other}'" in image
    assert f"stroke='{theme.missing}'" in image


def test_nine_bars_are_small(survey: Study) -> None:
    scores = {dimension.id: 66.7 for dimension in survey.asked}
    bars = shape_bars(survey.framework, survey.asked, scores)
    assert len(bars) == 9
    image = draw_shape(THEMES["light"], bars, "")
    assert len(image) < 900
    assert "<script" not in draw_shape(THEMES["light"], bars, "<script>")
