"""Choose the few questions that move scores most, and what answers to them alone tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from smartgov.advice.practices import in_place
from smartgov.model import OWN_ID, Question, Scores, Study
from smartgov.scoring.normalize import normalize_answers
from smartgov.scoring.weights import effective_weights

#: Number of questions that are enough for a first look. With fewer than `WORTH` others there is
#: no quick start.
QUICK, WORTH = 8, 3

#: Points by which answers of other cities may differ to count as similar, and the minimum number
#: of such cities.
SIMILAR, MIN_SIMILAR = 10.0, 5


@dataclass(frozen=True)
class QuickQuestion:
    """A question that moves scores, and why.

    Attributes
    ----------
    points
        Points of the overall score between its worst and its best answer.
    spread
        Standard deviation of the cities' answers, 0–50 on the scale from 0 to 100.
    have, answered
        Numbers of cities that have the practice in place, and that answered.
    """

    question: Question
    points: float
    spread: float
    have: int
    answered: int

    @property
    def move(self) -> float:
        """Points of the overall score by which its answers usually set cities apart."""
        return self.points * self.spread / 100


@dataclass(frozen=True)
class FirstLook:
    """Overall scores of the cities with similar answers: their number, and the middle half."""

    cities: int
    low: float
    high: float


def choose_quick(study: Study, scores: Scores, count: int = QUICK) -> tuple[QuickQuestion, ...]:
    """Choose the questions that move overall scores most, the largest move first.

    A question moves scores by its share of the overall score times how much cities' answers to it
    differ. Empty if the study has hardly more questions than that.
    """
    if len(study.scored) < count + WORTH:
        return ()
    there, answers = in_place(scores), scores.normalized
    found = [
        QuickQuestion(
            question,
            points=100 * float(share),
            spread=float(answers[question.id].std(ddof=0)),
            have=int(there[question.id].sum()),
            answered=int(answers[question.id].notna().sum()),
        )
        for question, share in _shares(study, scores).items()
        if answers[question.id].notna().any()
    ]
    return tuple(sorted(found, key=lambda one: (-one.move, one.question.id))[:count])


def _shares(study: Study, scores: Scores) -> dict[Question, float]:
    """Compute the share of the overall score that each scored question decides, 0–1."""
    dimensions = effective_weights(study, scores.spec)
    shares = {}
    for dimension in study.asked:
        questions = study.scored_in(dimension.id)
        whole = sum(question.weight for question in questions)
        for question in questions:
            shares[question] = float(dimensions[dimension.id]) * question.weight / whole
    return shares


def look_first(
    study: Study,
    scores: Scores,
    quick: Sequence[QuickQuestion],
    answers: Mapping[str, float | None],
) -> FirstLook | None:
    """Find the overall scores of the cities that answered these questions alike.

    ``study`` and ``scores`` are without the city that gave the ``answers``.

    Returns
    -------
    FirstLook
        None until all of the questions are answered, or if fewer than `MIN_SIMILAR` cities with an
        overall score answered alike.
    """
    questions = [one.question for one in quick]
    if not quick or any(answers.get(question.id) is None for question in questions):
        return None
    ids = [question.id for question in questions]
    row = pd.DataFrame([[answers[question] for question in ids]], index=[OWN_ID], columns=ids)
    both = pd.concat([study.answers[ids], row.astype(float)])
    values = normalize_answers(both, questions)
    weights = np.array([one.points for one in quick])
    means = values.to_numpy() @ weights / weights.sum()
    near = pd.Series(np.abs(means[:-1] - means[-1]), index=study.answers.index) <= SIMILAR
    overall = scores.overall[near.index[near]].dropna()
    if len(overall) < MIN_SIMILAR:
        return None
    low, high = np.percentile(overall, [25, 75])
    return FirstLook(len(overall), float(low), float(high))
