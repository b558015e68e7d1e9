"""The editions of the Smart Cities Study as a timeline."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from components import html, show
from components.once import drawn_once
from components.publish.shipped import shipped_uclg_study
from components.reader import Reader
from components.words.uclg_study import edition_cities
from smartgov.study.uclg_study import Edition


@drawn_once
def show_timeline(reader: Reader) -> None:
    """Draw the editions from left to right, on a phone from top to bottom."""
    t, study = reader.t, shipped_uclg_study()
    show.heading(t("the_study.timeline_title"), t("the_study.timeline_subtitle"))
    items = [edition_item(reader, edition, study.edition) for edition in study.editions]
    st.html(Markup('<ol class="sg-timeline">{}</ol>').format(Markup("").join(items)))


def edition_item(reader: Reader, edition: Edition, this_one: Edition) -> Markup:
    """Build an edition: its year, theme, number of cities and note."""
    t = reader.t
    is_this = edition == this_one
    mark = Markup(" {}").format(html.chip("this", t("the_study.this_one"))) if is_this else ""
    lines = (t.text(edition.theme), edition_cities(reader, edition), t.text(edition.note))
    return Markup("<li{}><strong>{}</strong>{}{}</li>").format(
        Markup(' class="sg-this"') if is_this else "",
        edition.year,
        mark,
        Markup("").join(Markup("<p>{}</p>").format(line) for line in lines if line),
    )
