"""Recommendations and a made-up study of five cities for the tests of advice."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from smartgov.model import Question, Recommendation
from smartgov.scoring.score import score
from smartgov.text import Text
from tests.smartgov.made_studies import make_question, make_study, make_yes_no


def recommend(recommendation_id: str, *dimensions: str) -> Recommendation:
    """Return a recommendation of some dimensions."""
    return Recommendation(recommendation_id, "all", dimensions, Text(""), Text(""))


LISTEN, PLAN, BOAST = (
    recommend("listen", "voice"),
    recommend("plan", "plan"),
    recommend("boast", "voice"),
)

QUESTIONS = (
    make_yes_no("vote", "voice"),
    make_yes_no("meet", "voice", recommendations=("listen",)),
    make_question("hear", "voice", type="scale", high=4, weight=2, recommendations=("listen",)),
    make_yes_no("strategy", "plan", recommendations=("plan", "listen")),
    make_yes_no("region", "plan", role="context", recommendations=("plan",)),
    make_yes_no("money", None, role="barrier", recommendations=("plan",)),
)

#                vote  meet  hear  strategy region money
ANSWERS = {
    "all": [1, 1, 4, 1, 1, 1],
    "some": [0, 1, 3, 0, 0, 1],
    "little": [0, 0, 1, 0, None, 0],
    "blank": [1, None, None, None, None, None],
    "hear": [0, None, 4, None, None, None],
}

STUDY = make_study(QUESTIONS, ANSWERS)
SCORES = score(STUDY)


def ids(questions: Iterable[Question]) -> list[str]:
    """Return the ids of questions."""
    return [question.id for question in questions]


def frame(**columns: list[float]) -> pd.DataFrame:
    """Return cities c0, c1, … × recommendations."""
    cities = [f"c{n}" for n in range(len(next(iter(columns.values()))))]
    return pd.DataFrame(columns, index=cities, dtype=float)
