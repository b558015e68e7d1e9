"""The speaker's notes in a window of their own, which follows the one with the slides."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from components.page import Page
from components.scripts import SHOW_SLIDES, script_tag
from components.sections.present.slides import position_of, shown_slides
from components.sections.present.stage import tell, write_notes


def show_notes(page: Page) -> None:
    """Draw the notes of all slides, and the script that shows those of the slide on screen."""
    slides = shown_slides(page)
    if not slides:
        st.info(page.t("present.no_slides"))
        return
    head = Markup('<p class="sg-small">{}</p>').format(page.t("present.notes_follow"))
    st.html(Markup('<div class="sg-speaker">{}{}</div>').format(head, write_notes(slides)))
    first = position_of(page, len(slides))
    said = Markup('<p id="sg-stage-said" class="sg-unseen" role="status"></p>')
    told = tell("notes", len(slides), first, page.view.talk or "")
    st.html(said + told + script_tag(SHOW_SLIDES), unsafe_allow_javascript=True)
