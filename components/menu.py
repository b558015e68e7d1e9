"""The pages of the app, the links to them, and the address of the view to share."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from components import browser, html
from components.links import href
from components.page import Page
from components.view.parameters import format_view
from components.view.view import MOMENT, View, change, off_stage
from components.words.weights import is_own

#: The pages in the order of the menu: address and script, from the folder of ``app.py``.
PAGES = {
    "": "app.py",
    "study": "pages/study.py",
    "city": "pages/city.py",
    "compare": "pages/compare.py",
    "ranking": "pages/ranking.py",
    "recommendations": "pages/recommendations.py",
    "practices": "pages/practices.py",
    "your_city": "pages/your_city.py",
    "data": "pages/data.py",
    "method": "pages/method.py",
    "present": "pages/present.py",
}

#: The page of slides, on which a slide may be all that is shown.
PRESENT = "present"


def name_of(slug: str) -> str:
    """Get the key of a page in the locale files."""
    return slug or "overview"


def draw_menu(page: Page) -> None:
    """Draw the links to all pages, which keep the view."""
    links = Markup("").join(_menu_link(page, slug) for slug in PAGES)
    own = html.chip("own", page.t("weights.own")) if is_own(page.view) else ""
    menu = Markup('<nav class="sg-menu" aria-label="{}">{}{}</nav>')
    st.html(menu.format(page.t("header.menu"), links, own))


def _menu_link(page: Page, slug: str) -> Markup:
    """Build the link to a page, which the browser follows in the session: `page_links.js`."""
    here = Markup(' aria-current="page"') if slug == page.slug else ""
    title = page.t(f"pages.{name_of(slug)}.title")
    return Markup('<a href="{}" target="_self"{}>{}</a>').format(
        href(slug, view_for(page, slug)), here, title
    )


def view_for(page: Page, slug: str) -> View:
    """Get the view that the menu takes to a page: from City, Compare takes the city along.

    It is compared with the nearest of its peers, unless it is among the cities compared already.
    Present is told where it was opened from, and other pages nothing of the slide that was shown.
    """
    if slug == PRESENT and page.slug != PRESENT:
        return replace(off_stage(page.view, MOMENT), back=page.slug or None)
    takes_along = (page.slug, slug) == ("city", "compare") and page.city is not None
    if takes_along and page.view.city not in page.view.compared:
        return off_stage(page.beside_peers, MOMENT)
    return off_stage(page.view, MOMENT)


def share_address(page: Page, *, pinned: bool = False) -> str:
    """Build a link to this view for others, with language and study always included.

    A link that is ``pinned`` names the version of the data, so that it tells when that has changed.
    """
    study = page.view.study or page.known.name
    view = change(page.view, "lang", page.t.language)
    version = page.study.info.version if pinned else ""
    query = format_view(replace(view, study=study, version=version or view.version))
    return f"{browser.page_address(page.slug, PAGES)}?{urlencode(query, doseq=True)}"
