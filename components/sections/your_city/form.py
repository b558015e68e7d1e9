"""The form of a visitor's own city: the scored questions of the study, dimension by dimension."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial

import streamlit as st

from components import html
from components.binding import bind, widget_value
from components.page import Page
from components.reader import Reader
from components.sections.your_city.editing import editing
from components.view.codecs import number_text
from components.words.answers import level_words
from smartgov.model import Dimension, Question, Study
from smartgov.own_city.own_city import OwnCity
from smartgov.study.allowed import can_enter

#: The answer "don't know".
UNKNOWN = "unknown"

#: Stands for the value of a control that is not on the page.
MISSING = object()

#: Scales of more steps are entered as a number.
MOST_STEPS = 7


def ask(page: Page, own: OwnCity) -> None:
    """Draw every scored question with what has been answered, and how far that is."""
    t, total = page.t, len(page.study.scored)
    unknown = len(own.answers) - own.answered
    words = t("own.form.progress", count=own.answered, total=total)
    if unknown:
        words = f"{words} · {t('own.form.unknown_count', count=unknown)}"
    st.progress(own.answered / total, text=words)
    for dimension in page.study.asked:
        _ask_dimension(page, own, dimension)


def _ask_dimension(page: Page, own: OwnCity, dimension: Dimension) -> None:
    t, questions = page.t, page.study.scored_in(dimension.id)
    answered = sum(own.answers.get(q.id) is not None for q in questions)
    words = t("own.form.part", count=len(questions), answered=answered)
    st.html(html.part(t.text(dimension.label), words, page.hue(dimension.pillar)))
    for question in questions:
        _ask_one(page, own, question)


def _ask_one(page: Page, own: OwnCity, question: Question) -> None:
    """Draw one question; what is chosen again is taken back, and so is a number removed."""
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
    # The words of a scale need more than one line on a narrow screen, which segments look odd in.
    control = st.pills if question.levels else st.segmented_control
    control(
        question_label(page, question),
        [*steps, UNKNOWN],
        format_func=lambda option: option_words(page, question, option),
        wrap=True,
        **bind(key, option_of(value) if given else None, edit),
    )


def steps_of(question: Question) -> list[str]:
    """Return the steps to choose from, the best first for yes and no; none for a number."""
    if question.type == "yes_no":
        return ["1", "0"]
    steps = range(math.ceil(question.low), math.floor(question.high) + 1)
    if question.type == "number" or len(steps) > MOST_STEPS:
        return []
    return [number_text(float(step)) for step in steps]


def option_of(value: float | None) -> str:
    """Return the option that stands for an answer; None is "don't know"."""
    return UNKNOWN if value is None else number_text(value)


def option_words(reader: Reader, question: Question, option: str) -> str:
    """Return an option as it is read."""
    if option == UNKNOWN:
        return reader.t("own.form.unknown")
    if question.type == "yes_no":
        return reader.t("answers.yes" if option == "1" else "answers.no")
    return reader.t.first_upper(level_words(reader, question, float(option)))


def question_label(reader: Reader, question: Question) -> str:
    """Return the question, with the ends of its scale or the unit of its number."""
    t, text = reader.t, reader.t.text(question.text)
    if question.type == "scale" and not question.levels:
        low, high = t.number(question.low), t.number(question.high)
        return t("own.form.scale", question=text, low=low, high=high)
    if question.type == "number" and question.unit:
        return t("own.form.number", question=text, unit=question.unit)
    return text


def with_widget_answers(study: Study, own: OwnCity, _: object = None) -> OwnCity:
    """Return a city with the answers of all controls of the form.

    All, not only the one that changed: where two are answered quickly, the second comes with an
    address that does not have the first yet.
    """
    answers: dict[str, float | None] = {}
    for question in study.scored:
        before = {question.id: own.answers[question.id]} if question.id in own.answers else {}
        answers |= answer_of(question, widget_value(widget_key(question), MISSING), before)
    return replace(own, answers=answers)


def answer_of(
    question: Question, chosen: object, before: dict[str, float | None]
) -> dict[str, float | None]:
    """Return the answer to a question by the value of its control.

    Parameters
    ----------
    question
        A scored question.
    chosen
        The option or number in the control, None where nothing is chosen, `MISSING` where there
        is no such control.
    before
        The answer so far; empty where there is none.

    Returns
    -------
    dict
        The answer by the id of the question, None for "don't know"; empty where there is none.
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
    """Return the key of the control of a question."""
    return f"own_answer_{question.id}"
