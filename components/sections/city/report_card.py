"""Download of a city profile, one or two pages to print and share."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components import html
from components.downloads import Download, download_buttons
from components.menu import share_address
from components.page import Page
from components.publish.report.card import WRITERS, write_card
from components.words.captions import file_name


def show_report(page: Page) -> None:
    """Draw the download buttons; the city profile is written only when one is pressed."""
    city, t = page.city, page.t
    if city is None:
        return
    kind = "scenario" if page.view.changes else "report"
    stem = file_name(page, f"{kind}-{city.id}")
    address = share_address(page)
    with st.container(horizontal=True, vertical_alignment="center", width="content", key="report"):
        download_buttons(
            Download(
                key=f"report_{suffix}",
                label=t(f"report.{suffix}"),
                stem=stem,
                suffix=suffix,
                write=partial(write_card, page, suffix, address),
                help=t("report.help"),
                icon=":material/description:",
            )
            for suffix in WRITERS
        )
        if page.view.changes:
            st.html(html.chip("own", t("whatif.in_report")), width="content")
