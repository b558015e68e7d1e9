"""The form of a visitor's own city: the scored questions of the study, dimension by dimension."""

from __future__ import annotations

import math
from dataclasses import replace

import streamlit as st

from components import html
from components.page import Page
from components.sections.your_city.address import own_now, write_own
from components.view.codecs import number_text
from components.words.answers import level_words
from smartgov.model import Dimension, Question
from smartgov.own_city.own_city import OwnCity
from smartgov.study.allowed import can_enter

#: The answer "don't know".
UNKNOWN = "unknown"

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
    key = f"own_answer_{question.id}"
    given = question.id in own.answers
    value = own.answers.get(question.id)
    steps = _steps(question)
    if not steps:
        st.session_state[key] = value
        st.number_input(
            _label(page, question),
            value=None,
            step=1.0,
            key=key,
            help=page.t("own.form.number_help"),
            on_change=_write_answers,
            args=(page,),
            width=480,
        )
        return
    st.session_state[key] = _option(value) if given else None
    # The words of a scale need more than one line on a narrow screen, which segments look odd in.
    control = st.pills if question.levels else st.segmented_control
    control(
        _label(page, question),
        [*steps, UNKNOWN],
        format_func=lambda option: _option_words(page, question, option),
        key=key,
        on_change=_write_answers,
        args=(page,),
        wrap=True,
    )


def _steps(question: Question) -> list[str]:
    """Return the steps to choose from, the best first for yes and no; none for a number."""
    if question.type == "yes_no":
        return ["1", "0"]
    steps = range(math.ceil(question.low), math.floor(question.high) + 1)
    if question.type == "number" or len(steps) > MOST_STEPS:
        return []
    return [number_text(float(step)) for step in steps]


def _option(value: float | None) -> str:
    return UNKNOWN if value is None else number_text(value)


def _option_words(page: Page, question: Question, option: str) -> str:
    if option == UNKNOWN:
        return page.t("own.form.unknown")
    if question.type == "yes_no":
        return page.t("answers.yes" if option == "1" else "answers.no")
    return page.t.first_upper(level_words(page, question, float(option)))


def _label(page: Page, question: Question) -> str:
    """Return the question, with the ends of its scale or the unit of its number."""
    t, text = page.t, page.t.text(question.text)
    if question.type == "scale" and not question.levels:
        low, high = t.number(question.low), t.number(question.high)
        return t("own.form.scale", question=text, low=low, high=high)
    if question.type == "number" and question.unit:
        return t("own.form.number", question=text, unit=question.unit)
    return text


def _write_answers(page: Page) -> None:
    """Write the answers of all controls into the URL.

    All, not only the one that changed: where two are answered quickly, the second comes with an
    address that does not have the first yet.
    """
    own = own_now(page)
    answers: dict[str, float | None] = {}
    for question in page.study.scored:
        before = {question.id: own.answers[question.id]} if question.id in own.answers else {}
        answers |= _read_answer(question, before)
    write_own(page, replace(own, answers=answers))


def _read_answer(question: Question, before: dict[str, float | None]) -> dict[str, float | None]:
    """Return the answer in a question's control; as before where it is none."""
    key = f"own_answer_{question.id}"
    if key not in st.session_state:
        return before
    chosen = st.session_state[key]
    if chosen == UNKNOWN:
        return {question.id: None}
    if chosen is None:
        return before if not _steps(question) and before == {question.id: None} else {}
    value = float(chosen)
    return {question.id: value} if can_enter(question, value) else before
