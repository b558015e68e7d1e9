"""Tests of the colors: consistent in both places, with sufficient contrast."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from components.theme import (
    BODY,
    DARK,
    FONT,
    LIGHT,
    SECTION,
    SMALL,
    THEMES,
    TITLE,
    Theme,
    score_color,
)
from smartgov.palette import contrast, ink_on, luminance, mix, rgb
from tests.components.color_blindness import SIMULATIONS, distance, seen

ROOT = Path(__file__).resolve().parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
STYLE = (ROOT / "static" / "style.css").read_text(encoding="utf-8")

#: WCAG 2.2: text (1.4.3) and graphics (1.4.11).
TEXT, GRAPHICS = 4.5, 3

both_modes = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


@both_modes
def test_streamlit_is_told_the_same_colors(theme: Theme) -> None:
    assert CONFIG["theme"][theme.name] == {
        "backgroundColor": theme.paper,
        "secondaryBackgroundColor": theme.panel,
        "borderColor": theme.line,
        "textColor": theme.ink,
        "linkColor": theme.link,
        "primaryColor": theme.pillars[0],
    }


def test_streamlit_is_told_the_same_type() -> None:
    theme = CONFIG["theme"]
    assert FONT in theme["font"]
    assert FONT in theme["headingFont"]
    assert theme["baseFontSize"] == BODY
    assert theme["headingFontSizes"][:2] == [f"{TITLE}px", f"{SECTION}px"]
    assert {face["family"] for face in CONFIG["theme"]["fontFaces"]} == {FONT}


def test_the_font_is_bundled() -> None:
    for face in CONFIG["theme"]["fontFaces"]:
        assert face["url"].startswith("app/static/")
        assert (ROOT / face["url"].removeprefix("app/")).read_bytes()[:4] == b"wOF2"


def test_type_has_four_sizes() -> None:
    assert SMALL < BODY < SECTION < TITLE


@both_modes
@pytest.mark.parametrize("role", ["ink", "muted", "link", "city_ink"])
def test_words_can_be_read(theme: Theme, role: str) -> None:
    for ground in (theme.paper, theme.panel):
        assert contrast(getattr(theme, role), ground) >= TEXT


@both_modes
def test_the_hues_of_pillars_can_be_words(theme: Theme) -> None:
    for hue in theme.pillars:
        assert min(contrast(hue, theme.paper), contrast(hue, theme.panel)) >= TEXT


@both_modes
def test_numbers_on_dots_can_be_read(theme: Theme) -> None:
    """The strips write how many cities share a score into the dot, in the color of the paper."""
    assert min(contrast(theme.paper, hue) for hue in theme.pillars) >= TEXT


@both_modes
@pytest.mark.parametrize("role", ["city", "peer", "missing"])
def test_marks_can_be_seen(theme: Theme, role: str) -> None:
    """Charts stand on paper, never on a panel."""
    assert contrast(getattr(theme, role), theme.paper) >= GRAPHICS


@both_modes
def test_the_scale_gets_steadily_lighter_or_darker(theme: Theme) -> None:
    steps = [luminance(score_color(theme, score)) for score in range(101)]
    if luminance(theme.paper) > 0.5:
        steps.reverse()
    assert all(low < high for low, high in pairwise(steps))


@both_modes
@pytest.mark.parametrize("simulation", SIMULATIONS)
def test_the_scale_and_the_roles_hold_for_color_blind_readers(
    theme: Theme, simulation: str
) -> None:
    """Compared cities have symbols as well, and dimensions stand beside their names."""
    steps = [seen(color, simulation)[0] for color in theme.scale]
    if luminance(theme.paper) > 0.5:
        steps.reverse()
    assert all(high - low > 0.04 for low, high in pairwise(steps))
    roles = (theme.city, theme.peer, theme.other)
    assert all(distance(*two, simulation) > 0.12 for two in combinations(roles, 2))
    assert distance(*theme.pillars[:2], simulation) > 0.06


@both_modes
@pytest.mark.parametrize("simulation", SIMULATIONS)
def test_rises_and_falls_hold_for_color_blind_readers(theme: Theme, simulation: str) -> None:
    """Both ends differ from each other and from the middle, by hue or by lightness."""
    fall, _, none, _, rise = theme.change
    assert distance(fall, rise, simulation) > 0.2
    assert min(distance(none, end, simulation) for end in (fall, rise)) > 0.14
    assert all(distance(*two, simulation) > 0.07 for two in pairwise(theme.change))


@both_modes
def test_high_scores_stand_out_from_the_paper(theme: Theme) -> None:
    low, high = (contrast(score_color(theme, score), theme.paper) for score in (0, 100))
    assert low < GRAPHICS < high


@both_modes
def test_numbers_on_the_scale_can_be_read(theme: Theme) -> None:
    fills = [score_color(theme, score) for score in range(101)]
    assert [fill for fill in fills if contrast(ink_on(fill), fill) < TEXT] == []


@both_modes
def test_the_ink_is_the_one_that_reads_better(theme: Theme) -> None:
    for score in range(101):
        fill = score_color(theme, score)
        assert contrast(ink_on(fill), fill) >= max(
            contrast(LIGHT.ink, fill), contrast("#ffffff", fill)
        )


@both_modes
def test_colors_are_whole(theme: Theme) -> None:
    values = [getattr(theme, item.name) for item in fields(Theme) if item.name != "name"]
    colors = [c for value in values for c in (value if isinstance(value, tuple) else [value])]
    assert all(len(color) == 7 and rgb(color) for color in colors)


@both_modes
def test_hues_differ(theme: Theme) -> None:
    assert len({theme.city, theme.peer, theme.other, *theme.pillars}) == 3 + len(theme.pillars)


def test_dark_is_not_light_inverted() -> None:
    assert DARK.pillars != LIGHT.pillars
    assert luminance(DARK.paper) < 0.05 < 0.8 < luminance(LIGHT.paper)


def test_pillars_beyond_the_hues_begin_again() -> None:
    assert LIGHT.pillar(0) == LIGHT.pillar(len(LIGHT.pillars)) == LIGHT.pillars[0]


def test_the_style_sheet_holds_no_color() -> None:
    """Colors come as variables, so that light and dark cannot fall apart."""
    assert [word for word in STYLE.split() if word.startswith("#") and word[1:2].isdigit()] == []
    assert "rgb(" not in STYLE


# The arithmetic, against the examples of WCAG


@both_modes
def test_a_score_has_its_place_on_the_scale(theme: Theme) -> None:
    assert score_color(theme, 0) == score_color(theme, -5) == theme.scale[0]
    assert score_color(theme, 100) == score_color(theme, 120) == theme.scale[-1]
    assert score_color(theme, 20) == theme.scale[1]
    assert score_color(theme, 30) == mix(theme.scale[1], theme.scale[2], 0.5)
