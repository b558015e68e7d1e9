"""The form of a visitor's own city: the scored questions of the study, dimension by dimension."""

from __future__ import annotations

import math
from dataclasses import replace

import streamlit as st

from components import html
from components.page import Page
from components.reader import Reader
from components.sections.your_city.address import own_now, write_own
from components.view.codecs import number_text
from components.words.answers import level_words
from smartgov.model import Dimension, Question
from smartgov.own_city.own_city import OwnCity
from smartgov.study.allowed import accepts

#: The answer "don't know".
UNKNOWN = "unknown"

#: Scales of more steps are entered as a number.
MOST_STEPS = 7


def ask(reader: Reader, own: OwnCity) -> None:
    """Draw every scored question with what has been answered, and how far that is."""
    t, total = reader.t, len(reader.study.scored)
    unknown = len(own.answers) - own.answered
    words = t("own.form.progress", count=own.answered, total=total)
    if unknown:
        words = f"{words} · {t('own.form.unknown_count', count=unknown)}"
    st.progress(own.answered / total, text=words)
    for dimension in reader.study.asked:
        _ask_dimension(reader, own, dimension)


def _ask_dimension(reader: Reader, own: OwnCity, dimension: Dimension) -> None:
    t, questions = reader.t, reader.study.scored_in(dimension.id)
    answered = sum(own.answers.get(q.id) is not None for q in questions)
    words = t("own.form.part", count=len(questions), answered=answered)
    st.html(html.part(t.text(dimension.label), words, reader.hue(dimension.pillar)))
    for question in questions:
        _ask_one(reader, own, question)


def _ask_one(reader: Reader, own: OwnCity, question: Question) -> None:
    """Draw one question; what is chosen again is taken back, and so is a number removed."""
    key = f"own_answer_{question.id}"
    given = question.id in own.answers
    value = own.answers.get(question.id)
    steps = _steps(question)
    if not steps:
        st.session_state[key] = value
        st.number_input(
            _label(reader, question),
            value=None,
            step=1.0,
            key=key,
            help=reader.t("own.form.number_help"),
            on_change=_write_answers,
            args=(reader,),
            width=480,
        )
        return
    st.session_state[key] = _option(value) if given else None
    # The words of a scale need more than one line on a narrow screen, which segments look odd in.
    control = st.pills if question.levels else st.segmented_control
    control(
        _label(reader, question),
        [*steps, UNKNOWN],
        format_func=lambda option: _option_words(reader, question, option),
        key=key,
        on_change=_write_answers,
        args=(reader,),
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


def _option_words(reader: Reader, question: Question, option: str) -> str:
    if option == UNKNOWN:
        return reader.t("own.form.unknown")
    if question.type == "yes_no":
        return reader.t("answers.yes" if option == "1" else "answers.no")
    return reader.t.first_upper(level_words(reader, question, float(option)))


def _label(reader: Reader, question: Question) -> str:
    """Return the question, with the ends of its scale or the unit of its number."""
    t, text = reader.t, reader.t.text(question.text)
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
    return {question.id: value} if accepts(question, value) else before
