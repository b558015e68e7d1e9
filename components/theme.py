"""Colors and font sizes of the light and dark themes.

Each pillar has its own color; the chosen city is amber, its peers mid gray, other cities light
gray. ``.streamlit/config.toml`` repeats what Streamlit needs; a test checks that they match.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from smartgov import palette
from smartgov.palette import mix
from smartgov.tree import Framework

ThemeName = Literal["light", "dark"]

FONT = "Plex Sans"
#: Font sizes in pixels: small print, body, section, title.
SMALL, BODY, SECTION, TITLE = 13, 16, 21, 32


@dataclass(frozen=True)
class Theme:
    """Color roles of one mode, as hexadecimal RGB.

    ``pillars`` are in the order of the framework's pillars; ``scale`` runs from the lowest score
    to the highest; ``city_ink`` is an amber with enough contrast for text. ``series`` are the
    colors of compared cities, the first the amber of a chosen city. ``change`` runs from the
    largest fall over no change to the largest rise, orange to blue for color-blind readers.
    """

    name: ThemeName
    paper: str
    panel: str
    line: str
    ink: str
    muted: str
    link: str
    city: str
    city_ink: str
    peer: str
    other: str
    land: str
    missing: str
    pillars: tuple[str, ...]
    scale: tuple[str, ...]
    series: tuple[str, ...]
    change: tuple[str, ...]

    def pillar(self, position: int) -> str:
        """Get the color of the pillar at a position in the framework."""
        return self.pillars[position % len(self.pillars)]


LIGHT = Theme(
    name="light",
    paper="#fcfbf8",
    panel=palette.PANEL,
    line=palette.LINE,
    ink=palette.INK,
    muted=palette.MUTED,
    link="#0a5f6b",
    city="#c47300",
    city_ink="#8f5300",
    peer="#6f7785",
    other="#c3c5ca",
    land="#e6e2d8",
    missing="#7d838e",
    pillars=palette.PILLARS,
    scale=("#e9d98a", "#b5cd8f", "#74b59a", "#3b94a0", "#2a6a94", "#1f3f73"),
    series=("#c47300", "#2563a8", "#b0307a", "#4d7c0f", "#8a4b2a", "#172033"),
    change=("#a04a0a", "#d68a45", "#b9b8b6", "#6f9fd0", "#1d4f91"),
)

DARK = Theme(
    name="dark",
    paper="#11161f",
    panel="#1b2230",
    line="#364154",
    ink="#eef0f4",
    muted="#aab2c0",
    link="#6fd0d3",
    city="#f5b041",
    city_ink="#f7bf62",
    peer="#9aa3b2",
    other="#4d586b",
    land="#2a3344",
    missing="#98a1b0",
    pillars=("#3fc1b6", "#a992ee", "#e29068", "#7fb2ee"),
    scale=("#355079", "#2f7595", "#359a9c", "#6cbd95", "#b3d48b", "#f2e394"),
    series=("#f5b041", "#74b3f0", "#f08cc4", "#a4d65e", "#d9a282", "#eef0f4"),
    change=("#f39a4a", "#a9622a", "#5a6272", "#4f86c6", "#8fc7ff"),
)

THEMES: dict[ThemeName, Theme] = {"light": LIGHT, "dark": DARK}


def pillar_hue(theme: Theme, framework: Framework, pillar_id: str) -> str:
    """Get the color of a pillar of a framework."""
    return theme.pillar([pillar.id for pillar in framework.pillars].index(pillar_id))


def score_color(theme: Theme, score: float) -> str:
    """Interpolate the color of a score from 0 to 100 on the theme's scale."""
    position = max(0.0, min(score, 100.0)) / 100 * (len(theme.scale) - 1)
    step = min(int(position), len(theme.scale) - 2)
    return mix(theme.scale[step], theme.scale[step + 1], position - step)
