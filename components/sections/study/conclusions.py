"""The seven recommendations of the study, each with the way to its data."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from components import html, show
from components.links import link_to_part
from components.once import drawn_once
from components.publish.shipped import shipped_uclg_study
from components.reader import Reader
from components.theme import pillar_hue
from components.view.view import View
from smartgov.advice.practices import circumstances_of, practices_of
from smartgov.model import Framework, Recommendation


@drawn_once
def show_conclusions(reader: Reader) -> None:
    """List the recommendations in full, each with a link to its data."""
    t, study = reader.t, shipped_uclg_study()
    show.heading(t("the_study.conclusions_title"), t("the_study.conclusions_subtitle"))
    items = [_item(reader, study.framework, r) for r in study.recommendations]
    st.html(Markup('<ol class="sg-steps">{}</ol>').format(Markup("").join(items)))


def _item(reader: Reader, framework: Framework, recommendation: Recommendation) -> Markup:
    t = reader.t
    return Markup(
        '<li style="--sg-accent:{}"><strong>{}</strong><br>{}<br>'
        '<span class="sg-small">{}</span></li>'
    ).format(
        pillar_hue(reader.theme, framework, recommendation.pillar),
        t.text(recommendation.title),
        t.text(recommendation.text),
        data_link(reader, recommendation),
    )


def data_link(reader: Reader, recommendation: Recommendation) -> Markup:
    """Link to the data on a recommendation, or say that the loaded data set did not ask."""
    t, study = reader.t, reader.study
    known = {r.id for r in reader.recommendations}
    asked = practices_of(study, recommendation.id) or circumstances_of(study, recommendation.id)
    if recommendation.id not in known or not asked:
        return html.not_asked(t("recommendations.not_asked"))
    title = t("format.quoted", text=t.text(recommendation.title))
    view = view_of(reader.view, recommendation.id)
    return link_to_part(t("the_study.open", title=title), "recommendations", "one", view)


def view_of(view: View, recommendation_id: str) -> View:
    """Copy a view with a recommendation chosen, and without the filters that could hide it."""
    return replace(
        view, recommendation=recommendation_id, pillar=None, dimension=None, lacking=False
    )
