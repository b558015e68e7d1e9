"""Quick start of a visitor's own city: a few questions, why these, and what they tell."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from components import html, show
from components.once import made_once_per_study
from components.reader import Reader
from smartgov.own_city.own_city import OwnCity
from smartgov.own_city.quick_start import QuickQuestion, choose_quick, look_first
from smartgov.scoring.score import score


@made_once_per_study
def quick_questions(reader: Reader) -> tuple[QuickQuestion, ...]:
    """Choose the questions of the quick start with the default weights; see `choose_quick`."""
    return choose_quick(reader.study, score(reader.study))


def show_intro(reader: Reader, own: OwnCity) -> None:
    """Say what the quick start is, why these questions, and how many are answered."""
    t, quick = reader.t, quick_questions(reader)
    answered = sum(one.question.id in own.answers for one in quick)
    title = t("own.quick.title", count=len(quick))
    st.html(html.part(title, t("own.form.part", count=len(quick), answered=answered), ""))
    show.paragraph(t("own.quick.why", count=len(quick)))


def reason(reader: Reader, one: QuickQuestion) -> str:
    """Say why a question is part of the quick start."""
    return reader.t(
        "own.quick.reason",
        points=reader.t.score(one.points),
        have=one.have,
        answered=one.answered,
    )


def show_first_look(reader: Reader, own: OwnCity) -> None:
    """Say which overall scores cities with similar answers have, until the city has its own.

    ``reader`` has the study without the city.
    """
    t, quick = reader.t, quick_questions(reader)
    look = look_first(reader.study, reader.scores, quick, own.answers)
    if look is None or len(own.answers) == len(reader.study.scored):
        return
    words = t(
        "own.quick.look",
        count=look.cities,
        low=t.score(look.low),
        high=t.score(look.high),
        questions=len(quick),
    )
    st.html(Markup('<div class="sg-finding">{}</div>').format(words))
