"""Links between the pages of the app.

A browser follows them within the session, see ``static/scripts/page_links.js``; opened in a new tab
or from outside, the address alone restores the view.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

from markupsafe import Markup, escape

from components.view.parameters import format_view
from components.view.view import OWN_FILE, View
from smartgov.web_address import is_web_address


@lru_cache(maxsize=1_024)  # pages link to each city several times
def href(page: str, view: View) -> str:
    """Build the relative URL of a page with a view; ``""`` is the Overview."""
    query = urlencode(format_view(view), doseq=True)
    return f"{page or '.'}?{query}" if query else (page or ".")


def link(text: str, page: str, view: View) -> Markup:
    """Build a link to a page that opens in the same tab.

    In a new tab it starts a new session, which has not the file loaded in this one; for such a
    study only the text is returned.
    """
    if (view.study or "").startswith(OWN_FILE):
        return escape(text)
    address = escape(href(page, view))
    # Joined as plain text, since tables have thousands of links.
    return Markup(f'<a href="{address}" target="_self">{escape(text)}</a>')  # noqa: S704


def link_here(text: str, view: View) -> Markup:
    """Build a link to the same page with another view; see `link`."""
    if (view.study or "").startswith(OWN_FILE):
        return escape(text)
    query = urlencode(format_view(view), doseq=True)
    return Markup('<a href="?{}" target="_self">{}</a>').format(query, text)


def link_to_part(text: str, page: str, part: str, view: View, meaning: str = "") -> Markup:
    """Build a link to a part of a page, by the id of its heading; ``meaning`` is help on hover.

    From a file loaded in this session it opens a new tab, without the file, so that the session
    and the file stay.
    """
    if (view.study or "").startswith(OWN_FILE):
        address, target = href(page, View(lang=view.lang)), "_blank"
    else:
        address, target = href(page, view), "_self"
    helped = Markup(' class="sg-term" title="{}"').format(meaning) if meaning else ""
    return Markup('<a href="{}#{}" target="{}"{}>{}</a>').format(
        address, part, target, helped, text
    )


def edition_address(view: View) -> str:
    """Build the address of the pages that need no script, relative to every page.

    They are those of the study of the view; of a file that a visitor loaded there are none, so
    that it is the default study's. Only ``server.py`` has them.
    """
    study = None if (view.study or "").startswith(OWN_FILE) else view.study
    return f"edition/?{urlencode(format_view(View(lang=view.lang, study=study)), doseq=True)}"


def link_out(text: str, address: str, meaning: str) -> Markup:
    """Build a link to another site, marked as such; the app itself never opens it.

    ``meaning`` says to those who do not see the mark that it leaves the app. Of anything but an
    address on the web only the text is returned.
    """
    if not is_web_address(address):
        return escape(text)
    return Markup(
        '<a class="sg-out" href="{}" target="_blank" rel="noopener noreferrer">{}'
        '<span class="sg-unseen"> ({})</span></a>'
    ).format(address, text, meaning)
