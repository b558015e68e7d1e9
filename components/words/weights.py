"""Weights and presets in words."""

from __future__ import annotations

from components.reader import Reader
from components.view.view import View


def is_own(view: View) -> bool:
    """Whether the view's scores are other than the study's."""
    return view.spec != View().spec


def preset_label(reader: Reader, name: str) -> str:
    """Return the name of a preset."""
    if name.startswith("first_"):
        pillar = reader.measure_label(name.removeprefix("first_"))
        return reader.t("weights.presets.first", pillar=pillar)
    return reader.t(f"weights.presets.{name}")
