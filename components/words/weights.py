"""Labels of weights and presets."""

from __future__ import annotations

from components.reader import Reader
from components.view.view import View


def is_own(view: View) -> bool:
    """Check whether the view changes the weights, the mean or the coverage of the study."""
    return view.spec != View().spec


def preset_label(reader: Reader, name: str) -> str:
    """Get the label of a preset."""
    if name.startswith("first_"):
        pillar = reader.measure_label(name.removeprefix("first_"))
        return reader.t("weights.presets.first", pillar=pillar)
    return reader.t(f"weights.presets.{name}")
