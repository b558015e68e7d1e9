"""Labels of weights and presets."""

from __future__ import annotations

from components.reader import Reader
from components.view.view import DEFAULT, View


def is_own(view: View) -> bool:
    """Check whether the view changes the weights, the mean or the coverage of the study."""
    return view.spec != View().spec


def weights_words(reader: Reader) -> str:
    """Say in a caption which weights the scores have: the default ones, or the visitor's own."""
    t, view = reader.t, reader.view
    if not is_own(view):
        return t("caption.default_weights")
    words = [f"{reader.measure_label(node)} {t.plain(weight)}" for node, weight in view.weights]
    if view.aggregation != DEFAULT.aggregation:
        mean = t(f"weights.aggregations.{view.aggregation}")
        words.append(f"{t('weights.aggregation')}: {mean}")
    if view.coverage != DEFAULT.coverage:
        words.append(f"{t('weights.coverage')}: {t.percent(view.coverage)}")
    return t("caption.own_weights", weights=", ".join(words))


def preset_label(reader: Reader, name: str) -> str:
    """Get the label of a preset."""
    if name.startswith("first_"):
        pillar = reader.measure_label(name.removeprefix("first_"))
        return reader.t("weights.presets.first", pillar=pillar)
    return reader.t(f"weights.presets.{name}")
