"""Made-up editions of a series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from smartgov.editions.change import Scored, score_matched
from smartgov.editions.shared import match
from smartgov.model import Break, Question, Spec, Study
from tests.smartgov.made_studies import (
    INFO,
    make_framework,
    make_question,
    make_study,
    make_yes_no,
)

Answers = Mapping[str, Sequence[float | None]]

TREE = {"open": ["voice", "data"], "plans": ["plan"]}
QUESTIONS = (
    make_question("vote", "voice"),
    make_question("listen", "voice"),
    make_question("sets", "data"),
    make_yes_no("strategy", "plan", recommendations=("plan_stronger",)),
    make_yes_no("budget", "plan", recommendations=("plan_stronger",)),
)

#: Answers in the order of the questions.
THEN: Answers = {"arco": [40, 60, 20, 0, 0], "brae": [50, 50, 50, 1, 1], "cove": [10, 20, 30, 1, 0]}
NOW: Answers = {"arco": [60, 90, 40, 1, 1], "brae": [49, 52, 50, 1, 0], "dell": [80, 80, 80, 1, 1]}


def make_edition(
    edition: str,
    answers: Answers,
    questions: Sequence[Question] = QUESTIONS,
    change_of_measure: Break | None = None,
) -> Study:
    """Return an edition of a made-up series."""
    made = make_study(questions, answers, make_framework(TREE))
    info = replace(
        INFO,
        id=f"made-{edition}",
        series="made",
        edition=edition,
        change_of_measure=change_of_measure,
    )
    return replace(made, info=info)


def compare(before: Study, after: Study, spec: Spec | None = None) -> Scored:
    """Return the scores of two editions, which have to share something."""
    matched = match(before, after)
    assert matched is not None
    return score_matched(matched, spec)


#: A score, or no answer.
VALUES = st.one_of(st.none(), st.integers(0, 100).map(float))
#: Answers of up to four cities to the questions above.
ANSWERS = st.dictionaries(
    st.sampled_from(["arco", "brae", "cove", "dell"]),
    st.tuples(VALUES, VALUES, VALUES, *[st.sampled_from([None, 0.0, 1.0])] * 2),
    min_size=1,
)
