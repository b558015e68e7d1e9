"""The two pillars and nine dimensions of smart governance."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from components import html, show
from components.once import drawn_once
from components.publish.shipped import shipped_uclg_study
from components.reader import Reader
from components.theme import pillar_hue
from smartgov.tree import Framework, Pillar


@drawn_once
def show_pillars(reader: Reader) -> None:
    """Draw each pillar with its dimensions, and what they mean."""
    t, framework = reader.t, shipped_uclg_study().framework
    show.heading(t("the_study.pillars_title"), t("the_study.pillars_subtitle"))
    with st.grid(len(framework.pillars), min_column_width=320, gap="large"):
        for pillar in framework.pillars:
            st.html(pillar_card(reader, framework, pillar))


def pillar_card(reader: Reader, framework: Framework, pillar: Pillar) -> Markup:
    """Build the definition of a pillar and a list of those of its dimensions."""
    t = reader.t
    hue = pillar_hue(reader.theme, framework, pillar.id)
    terms = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(t.text(d.label), t.text(d.definition))
        for d in framework.dimensions_of(pillar.id)
    )
    heading = html.part(t.text(pillar.label), t.text(pillar.definition), hue)
    return heading + Markup('<dl class="sg-terms" style="--sg-accent:{}">{}</dl>').format(
        hue, terms
    )
