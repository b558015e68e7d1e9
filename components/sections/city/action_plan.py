"""A plan: from the next steps choose what the city takes on and when, with what would follow."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import cast

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.binding import bind
from components.html import Cell, Column
from components.links import link
from components.once import drawn_once, made_once
from components.page import Page
from components.reader import Reader
from components.sections.city.plan_menu import note_name, show_menu
from components.session_files import bind_note
from components.view.view import View
from components.words.plans import (
    MOST_RANGED,
    find_offers,
    outcome_figures,
    plan_of,
    reader_after,
    stage_words,
    stages_of,
    when_words,
)
from smartgov.model import Question
from smartgov.plan.offers import Offer
from smartgov.plan.outcome import Stage
from smartgov.plan.plan import MAX_RESPONSIBLE, WHENS, Plan, Task, When, with_task


def show_plan(page: Page) -> None:
    """Draw the practices to choose from, and what follows from the plan."""
    city, t = page.city, page.t
    offers = offers_of(page)
    if city is None or not offers:
        return
    show.heading(t("plan.title"), t("plan.subtitle", city=city.name), anchor="plan")
    plan = chosen_plan(page)
    for offer in offers:
        recommendation = offer.step.recommendation
        label = t.text(recommendation.title)
        st.html(html.part(label, "", page.hue(recommendation.pillar)))
        with st.grid("auto", min_column_width=330, gap="small"):
            for question in offer.practices:
                _draw_practice(page, city.id, question, plan)
    if plan is None:
        show.paragraph(t("plan.nothing"))
    else:
        _draw_outcome(page)
        show.grid(page, f"plan-{city.id}", partial(plan_table, page))
    _tell_left_out(page, plan)
    show_menu(page, plan, frozenset(q.id for offer in offers for q in offer.practices))


@made_once
def offers_of(reader: Reader) -> tuple[Offer, ...]:
    """Find the practices that the chosen city can take on; see `find_offers`."""
    return find_offers(reader)


@made_once
def chosen_plan(reader: Reader) -> Plan | None:
    """Get the plan of the chosen city in the view; see `plan_of`."""
    return plan_of(reader, offers_of(reader))


def _draw_practice(page: Page, city: str, question: Question, plan: Plan | None) -> None:
    """Draw when a practice is taken on, and if it is, who is responsible."""
    t = page.t
    tasks = plan.tasks if plan else ()
    chosen = next((task.when for task in tasks if task.question == question.id), None)
    with st.container(gap="xxsmall"):
        st.segmented_control(
            t.text(question.label),
            WHENS,
            format_func=lambda when: when_words(page, when),
            **bind(f"plan_{question.id}", chosen, partial(with_time, city, question.id)),
        )
        if chosen is not None:
            st.text_input(
                t("plan.responsible_for", practice=t.text(question.label)),
                placeholder=t("plan.responsible_placeholder"),
                max_chars=MAX_RESPONSIBLE,
                label_visibility="collapsed",
                help=t("plan.responsible_help"),
                **bind_note(note_name(page, question.id)),
            )


def with_time(city: str, question: str, view: View, when: str | None) -> View:
    """Copy a view with a practice in the plan of a city at a time, or without it."""
    return replace(view, plan=with_task(view.plan, city, question, cast("When | None", when)))


def _tell_left_out(page: Page, plan: Plan | None) -> None:
    """Name the practices of a plan that the city cannot take on, such as those in place."""
    told = page.view.plan
    if told is None or told.city != page.view.city:
        return
    kept = {task.question for task in plan.tasks} if plan else set()
    by_id = page.study.question_by_id
    left_out = [by_id[task.question] for task in told.tasks if task.question not in kept]
    if left_out:
        practices = page.t.join(page.t.text(question.label) for question in left_out)
        show.paragraph(page.t("plan.left_out", practices=practices))


@drawn_once
def _draw_outcome(reader: Reader) -> None:
    """Draw score, rank and rank range with the plan done, and those of today."""
    plan = chosen_plan(reader)
    if plan is None:
        return
    ranged = len(reader.study.cities) <= MOST_RANGED
    figures = outcome_figures(reader, reader_after(reader, plan), plan.city, ranged=ranged)
    st.html(html.chip("own", reader.t("plan.marked")))
    st.html(html.key_figures(figures))


def plan_table(reader: Reader) -> show.Table:
    """Build the table of the plan: what, when, whom to ask, and what follows."""
    t, plan = reader.t, chosen_plan(reader)
    offered = {q.id: offer for offer in offers_of(reader) for q in offer.practices}
    planned = [
        (stage, task, offered[task.question])
        for stage in (stages_of(reader, plan) if plan else ())
        for task in stage.tasks
    ]
    rows = [_plan_row(reader, stage, task, offer) for stage, task, offer in planned]
    data = [
        {
            "city_id": reader.view.city,
            "practice": task.question,
            "when": task.when,
            "recommendation": offer.step.recommendation.id,
            "ask": " ".join(city.id for city in offer.step.teachers),
            "score_then": float(stage.scores.overall[reader.view.city]),
            "rank_then": float(stage.scores.rank[reader.view.city]),
        }
        for stage, task, offer in planned
    ]
    labels = [t("terms.practice"), t("plan.when_label"), t("terms.recommendation")]
    columns = [Column(label) for label in [*labels, t("plan.ask"), t("plan.then_label")]]
    return show.Table(t("plan.caption"), columns, rows, pd.DataFrame(data))


def _plan_row(reader: Reader, stage: Stage, task: Task, offer: Offer) -> list[Cell]:
    t = reader.t
    return [
        t.text(reader.study.question_by_id[task.question].label),
        when_words(reader, task.when),
        t.text(offer.step.recommendation.title),
        _teachers(reader, offer),
        stage_words(reader, stage, reader.view.city or ""),
    ]


def _teachers(reader: Reader, offer: Offer) -> Markup:
    links = [link(reader.name(c.id), "city", reader.with_city(c.id)) for c in offer.step.teachers]
    names = Markup(", ").join(links) or reader.t("city.learn_from_none")
    return Markup("<span>{}</span>").format(names)
