"""Filters of the recommendations, their summary sentence and the resulting list."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, inputs
from components.links import link_to_part
from components.once import drawn_once, made_once
from components.reader import Reader
from components.sections.cases import offer_cases
from components.view.view import ORDERS, change
from components.words.answers import graded_practices
from components.words.filters import filter_sentence
from smartgov.advice.needs import compute_lacks, compute_needs, order_by_need
from smartgov.advice.practices import circumstances_of
from smartgov.advice.priorities import order_by_gap, prioritize
from smartgov.model import Recommendation


@dataclass(frozen=True, eq=False)
class Chosen:
    """The filtered recommendations and cities, shared by all sections of the page.

    With a dimension, only its practices count. ``one`` is the recommendation to look at closely:
    the chosen one, or else the one with the widest gap.
    """

    recommendations: tuple[Recommendation, ...]
    cities: list[str]
    needs: pd.DataFrame
    priorities: pd.DataFrame
    one: Recommendation | None


def choose(reader: Reader) -> None:
    """Draw the filters of the recommendations, their order, and the gaps of the city."""
    t, framework = reader.t, reader.study.framework
    dimensions = [d.id for d in framework.dimensions if reader.view.pillar in (None, d.pillar)]
    with st.container(horizontal=True, vertical_alignment="bottom", key="recommendation_filters"):
        inputs.choose_one(
            reader,
            "pillar",
            t("filters.pillar"),
            [p.id for p in framework.pillars],
            reader.measure_label,
            placeholder=t("filters.all"),
        )
        inputs.choose_one(
            reader,
            "dimension",
            t("filters.dimension"),
            dimensions,
            reader.measure_label,
            placeholder=t("filters.all"),
        )
        inputs.choose_city(reader, t("filters.my_city"))
        inputs.choose_segment(
            reader,
            "order",
            t("filters.order"),
            ORDERS,
            lambda order: t(f"filters.order_{order}"),
            reader.view.order,
        )
        inputs.switch(
            reader,
            "lacking",
            t("filters.lacking"),
            disabled=reader.city is None,
            help=t("filters.lacking_help"),
        )


@made_once
def apply_filters(reader: Reader) -> Chosen:
    """Apply the filters, and compute needs and priorities of the selection."""
    asked = (reader.study, reader.scores, reader.recommendations, reader.view.dimension)
    needs_of_all, lacks_of_all = compute_needs(*asked), compute_lacks(*asked)
    selected = [r for r in reader.recommendations if _is_selected(reader, r, lacks_of_all)]
    ids = [r.id for r in selected]
    needs_of, lacks_of = (of_all.loc[reader.chosen, ids] for of_all in (needs_of_all, lacks_of_all))
    priorities = prioritize(needs_of, lacks_of)
    widest, of_city = order_by_gap(priorities), reader.view.lacking and reader.city and reader.peers
    if of_city and reader.view.order == "study":
        order = order_by_need(needs_of_all, reader.view.city or "", reader.peer_ids)
        widest = [r for r, _ in order if r in ids]
    if of_city or reader.view.order == "gap":
        selected.sort(key=lambda r: widest.index(r.id) if r.id in widest else len(widest))
    by_id = {r.id: r for r in selected}
    in_order = list(by_id)
    return Chosen(
        recommendations=tuple(selected),
        cities=reader.chosen,
        needs=needs_of[in_order],
        priorities=priorities.loc[[r for r in in_order if r in priorities.index]],
        one=by_id.get(reader.view.recommendation or "") or by_id.get(next(iter(widest), "")),
    )


def _is_selected(
    reader: Reader, recommendation: Recommendation, lacks_of_all: pd.DataFrame
) -> bool:
    view = reader.view
    if view.pillar not in (None, recommendation.pillar):
        return False
    if view.dimension is not None and view.dimension not in recommendation.dimensions:
        return False
    if view.lacking and reader.city:
        return bool(lacks_of_all.loc[reader.city.id, recommendation.id] == 1)
    return True


@drawn_once
def show_sentence(reader: Reader) -> None:
    """Draw the active filters as a sentence."""
    chosen = apply_filters(reader)
    st.html(
        Markup('<p id="filter-sentence" aria-live="polite"><strong>{}</strong></p>').format(
            filter_sentence(reader, len(chosen.recommendations), len(chosen.cities))
        )
    )
    if not chosen.recommendations or not chosen.cities:
        st.info(reader.t("filters.none_left"))


def of_dimension(reader: Reader, words: str) -> str:
    """Put the dimension before a subtitle, if its practices alone count."""
    dimension = reader.view.dimension
    return f"{reader.measure_label(dimension)} · {words}" if dimension else words


def named(reader: Reader, name: str) -> str:
    """Name a chart or a table with the dimension, if its practices alone count."""
    return "-".join(filter(None, (name, reader.view.dimension)))


def with_dimension(reader: Reader, data: pd.DataFrame) -> pd.DataFrame:
    """Add to the data of a download the dimension whose practices alone count, if there is one."""
    dimension = reader.view.dimension
    return data.assign(dimension=dimension) if dimension else data


def numbers(reader: Reader) -> dict[str, int]:
    """Assign a number to each recommendation, independent of filters."""
    return {r.id: n for n, r in enumerate(reader.recommendations, start=1)}


def titles(reader: Reader) -> dict[str, str]:
    """Get the title of each recommendation."""
    return {r.id: reader.t.text(r.title) for r in reader.recommendations}


def colors(reader: Reader) -> dict[str, str]:
    """Get the color of each recommendation's pillar."""
    return {r.id: reader.hue(r.pillar) for r in reader.recommendations}


