"""Read from and write to the browser: address bar, preferred language and color mode."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qs, urlsplit, urlunsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.i18n import browser_language
from components.theme import THEMES, Theme
from components.view.parameters import format_view
from components.view.view import View
from smartgov.text import Language

#: The parameter that names the chart to show alone, and the values that mean something else.
EMBED, STREAMLIT_EMBEDS = "embed", ("true", "false")

#: The cookie of browsers that do not support WebGL 2.
NO_WEBGL_COOKIE = "sg_no_webgl"


def read_query() -> dict[str, list[str]]:
    """Read the query parameters of the URL, with all values of each."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def read_embed() -> str:
    """Read which chart alone the address asks for; blank for the whole page.

    ``embed`` is Streamlit's own name, which ``st.query_params`` leaves out; Streamlit itself heeds
    no value of it but ``true``.
    """
    context = get_script_run_ctx()
    query = parse_qs(context.query_string) if context is not None else {}
    (name,) = query.get(EMBED, [""])[-1:]
    return "" if name in STREAMLIT_EMBEDS else name


def write_view(view: View) -> None:
    """Write a view to the URL; the browser's Back button undoes it."""
    st.query_params.from_dict(format_view(view))


def language_of(view: View) -> Language:
    """Choose the display language: the view's, or the browser's if the view has none."""
    return view.lang or browser_language(st.context.locale)


def lacks_webgl() -> bool:
    """Check whether the browser cannot draw maps; ``after_paint.js`` notes that in a cookie."""
    return NO_WEBGL_COOKIE in st.context.cookies


def theme() -> Theme:
    """Get the theme for the browser's color mode, light if unknown."""
    return THEMES["dark" if st.context.theme.type == "dark" else "light"]


def page_address(slug: str, slugs: Collection[str]) -> str:
    """Build the URL of a page without its query; empty if the server address is unknown.

    ``slugs`` are all pages, because the browser may still show another one. ``st.context.url`` is
    not used: it matches page names as suffixes, giving ``/your_/your_city`` and cutting a server
    path such as ``/smart-city``. Here only a whole path segment counts as a page.
    """
    context = get_script_run_ctx()
    info = context.context_info if context is not None else None
    return join_address(info.url, slug, slugs) if info is not None and info.url else ""


def join_address(url: str, slug: str, slugs: Collection[str]) -> str:
    """Build the URL of the page ``slug`` from ``url``, the URL of any page of the app."""
    parts = urlsplit(url)
    steps = parts.path.strip("/").split("/")
    kept = steps[:-1] if steps[-1] in slugs else steps
    path = "/".join(["", *kept, slug])
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))
