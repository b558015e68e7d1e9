"""The report of the study, whom to ask, and what is not there to be shown."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from components import show
from components.once import drawn_once
from components.publish.shipped import shipped_uclg_study
from components.reader import Reader
from components.words.uclg_study import report_lines
from smartgov.study.catalog import UCLG_STUDY


@drawn_once
def show_report(reader: Reader) -> None:
    """Say where the report is, whom to ask, and who is responsible for what it says."""
    show.heading(reader.t("the_study.report_title"))
    lines = report_lines(reader, shipped_uclg_study().edition)
    st.html(
        Markup('<ul class="sg-facts">{}</ul>').format(
            Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
        )
    )


@drawn_once
def show_missing(reader: Reader) -> None:
    """Say which data of the study were not found, and how whoever holds them can load them."""
    if reader.study.info.id == UCLG_STUDY:
        return
    t = reader.t
    show.heading(t("the_study.missing_title"))
    st.write(t("the_study.missing"))
    st.write(t("the_study.load"))
    st.page_link(
        "pages/data.py",
        label=t("the_study.load_link"),
        icon=":material/upload_file:",
        query_params=show.query(reader),
    )
