"""The search field of the header: it loads what can be found when a visitor first uses it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from components.binding import widget_value
from components.figures.shape import HEIGHT, shape_bars, shape_looks, shape_width
from components.inputs import MOST_OPTIONS, city_labels, matching_cities
from components.page import Page
from components.scripts import FOLDER
from components.search.index import (
    Entry,
    city_entries,
    page_entries,
    study_entries,
    subject_entries,
)
from components.view.parameters import format_view
from smartgov.model import StudyInfo

HERE = Path(__file__).parent

KEY = "site_search"

#: Draws the field with ``search_field.js``, which the browser fetches once for all pages.
SCRIPT = f"""
const script = import(new URL("{FOLDER}/search_field.js", document.baseURI));
export default (component) => {{
  const drawn = script.then(({{ drawField }}) => drawField(component));
  return () => drawn.then((end) => end());
}};
"""

_FIELD = st.components.v2.component(
    "site_search",
    html='<div class="search"></div>',
    css=(HERE / "field.css").read_text(encoding="utf-8"),
    js=SCRIPT,
)


@st.fragment
def draw_search(
    page: Page,
    studies: Mapping[str, StudyInfo],
    scripts: Mapping[str, str],
    names: Mapping[str, str],
) -> None:
    """Draw the search field; choosing a finding opens its page with its view.

    Parameters
    ----------
    page
        The page that is shown.
    studies
        The data sets that can be opened, by key.
    scripts, names
        Script of each page, and its key in the locale files, by slug.
    """
    state = widget_value(KEY) or {}
    entries: list[Entry] = []
    if state.get("opened"):
        entries = [
            *city_entries(page, _cities(page, state.get("typed") or "")),
            *subject_entries(page),
            *study_entries(page, studies),
            *page_entries(page, names),
        ]
    result = _FIELD(
        key=KEY,
        data=_describe(page, entries),
        width="content",
        on_opened_change=_ignore,
        on_typed_change=_ignore,
        on_chosen_change=_ignore,
    )
    chosen = next((entry for entry in entries if entry.key == result.chosen), None)
    if chosen is not None:
        st.switch_page(scripts[chosen.page], query_params=format_view(chosen.open(page.view)))


def _cities(page: Page, typed: str) -> list[str]:
    """List the cities to search: all, or in a large data set those that a text matches."""
    labels = city_labels(page)
    if len(labels) <= MOST_OPTIONS:
        return list(labels)
    found = matching_cities(labels, typed) if typed else set()
    return [city for city in labels if city in found]


def _describe(page: Page, entries: list[Entry]) -> dict[str, Any]:
    """Describe the field and what can be found to the browser; lists are shorter than names.

    What of the pictures of profiles is the same for all cities is sent once.
    """
    t = page.t
    shapes = [e.shape for e in entries if e.shape]
    bars = shape_bars(page.study.framework, page.study.asked, {})
    words = ("label", "placeholder", "none", "waiting")
    return {
        "words": {word: t(f"search.{word}") for word in words},
        "kinds": {
            kind: t(f"search.kinds.{kind}") for kind in dict.fromkeys(e.kind for e in entries)
        },
        "picture": {
            "width": shape_width(bars),
            "height": HEIGHT,
            "looks": shape_looks(page.theme, bars),
            "hatches": shapes[0][0] if shapes else "",
        },
        "ask": len(page.study.cities) > MOST_OPTIONS,
        "entries": [
            [e.key, e.kind, e.label, e.context, *([e.shape[1:]] if e.shape else [])]
            for e in entries
        ],
    }


def _ignore() -> None:
    """Take part in a rerun, which Streamlit asks of each value that the field sends."""
