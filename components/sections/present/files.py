"""The deck as a presentation file to download."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from components.downloads import Download, download_buttons
from components.page import Page
from components.publish.slides.pptx.presentation import write_presentation
from components.publish.slides.slide import Slide
from components.sections.present.slides import deck_of, shown_slides
from components.show import license_note
from components.words.captions import file_name


def offer_file(page: Page) -> None:
    """Offer the slides that are shown as a PowerPoint file, written when it is asked for."""
    t = page.t
    slides = shown_slides(page)
    if not slides:
        return
    download_buttons(
        [
            Download(
                key="pptx",
                label=t("present.pptx"),
                stem=file_name(page, f"slides-{deck_of(page).id}"),
                suffix="pptx",
                write=partial(write_file, page, slides),
                help=t("present.pptx_help"),
            )
        ]
    )
    note = license_note(page)
    if note:
        st.html(note)


def write_file(page: Page, slides: Sequence[Slide]) -> bytes:
    """Write slides of a page as a PowerPoint file, dated as the answers are.

    A download is written without the session, which alone knows the address of the view: the
    slides are made before.
    """
    t, info = page.t, page.study.info
    title = f"{t.text(deck_of(page).title)} – {t.dated(info.short_title, info.period)}"
    dated = datetime(max(info.years, default=2000), 12, 31, tzinfo=UTC)
    return write_presentation(slides, page.theme, t.language, title, dated)
