"""Form for a visitor's own city: the scored questions of the study, by dimension."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import html, show
from components.binding import bind, widget_value
from components.page import Page
from components.reader import Reader
from components.sections.your_city.editing import editing
from components.sections.your_city.first_look import (
    quick_questions,
    reason,
    show_first_look,
    show_intro,
)
from components.view.codecs import number_text
from components.words.answers import level_words
from smartgov.model import Dimension, Question, Study
from smartgov.own_city.own_city import OwnCity
from smartgov.study.allowed import can_enter

#: The answer "don't know".
UNKNOWN = "unknown"

#: Value of a control that is not on the page.
MISSING = object()

#: Scales with more steps are entered as a number.
MOST_STEPS = 7


def show_form(page: Page, own: OwnCity) -> None:
    """Draw all scored questions with the answers so far, and the progress."""
    t, total = page.t, len(page.study.scored)
    unknown = len(own.answers) - own.answered
    words = t("own.form.progress", count=own.answered, total=total)
    if unknown:
        words = f"{words} · {t('own.form.unknown_count', count=unknown)}"
    st.progress(own.answered / total, text=words)
    quick = quick_questions(page)
    if quick:
        show_intro(page, own)
        for one in quick:
            _draw_question(page, own, one.question)
            show.paragraph(reason(page, one))
        show_first_look(page, own)
    first = {one.question.id for one in quick}
    with _rest(page, own, first) if quick else st.container():
        for dimension in page.study.asked:
            _draw_dimension(page, own, dimension, first)


def _rest(page: Page, own: OwnCity, first: Collection[str]) -> DeltaGenerator:
    """Create the part that opens for the questions that are not ``first``."""
    rest = [question.id for question in page.study.scored if question.id not in first]
    answered = sum(own.answers.get(question) is not None for question in rest)
    return st.expander(
        page.t("own.quick.rest", count=len(rest), answered=answered),
        icon=":material/list:",
        key="own_rest",
        expanded=any(question in own.answers for question in rest),
    )


def _draw_dimension(page: Page, own: OwnCity, dimension: Dimension, first: Collection[str]) -> None:
    """Draw the questions of a dimension that were not drawn ``first``."""
    t, questions = page.t, page.study.scored_in(dimension.id)
    rest = [question for question in questions if question.id not in first]
    if not rest:
        return
    answered = sum(own.answers.get(q.id) is not None for q in rest)
    words = t("own.form.part", count=len(rest), answered=answered)
    st.html(html.part(t.text(dimension.label), words, page.hue(dimension.pillar)))
    for question in rest:
        _draw_question(page, own, question)


def _draw_question(page: Page, own: OwnCity, question: Question) -> None:
    """Draw one question; choosing an option again or clearing a number removes the answer."""
    key = widget_key(question)
    given = question.id in own.answers
    value = own.answers.get(question.id)
    steps = steps_of(question)
    edit = editing(page, partial(with_widget_answers, page.study))
    if not steps:
        st.number_input(
            question_label(page, question),
            value=None,
            step=1.0,
            help=page.t("own.form.number_help"),
            width=480,
            **bind(key, value, edit),
        )
        return
    # Labels of a scale may wrap on a narrow screen; segmented controls look odd with several lines.
    control = st.pills if question.levels else st.segmented_control
    control(
        question_label(page, question),
        [*steps, UNKNOWN],
        format_func=lambda option: option_words(page, question, option),
        wrap=True,
        **bind(key, option_of(value) if given else None, edit),
    )


def steps_of(question: Question) -> list[str]:
    """List the options of a question, yes before no; empty for a number."""
    if question.type == "yes_no":
        return ["1", "0"]
    steps = range(math.ceil(question.low), math.floor(question.high) + 1)
    if question.type == "number" or len(steps) > MOST_STEPS:
        return []
    return [number_text(float(step)) for step in steps]


def option_of(value: float | None) -> str:
    """Convert an answer to its option; None is "don't know"."""
    return UNKNOWN if value is None else number_text(value)


def option_words(reader: Reader, question: Question, option: str) -> str:
    """Format the label of an option."""
    if option == UNKNOWN:
        return reader.t("own.form.unknown")
    if question.type == "yes_no":
        return reader.t("answers.yes" if option == "1" else "answers.no")
    return reader.t.first_upper(level_words(reader, question, float(option)))


def question_label(reader: Reader, question: Question) -> str:
    """Format a question with the range of its scale or the unit of its number."""
    t, text = reader.t, reader.t.text(question.text)
    if question.type == "scale" and not question.levels:
        low, high = t.number(question.low), t.number(question.high)
        return t("own.form.scale", question=text, low=low, high=high)
    if question.type == "number" and question.unit:
        return t("own.form.number", question=text, unit=question.unit)
    return text


def with_widget_answers(study: Study, own: OwnCity, _: object = None) -> OwnCity:
    """Copy a city with the answers of all controls of the form.

    All controls are read, not only the changed one: if two questions are answered quickly, the
    URL sent with the second does not include the first yet.
    """
    answers: dict[str, float | None] = {}
    for question in study.scored:
        before = {question.id: own.answers[question.id]} if question.id in own.answers else {}
        answers |= answer_of(question, widget_value(widget_key(question), MISSING), before)
    return replace(own, answers=answers)


def answer_of(
    question: Question, chosen: object, before: dict[str, float | None]
) -> dict[str, float | None]:
    """Determine the answer to a question from the value of its control.

    Parameters
    ----------
    question
        A scored question.
    chosen
        Option or number in the control, None if nothing is chosen, `MISSING` if there is no
            control.
    before
        The answer so far; empty if there is none.

    Returns
    -------
    dict
        The answer by question id, None for "don't know"; empty if there is none.
    """
    if chosen is MISSING:
        return before
    if chosen == UNKNOWN:
        return {question.id: None}
    if chosen is None:
        return before if not steps_of(question) and before == {question.id: None} else {}
    value = float(str(chosen))
    return {question.id: value} if can_enter(question, value) else before


def widget_key(question: Question) -> str:
    """Build the widget key of a question."""
    return f"own_answer_{question.id}"
