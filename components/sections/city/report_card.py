"""The report card of a city, to download: one or two pages to print and pass on."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import streamlit as st

from components.frame import share_address
from components.page import Page
from components.publish.report.compose import write_report
from components.publish.report.html_page import write_html
from components.publish.report.parts import ReportText
from components.publish.report.pdf import write_pdf
from smartgov.advice.city_report import make_report
from smartgov.model import City
from smartgov.peers.rules import Peers

Writer = Callable[[ReportText], bytes]

FORMATS: tuple[tuple[str, str, Writer], ...] = (
    ("pdf", "application/pdf", write_pdf),
    ("html", "text/html", write_html),
)


def show_report(page: Page) -> None:
    """Draw the buttons that make and download the report card; they do nothing until pressed."""
    city, peers, t = page.city, page.peers, page.t
    if city is None or peers is None:
        return
    make = partial(_make, page, city, peers, share_address(page))
    with st.container(horizontal=True, vertical_alignment="center", key="report"):
        for suffix, mime, write in FORMATS:
            st.download_button(
                t(f"report.{suffix}"),
                partial(make, write),
                file_name=f"{_stem(page, city)}.{suffix}",
                mime=mime,
                key=f"report_{suffix}",
                icon=":material/description:",
                help=t("report.help"),
                on_click="ignore",
            )


def _make(page: Page, city: City, peers: Peers, address: str, write: Writer) -> bytes:
    """Return the report card as a file; it is made apart from the page, so nothing is drawn."""
    study, scores, recommendations = page.study, page.scores, page.recommendations
    report = make_report(study, scores, page.intervals, peers, recommendations, city.id)
    return write(write_report(page, report, address))


def _stem(page: Page, city: City) -> str:
    """Return the name of the file without its ending: study, city, language."""
    name = f"{page.study.info.id}-{city.id}-report-{page.t.language}"
    return re.sub(r"[^a-z0-9-]+", "-", name.lower()).strip("-")
