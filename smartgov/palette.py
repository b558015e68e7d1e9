"""The light-mode colors of pages, city profiles and templates.

Colors are hexadecimal RGB strings, such as ``#075f5a``.
"""

from __future__ import annotations

INK, MUTED, LINE, PANEL = "#172033", "#555d6e", "#d9d5ca", "#f3f1eb"

#: The colors of pillars, in the order of the framework; reused from the start if there are more.
PILLARS = ("#075f5a", "#6a4fb3", "#a5502a", "#2f6db5")


def rgb(color: str) -> tuple[int, int, int]:
    """Split a hexadecimal color into red, green and blue, 0–255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mix(one: str, other: str, share: float) -> str:
    """Mix two colors; ``share`` (0–1) is the proportion of the second."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def luminance(color: str) -> float:
    """Compute the relative luminance of a color, 0–1 (WCAG 2.2, definition)."""
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in rgb(color))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Compute the contrast ratio of two colors, 1–21 (WCAG 2.2, definition)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def ink_on(fill: str) -> str:
    """Choose black or white text for a fill, whichever has more contrast: at least 4.58 to 1."""
    return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, fill))
