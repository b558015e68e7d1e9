"""Next steps for a city: recommendations ordered by its own gaps."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from components import show
from components.links import link
from components.once import drawn_once
from components.reader import Reader
from components.sections.cases import offer_cases
from components.words.answers import graded_practices
from components.words.glossary import explain_within
from smartgov.advice.next_steps import NextStep, find_next_steps


@drawn_once
def show_next(reader: Reader) -> None:
    """List the recommendations ordered by the city's own gaps."""
    city, peers = reader.city, reader.peers
    if city is None or peers is None:
        return
    t = reader.t
    show.heading(t("city.next_title"), explain_within(reader, "gap", t("city.next_subtitle")))
    found = find_next_steps(
        reader.study, reader.scores, reader.recommendations, peers.cities, city.id
    )
    if found.met and not found.steps:
        st.success(t("city.no_gaps"), icon=":material/check_circle:")
    items = [_next_item(reader, step) for step in found.steps]
    st.html(Markup('<ol class="sg-steps">{}</ol>').format(Markup("").join(items)))
    if found.unanswered:
        titles = t.join([t("format.quoted", text=t.text(r.title)) for r in found.unanswered])
        show.paragraph(t("city.next_unknown", recommendations=titles))


def _next_item(reader: Reader, step: NextStep) -> Markup:
    """Build the item of a recommendation: the practices lacking, and cities to learn from."""
    t = reader.t
    links = [link(reader.name(c.id), "city", reader.with_city(c.id)) for c in step.teachers]
    return Markup(
        '<li style="--sg-accent:{}"><strong>{}</strong><br>{}<br>'
        '<span class="sg-small">{}</span>{}</li>'
    ).format(
        reader.hue(step.recommendation.pillar),
        t.text(step.recommendation.title),
        t(
            graded_practices(reader, "city.lacks"),
            count=step.answered,
            practices=t.join([t.text(q.label) for q in step.lacked]),
            share=t.share(len(step.lacked), step.answered),
            need=t.number(step.need),
        )
        if step.lacked
        else t("city.lacks_part", need=t.number(step.need)),
        Markup("{} {}").format(t("city.learn_from"), Markup(", ").join(links))
        if links
        else t("city.learn_from_none"),
        offer_cases(reader, step.recommendation.id),
    )
