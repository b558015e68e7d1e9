"""What the Smart Cities Study 2019 is, and how what is on screen relates to it."""

from __future__ import annotations

import streamlit as st

from components import html, show
from components.once import drawn_once
from components.publish.shipped import shipped_uclg_study
from components.reader import Reader
from components.words.uclg_study import relation_words, study_figures


@drawn_once
def show_introduction(reader: Reader) -> None:
    """Draw the key figures of the study, what it is, and where the answers on screen come from."""
    t = reader.t
    st.html(html.key_figures(study_figures(reader, shipped_uclg_study())))
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        show.heading(t("the_study.what_title"))
        st.write(t("the_study.what"))
        st.write(t("the_study.examined"))
    with right:
        show.heading(t("the_study.relation_title"))
        st.write(relation_words(reader))
        st.write(t("the_study.scores"))
