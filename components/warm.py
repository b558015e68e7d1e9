"""Load what lives as long as the process, and exempt it from garbage collection."""

from __future__ import annotations

import gc

import streamlit as st

from components.cache import load_collection, load_studies
from components.i18n import translator
from components.publish.shipped import shipped_checks, shipped_uclg_study
from smartgov.text import LANGUAGES


@st.cache_resource(max_entries=1, show_spinner=False)
def warm_up() -> None:
    """Load studies and texts, and exempt what is loaded from garbage collection.

    Python's full collections visit every object, including the modules of pandas and Plotly and
    the studies, none of which ever become garbage.
    """
    load_studies()
    load_collection(tuple(one.id for one in shipped_uclg_study().recommendations))
    shipped_checks()
    for language in LANGUAGES:
        translator(language)
    gc.collect()
    gc.freeze()
