"""The visitor's browser: the address bar, the language and the color mode it asks for."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit, urlunsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.i18n import browser_language
from components.theme import THEMES, Theme
from components.view.parameters import format_view
from components.view.view import View
from smartgov.text import Language


def read_query() -> dict[str, list[str]]:
    """Return the query of the address bar, every value of each name."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def write_view(view: View) -> None:
    """Put a view into the address bar, as a step that Back undoes."""
    st.query_params.from_dict(format_view(view))


def language_of(view: View) -> Language:
    """Return the language of the view, or the browser's where the view names none."""
    return view.lang or browser_language(st.context.locale)


def theme() -> Theme:
    """Return the theme of the visitor's mode, light where it is not known."""
    return THEMES["dark" if st.context.theme.type == "dark" else "light"]


def page_address(slug: str, slugs: Collection[str]) -> str:
    """Return the address of a page without its query; empty where it is not known.

    ``slugs`` are all pages: the browser may still stand on another of them. ``st.context.url``
    takes any of them for a page that the address ends with, and so finds ``/your_/your_city`` and
    cuts a server's own ``/smart-city``; here only a whole step of the path is a page.
    """
    context = get_script_run_ctx()
    info = context.context_info if context is not None else None
    return join_address(info.url, slug, slugs) if info is not None and info.url else ""


def join_address(url: str, slug: str, slugs: Collection[str]) -> str:
    """Return the address of the page ``slug`` of the app that any of its pages has ``url``."""
    parts = urlsplit(url)
    steps = parts.path.strip("/").split("/")
    kept = steps[:-1] if steps[-1] in slugs else steps
    path = "/".join(["", *kept, slug])
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))
