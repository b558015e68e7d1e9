"""Weights and presets in words."""

from __future__ import annotations

from components.page import Page
from components.view.view import View


def is_own(view: View) -> bool:
    """Whether the view's scores are other than the study's."""
    return view.spec != View().spec


def preset_label(page: Page, name: str) -> str:
    """Return the name of a preset."""
    if name.startswith("first_"):
        pillar = page.measure_label(name.removeprefix("first_"))
        return page.t("weights.presets.first", pillar=pillar)
    return page.t(f"weights.presets.{name}")