@drawn_once
def show_list(reader: Reader) -> None:
    """Draw the list of recommendations with the share of their practices in place."""
    chosen = apply_filters(reader)
    if not chosen.recommendations or not chosen.cities:
        return
    t, number = reader.t, numbers(reader)
    items = [
        Markup(
            '<li value="{n}" data-number="{n}" style="--sg-accent:{color}">'
            "<strong>{title}</strong><br>{text}<br>{measure}{offer}</li>"
        ).format(
            n=number[r.id],
            color=reader.hue(r.pillar),
            title=t.text(r.title),
            text=t.text(r.text),
            measure=_measure(reader, chosen, r),
            offer=offer_cases(reader, r.id),
        )
        for r in chosen.recommendations
    ]
    st.html(Markup('<ol class="sg-steps">{}</ol>').format(Markup("").join(items)))


def _measure(reader: Reader, chosen: Chosen, recommendation: Recommendation) -> Markup:
    """Build the bar of the share in place, or "not asked"."""
    t = reader.t
    if recommendation.id not in chosen.priorities.index:
        words = (
            t("recommendations.context_only")
            if circumstances_of(reader.study, recommendation.id)
            else t("recommendations.not_asked")
        )
        return html.not_asked(words)
    at = chosen.priorities.loc[recommendation.id]
    lacking = t.share(at["lacking"], at["answered"])
    words = t(graded_practices(reader, "recommendations.measure"), lacking=lacking)
    bar = html.score_bar(
        at["in_place"], t.percent(at["in_place"] / 100), reader.hue(recommendation.pillar)
    )
    who = _link_to_list(reader, recommendation.id) if at["lacking"] else Markup("")
    return bar + Markup('<span class="sg-small">{} {}</span>').format(words, who)


def list_id(reader: Reader, recommendation: str, practice: str | None = None) -> str:
    """Name the list of who lacks a recommendation or one of its practices, as links reach it."""
    return "-".join(filter(None, ("list", recommendation, practice, *reader.view.regions)))


def _link_to_list(reader: Reader, recommendation: str) -> Markup:
    """Link to the cities that lack a recommendation; a link would lose a visitor's own file."""
    if reader.own_file:
        return Markup("")
    view = change(reader.view, "recommendation", recommendation)
    words = reader.t("recommendations.who")
    return link_to_part(words, "recommendations", list_id(reader, recommendation), view)
