"""Buttons that save a chart: what the browser is told."""

from __future__ import annotations

from typing import Any

import pytest

from components import chart_image
from components.chart_image import Picture, image_buttons
from components.i18n import Translator
from components.theme import THEMES, Theme


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_the_browser_gets_the_words_and_colors_of_the_picture(
    monkeypatch: pytest.MonkeyPatch, t: Translator, theme: Theme
) -> None:
    drawn: list[dict[str, Any]] = []
    monkeypatch.setattr(chart_image, "_IMAGE_BUTTONS", lambda **options: drawn.append(options))
    image_buttons(Picture("chart_a", "made-a", "Title", "Source: us."), theme, t)
    (options,) = drawn
    assert options["key"] == "image_chart_a"
    assert options["data"] == {
        "chart": "chart_a",
        "name": "made-a",
        "title": "Title",
        "source": "Source: us.",
        "formats": [
            {"format": "png", "label": t("tables.png")},
            {"format": "svg", "label": t("tables.svg")},
        ],
        "paper": theme.paper,
        "ink": theme.ink,
        "muted": theme.muted,
    }


def test_script_and_style_stand_beside_the_module() -> None:
    for suffix in ("js", "css"):
        assert (chart_image.HERE / f"chart_image.{suffix}").read_text(encoding="utf-8").strip()
