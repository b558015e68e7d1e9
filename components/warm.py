"""Load what lives as long as the process, and exempt it from garbage collection."""

from __future__ import annotations

import gc

import streamlit as st

from components.cache import load_collection, load_studies, load_uclg_study, load_validation
from components.i18n import translator
from smartgov.text import LANGUAGES


@st.cache_resource(max_entries=1, show_spinner=False)
def warm_up() -> None:
    """Load studies and texts, and exempt what is loaded from garbage collection.

    Python's full collections visit every object, including the modules of pandas and Plotly and
    the studies, none of which ever become garbage.
    """
    load_studies()
    load_collection(tuple(one.id for one in load_uclg_study().recommendations))
    load_validation()
    for language in LANGUAGES:
        translator(language)
    gc.collect()
    gc.freeze()
