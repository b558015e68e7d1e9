"""What the Smart Cities Study 2019 is, and how what is on screen relates to it."""

from __future__ import annotations

import streamlit as st

from components import html, show
from components.cache import load_uclg_study
from components.once import drawn_once
from components.reader import Reader
from smartgov.study.catalog import UCLG_STUDY


@drawn_once
def show_introduction(reader: Reader) -> None:
    """Draw the key figures of the study, what it is, and where the answers on screen come from."""
    t = reader.t
    st.html(html.key_figures(study_figures(reader)))
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        show.heading(t("the_study.what_title"))
        st.write(t("the_study.what"))
        st.write(t("the_study.examined"))
    with right:
        show.heading(t("the_study.relation_title"))
        st.write(relation_words(reader))
        st.write(t("the_study.scores"))


def study_figures(reader: Reader) -> list[tuple[str, str, str]]:
    """Collect the key figures of the study: label, value and basis of each."""
    t, study = reader.t, load_uclg_study()
    edition = study.editions.index(study.edition) + 1
    pillars = len(study.framework.pillars)
    return [
        (t("the_study.cities"), t.number(study.edition.cities), t("the_study.cities_basis")),
        (
            t("the_study.edition"),
            t.share(edition, len(study.editions)),
            t("the_study.edition_basis"),
        ),
        (
            t("the_study.dimensions"),
            t.number(len(study.framework.dimensions)),
            t("the_study.dimensions_basis", count=pillars),
        ),
        (
            t("the_study.conclusions"),
            t.number(len(study.recommendations)),
            t("the_study.conclusions_basis"),
        ),
    ]


def relation_words(reader: Reader) -> str:
    """Say which parts of what is on screen come from the study, and where the answers come from."""
    t, info = reader.t, reader.study.info
    return t(f"the_study.relation.{_relation(reader)}", data=t.dated(info.short_title, info.period))


def _relation(reader: Reader) -> str:
    """Tell what the answers on screen are: the study's, invented, a visitor's file, or others."""
    if reader.study.info.status == "demonstration":
        return "demonstration"
    if reader.own_file:
        return "own"
    return "study" if reader.study.info.id == UCLG_STUDY else "other"
