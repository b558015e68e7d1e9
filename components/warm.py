"""What lives as long as the process: loaded before the first page, and left alone afterwards."""

from __future__ import annotations

import gc

import streamlit as st

from components.cache import load_studies, load_validation
from components.i18n import translator
from smartgov.text import LANGUAGES


@st.cache_resource(max_entries=1, show_spinner=False)
def warm_up() -> None:
    """Load studies and texts, and exempt what is loaded from garbage collection.

    Streamlit collects garbage in full after every run of a page. Over pandas, plotly and all that
    is loaded, which never becomes garbage, that took two thirds of a run.
    """
    load_studies()
    load_validation()
    for language in LANGUAGES:
        translator(language)
    gc.collect()
    gc.freeze()
