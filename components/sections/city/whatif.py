"""What-if analysis: change answers of a city and see the effect on its scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from components import html, show
from components.binding import bind, bind_press, update_view
from components.cache import load_best_changes
from components.html import Column
from components.once import drawn_once, made_once
from components.page import Page
from components.reader import Reader
from components.view.view import View
from components.words.answers import answer_words, graded
from components.words.ranks import score_cell
from components.words.scenarios import change_words
from smartgov.advice.whatif import best_value, changed_dimensions, score_changed
from smartgov.model import City, Question, Scores


def show_whatif(page: Page) -> None:
    """Draw a control for each practice, and the city's scores with the changes."""
    city, t = page.city, page.t
    if city is None:
        return
    show.heading(t("whatif.title"), t(graded(page, "whatif.subtitle"), city=city.name))
    _draw_best(page, city)
    with st.expander(
        t(graded(page, "whatif.practices")),
        icon=":material/tune:",
        key="whatif",
        expanded=bool(page.view.changes),
    ):
        for dimension in page.study.asked:
            st.html(html.part(t.text(dimension.label), "", page.hue(dimension.pillar)))
            with st.grid("auto", min_column_width=250, gap="small"):
                for question in page.study.scored_in(dimension.id):
                    _draw_switch(page, city, question)
    _draw_result(page, city)


def show_applied(page: Page) -> None:
    """Say at the top of the page that a scenario is applied, and what follows from it."""
    city, t = page.city, page.t
    if city is None or not page.view.changes:
        return
    with st.container(border=True, key="scenario"):
        st.html(html.chip("own", t("whatif.marked")))
        st.write(t("whatif.applied", changes=change_words(page, page.view.changes)))
        st.html(html.key_figures(scenario_figures(page, city)))
        _draw_reset(page, "reset_scenario")


def _draw_reset(page: Page, key: str) -> None:
    """Draw the button that returns to the city's own answers."""
    st.button(
        page.t("whatif.reset"),
        icon=":material/restart_alt:",
        disabled=not page.view.changes,
        **bind_press(key, update_view, partial(with_changes, {})),
    )


def _draw_best(page: Page, city: City) -> None:
    """Show the changes with the largest gain, with a button that applies them."""
    t = page.t
    questions, after = load_best_changes(page.known, page.view.spec, city.id)
    if after is None:
        show.paragraph(t("whatif.none"), "sg-subtitle")
        return
    st.write(best_words(page, city, questions, after))
    changes = {q: best_value(page.study.question_by_id[q]) for q in questions}
    with st.container(horizontal=True):
        st.button(
            t("whatif.apply"),
            icon=":material/play_arrow:",
            disabled=dict(page.view.changes) == changes,
            **bind_press("apply_best", update_view, partial(with_changes, changes)),
        )
        _draw_reset(page, "reset_changes")


def best_words(reader: Reader, city: City, questions: Sequence[str], after: Scores) -> str:
    """Say which changes have the largest gain, and what the city would gain."""
    t, before = reader.t, reader.scores
    labels = [t.text(reader.study.question_by_id[q].label) for q in questions]
    gain = t(
        "whatif.best_gain",
        city=city.name,
        before=t.score(before.overall[city.id]),
        after=t.score(after.overall[city.id]),
        rank_before=int(before.rank[city.id]),
        rank_after=int(after.rank[city.id]),
    )
    return f"{t('whatif.best', count=len(questions), practices=t.join(labels))} {gain}"


def with_changes(changes: Mapping[str, float], view: View) -> View:
    """Copy a view with exactly these changed answers."""
    return replace(view, changes=tuple(sorted(changes.items())))


def with_changed_answer(question: str, real: float, view: View, value: float | None) -> View:
    """Copy a view with one more changed answer, or without it if it equals the real answer."""
    changes = dict(view.changes)
    if value is None or float(value) == real:
        changes.pop(question, None)
    else:
        changes[question] = float(value)
    return with_changes(changes, view)


