"""The document around a page: its style sheet, its language, and what screen readers are told."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

import streamlit as st
from markupsafe import Markup

from components.i18n import Translator
from components.scripts import TELL_BROWSER, TOLD, script_tag
from components.theme import LIGHT, Theme


def draw_style(theme: Theme, t: Translator) -> None:
    """Write the colors of the theme, and the words, that the style sheet takes.

    The style sheet itself is a static file, which the server's document names, or else
    ``document.js``.
    """
    # Streamlit's file uploader is in English only; the style sheet replaces its texts with these.
    words = {
        f"upload-{part}": json.dumps(t(f"upload.{part}"), ensure_ascii=False)
        for part in ("choose", "drop")
    }
    # On paper, which is light, charts of dark pages have their colors turned around.
    turned = "invert(1) hue-rotate(180deg)" if theme.name == "dark" else "none"
    screen = f"{write_colors(theme)};{_variables({'chart-filter': turned, **words})}"
    paper = _variables({**_colors_of_text(LIGHT), "paper": "white", "link": LIGHT.ink})
    style = f":root{{{screen}}}@media print{{:root{{{paper}}}}}"
    st.html(f"<style>{style}</style>")


def write_colors(theme: Theme) -> str:
    """Write the colors of a theme as variables of the style sheet."""
    colors = {
        **_colors_of_text(theme),
        "city": theme.city,
        "city-ink": theme.city_ink,
        "peer": theme.peer,
        "missing": theme.missing,
    }
    return _variables(colors)


def _colors_of_text(theme: Theme) -> dict[str, str]:
    return {
        "paper": theme.paper,
        "panel": theme.panel,
        "line": theme.line,
        "ink": theme.ink,
        "muted": theme.muted,
        "link": theme.link,
    }


def _variables(values: Mapping[str, str]) -> str:
    return ";".join(f"--sg-{name}:{value}" for name, value in values.items())


def tell_browser(
    theme: Theme, t: Translator, slug: str, slugs: Collection[str], embed: str = ""
) -> None:
    """Tell the browser the language and colors of the document, the page, and all pages.

    ``slugs`` are the names of all pages in addresses, first the blank one; ``embed`` names the
    only chart that is shown.
    """
    told = Markup(
        '<div id="{}" hidden data-language="{}" data-scheme="{}" data-page="{}" data-pages="{}" '
        'data-embed="{}"></div>'
    )
    pages = " ".join(slugs)
    st.html(
        told.format(TOLD, t.language, theme.name, slug, pages, embed) + script_tag(TELL_BROWSER),
        unsafe_allow_javascript=True,
    )
