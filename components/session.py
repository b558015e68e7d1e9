"""The visitor's browser: the address bar, the language and the color mode it asks for."""

from __future__ import annotations

import streamlit as st

from components.i18n import browser_language
from components.theme import THEMES, Theme
from components.view import View, change, format_view, parse_view
from smartgov.text import Language


def read_query() -> dict[str, list[str]]:
    """Return the query of the address bar, every value of each name."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def write_view(view: View) -> None:
    """Put a view into the address bar, as a step that Back undoes."""
    st.query_params.from_dict(format_view(view))


def change_view(field: str, value: object) -> None:
    """Change one thing of the view in the address bar; for use in callbacks."""
    view, _ = parse_view(read_query())
    write_view(change(view, field, value))


def language_of(view: View) -> Language:
    """Return the language of the view, or the browser's where the view names none."""
    return view.lang or browser_language(st.context.locale)


def theme() -> Theme:
    """Return the theme of the visitor's mode, light where it is not known."""
    return THEMES["dark" if st.context.theme.type == "dark" else "light"]


def page_address() -> str:
    """Return the address of the page without its query; empty where it is not known."""
    return (st.context.url or "").split("?")[0]
