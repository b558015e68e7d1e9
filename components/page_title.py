"""Draw the title of a page, the sentence below it, and which cities a filter leaves."""

from __future__ import annotations

import re
from functools import partial

import streamlit as st
from markupsafe import Markup, escape

from components import html
from components.links import link
from components.once import draw_once
from components.page import Page
from components.view.view import without_filters
from components.words.cities import place_words
from components.words.filters import cities_phrase, page_question
from components.words.shapes import name_with_shape
from smartgov.peers.filters import CityFilter

#: Signs that Markdown reads as more than text.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>~:$#|])")


def draw_title(page: Page, name: str) -> None:
    """Draw the title of a page; ``name`` is its key in the locale files."""
    draw_once(page, "title", partial(_write_title, page, name))


def literal(text: str) -> str:
    """Escape what Markdown would read as more than text."""
    return _MARKDOWN.sub(r"\\\1", text)


def _write_title(page: Page, name: str) -> None:
    """Write the question of the page as its title; of a city, its name below the question."""
    t, city = page.t, page.city
    if page.slug == "city" and city is not None:
        st.html(html.paragraph(page_question(page, name), "sg-question"))
        st.title(literal(page.name(city.id)), anchor=False)
        place = name_with_shape(page, city.id, escape(place_words(page, city)))
        st.html(html.paragraph(place, "sg-lede"))
    else:
        st.title(page_question(page, name), anchor=False)
        st.html(html.paragraph(t(f"pages.{name}.lede"), "sg-lede"))
    if page.view.cities != CityFilter() and len(page.chosen) < len(page.study.cities):
        everyone = link(t("filters.remove"), page.slug, without_filters(page.view))
        st.html(Markup('<p class="sg-scope">{} {}</p>').format(_scope(page), everyone))


def _scope(page: Page) -> str:
    """Say which cities pass the filters, and whether the page is about them alone."""
    cities = cities_phrase(page, len(page.chosen))
    if page.filters_apply:
        return page.t("filters.shown", cities=cities)
    if page.slug == "practices":
        return page.t("filters.elsewhere", cities=cities)
    return page.t("filters.without_effect", cities=cities, all=len(page.study.cities))
