"""What a figure is drawn with: colors, words, and where its numbers come from."""

from __future__ import annotations

from dataclasses import dataclass

from components.i18n import Translator
from components.theme import Theme


@dataclass(frozen=True)
class Brush:
    """The theme, the words and the origin that every figure of a page shares.

    ``study`` is an id, ``status`` one of `smartgov.model.Status`; ``source`` is the line below
    the figure.
    """

    theme: Theme
    t: Translator
    study: str
    status: str
    source: str
