"""What a city could do next: recommendations in the order of its own gaps."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import show
from components.links import link
from components.reader import Reader
from components.words.answers import graded_practices
from smartgov.advice.needs import learn_from, needs, order_by_need
from smartgov.advice.practices import answered, lacking, practices_of
from smartgov.model import City
from smartgov.peers.rules import Peers


def show_next(reader: Reader) -> None:
    """List the recommendations in the order of the city's own gaps."""
    city, peers = reader.city, reader.peers
    if city is None or peers is None:
        return
    t = reader.t
    show.heading(t("city.next_title"), t("city.next_subtitle"))
    needs_of_all = needs(reader.study, reader.scores, reader.recommendations)
    order = order_by_need(needs_of_all, city.id, peers.cities)
    gaps = [(r, need) for r, need in order if need > 0]
    if order and not gaps:
        st.success(t("city.no_gaps"), icon=":material/check_circle:")
    items = [_next_item(reader, city, peers, needs_of_all, gap) for gap in gaps]
    st.html(Markup('<ol class="sg-steps">{}</ol>').format(Markup("").join(items)))
    unknown = [r for r in reader.recommendations if pd.isna(needs_of_all.loc[city.id, r.id])]
    if unknown:
        titles = t.join([t("format.quoted", text=t.text(r.title)) for r in unknown])
        show.paragraph(t("city.next_unknown", recommendations=titles))


def _next_item(
    reader: Reader, city: City, peers: Peers, needs_of_all: pd.DataFrame, gap: tuple[str, float]
) -> Markup:
    """Return one recommendation with the practices that are lacking and whom to learn from."""
    t, (recommendation_id, need) = reader.t, gap
    recommendation = next(r for r in reader.recommendations if r.id == recommendation_id)
    lacked = lacking(reader.study, reader.scores, city.id, recommendation_id)
    count = answered(reader.study, reader.scores, city.id, recommendation_id)
    practices = practices_of(reader.study, recommendation_id)
    teachers = learn_from(
        needs_of_all, reader.scores, recommendation_id, peers.cities, practices=practices
    )
    links = [link(reader.name(c), "city", reader.with_city(c)) for c in teachers]
    return Markup(
        '<li style="--sg-accent:{}"><strong>{}</strong><br>{}<br>'
        '<span class="sg-small">{}</span></li>'
    ).format(
        reader.hue(recommendation.pillar),
        t.text(recommendation.title),
        t(
            graded_practices(reader, "city.lacks"),
            count=count,
            practices=t.join([t.text(q.label) for q in lacked]),
            share=t.share(len(lacked), count),
            need=t.number(need),
        )
        if lacked
        else t("city.lacks_part", need=t.number(need)),
        Markup("{} {}").format(t("city.learn_from"), Markup(", ").join(links))
        if links
        else t("city.learn_from_none"),
    )
