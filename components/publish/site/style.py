"""Write the style sheet of an edition: the colors of the theme in both modes, and the typeface."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from components.publish.site.both_modes import pair
from components.theme import DARK, LIGHT
from smartgov.palette import mix

#: Font files by family; browsers fall back to the second for letters that the first lacks.
FAMILIES = {
    "Plex Sans": "plex-sans-latin.woff2",
    "Plex Sans Extended": "plex-sans-latin-ext.woff2",
}

#: The colors that the style sheet names, by their role in the theme.
ROLES = (
    *("paper", "panel", "line", "ink", "muted", "link", "city", "city_ink"),
    *("peer", "other", "missing"),
)


@cache
def write_style() -> bytes:
    """Write the style sheet in UTF-8."""
    sheet = Path(__file__).with_name("edition.css").read_text(encoding="utf-8")
    return "\n".join([_faces(), _colors(), sheet]).encode()


def _faces() -> str:
    return "\n".join(
        f'@font-face{{font-family:"{family}";font-weight:100 700;font-display:swap;'
        f'src:url({file}) format("woff2")}}'
        for family, file in FAMILIES.items()
    )


def _colors() -> str:
    """Write the variables, and what depends on the number of pillars."""
    named = {role.replace("_", "-"): (getattr(LIGHT, role), getattr(DARK, role)) for role in ROLES}
    named["track"] = (mix(LIGHT.paper, LIGHT.line, 0.7), mix(DARK.paper, DARK.line, 0.7))
    named["control"] = (LIGHT.missing, DARK.missing)
    hues = zip(LIGHT.pillars, DARK.pillars, strict=True)
    named |= {f"p{place}": hue for place, hue in enumerate(hues)}
    variables = "".join(f"--{name}:{pair(*colors)};" for name, colors in named.items())
    light_alone = "".join(f"--{name}:{light};" for name, (light, _) in named.items())
    hues_of = "".join(
        f".p{place}{{--hue:var(--p{place})}}.shape .p{place}{{fill:var(--p{place})}}"
        f".bar.p{place} i{{background:var(--p{place})}}"
        for place in range(len(LIGHT.pillars))
    )
    return (
        # Browsers from before 2024 cannot choose a color by the mode: they have the light one.
        f":root{{color-scheme:light dark;{light_alone}}}\n"
        f"@supports (color:light-dark(red,red)){{:root{{{variables}}}}}\n"
        ":root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}\n"
        "@media print{:root,:root[data-theme]{color-scheme:light}}\n"
        f"{hues_of}"
    )
