"""Settings shared by the figures of a page: theme, translator and source."""

from __future__ import annotations

from dataclasses import dataclass

from components.i18n import Translator
from components.theme import Theme


@dataclass(frozen=True)
class Brush:
    """Theme, translator and source shared by all figures of a page.

    ``study`` is an id, ``status`` one of `smartgov.model.Status`, and ``source`` the source line
    below the figure.
    """

    theme: Theme
    t: Translator
    study: str
    status: str
    source: str
