"""Links from one page of the app to another."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

from markupsafe import Markup, escape

from components.view.parameters import format_view
from components.view.view import OWN_FILE, View


@lru_cache(maxsize=1_024)  # a page links to each city several times
def href(page: str, view: View) -> str:
    """Return the relative address of a page showing a view; ``""`` is the Overview."""
    query = urlencode(format_view(view), doseq=True)
    return f"{page or '.'}?{query}" if query else (page or ".")


def link(text: str, page: str, view: View) -> Markup:
    """Return a link to a page that opens in the same tab.

    It opens the page anew, which forgets a file loaded in this session: there the text stands
    alone.
    """
    if (view.study or "").startswith(OWN_FILE):
        return escape(text)
    return Markup('<a href="{}" target="_self">{}</a>').format(href(page, view), text)