def _draw_switch(reader: Reader, city: City, question: Question) -> None:
    """Draw the control of one answer: a toggle, the levels of a scale, or a number."""
    key = f"if_{question.id}"
    real = reader.study.answers.loc[city.id, question.id]
    value = dict(reader.view.changes).get(question.id, real)
    label = reader.t.text(question.label)
    if pd.isna(real):
        label = f"{label} ({reader.t('answers.blank').lower()})"
    write = partial(with_changed_answer, question.id, float(real))
    if question.type == "yes_no":
        st.toggle(label, **bind(key, bool(value == 1), write))
        return
    bound = bind(key, None if pd.isna(value) else float(value), write)
    if question.levels:
        st.selectbox(
            label,
            [question.low + step for step in range(len(question.levels))],
            index=None,
            format_func=lambda step: answer_words(reader, question, step),
            placeholder=reader.t("answers.blank"),
            **bound,
        )
        return
    st.number_input(
        label, value=None, min_value=question.low, max_value=question.high, step=1.0, **bound
    )


def _draw_result(reader: Reader, city: City) -> None:
    """Draw what the changes of the view change."""
    t, changes = reader.t, dict(reader.view.changes)
    if not changes:
        show.paragraph(t("whatif.unchanged"))
        return
    _draw_gain(reader)
    if changed_scores(reader).rows:
        show.grid(reader, f"scenario-{city.id}", partial(changed_scores, reader))


@made_once
def score_scenario(reader: Reader) -> Scores:
    """Compute the scores with the changed answers of the view."""
    changes = dict(reader.view.changes)
    return score_changed(reader.study, reader.view.city or "", changes, reader.view.spec)


@made_once
def changed_scores(reader: Reader) -> show.Table:
    """Build the table of the dimension scores that change in the scenario of the view."""
    return changes_table(reader, reader.view.city or "", score_scenario(reader))


@drawn_once
def _draw_gain(reader: Reader) -> None:
    """Draw score and rank before and after the changes of the view."""
    if reader.city is None:
        return
    st.html(html.chip("own", reader.t("whatif.marked")))
    st.html(html.key_figures(scenario_figures(reader, reader.city)))


def scenario_figures(reader: Reader, city: City) -> list[tuple[str, str, str]]:
    """Collect score and rank before and after the changes: label, values and difference."""
    t, before, after = reader.t, reader.scores, score_scenario(reader)
    return [
        (
            t("whatif.score"),
            _from_to(reader, before.overall, after.overall, city.id),
            score_change_words(reader, after.overall[city.id] - before.overall[city.id]),
        ),
        (
            t("whatif.rank"),
            _ranks(reader, before, after, city.id),
            rank_change_words(reader, before.rank[city.id] - after.rank[city.id]),
        ),
    ]


def changes_table(reader: Reader, city_id: str, after: Scores) -> show.Table:
    """Build the table of the dimension scores that change, before and after."""
    t = reader.t
    table = changed_dimensions(reader.scores, after, city_id)
    rows = [
        [
            reader.measure_label(str(d)),
            score_cell(reader, at["before"]),
            score_cell(reader, at["after"]),
        ]
        for d, at in table.iterrows()
    ]
    columns = [
        Column(t("whatif.dimensions")),
        Column(t("whatif.before"), True),
        Column(t("whatif.after"), True),
    ]
    data = table.rename_axis("dimension").reset_index().assign(city_id=city_id)
    return show.Table(t("whatif.dimensions"), columns, rows, data)


def _from_to(reader: Reader, before: pd.Series, after: pd.Series, city_id: str) -> str:
    t = reader.t
    return t("whatif.from_to", before=t.score(before[city_id]), after=t.score(after[city_id]))


def _ranks(reader: Reader, before: Scores, after: Scores, city_id: str) -> str:
    t = reader.t
    return t(
        "whatif.from_to",
        before=t.number(before.rank[city_id]),
        after=t.number(after.rank[city_id]),
    )


def score_change_words(reader: Reader, points: float) -> str:
    """Format the points gained or lost."""
    if pd.isna(points) or points == 0:
        return reader.t("whatif.no_change")
    return reader.t("whatif.difference", difference=reader.t.signed(points, 1))


def rank_change_words(reader: Reader, places: float) -> str:
    """Format the ranks gained or lost."""
    if pd.isna(places) or places == 0:
        return reader.t("whatif.no_change")
    return reader.t("whatif.difference", difference=reader.t.signed(places))
