"""Suggest next steps for a city: recommendations with a gap, in the order of `needs`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from smartgov.advice.needs import compute_needs, order_by_need
from smartgov.advice.practices import count_answered, lacking_practices, practices_of
from smartgov.advice.teachers import find_teachers
from smartgov.model import City, Question, Recommendation, Scores, Study

#: Smaller needs are rounding errors of fractional weights.
NO_NEED = 1e-9


@dataclass(frozen=True)
class NextStep:
    """A recommendation with a gap: the practices that a city lacks, and the peers to learn from.

    ``need`` is the share of the practices that the city does not have yet, 0–100; ``answered``
    is the number of practices that it gave an answer on; ``teachers`` are the peers that have
    most of the practices, the smallest need first.
    """

    recommendation: Recommendation
    need: float
    lacked: tuple[Question, ...]
    answered: int
    teachers: tuple[City, ...]


@dataclass(frozen=True)
class NextSteps:
    """The recommendations for one city in three groups.

    Attributes
    ----------
    steps
        Recommendations with a gap, the widest first; see `order_by_need`.
    met
        Recommendations for which the city has every practice that it gave an answer on.
    unanswered
        Recommendations for which the city gave no answers.
    """

    steps: tuple[NextStep, ...]
    met: tuple[Recommendation, ...]
    unanswered: tuple[Recommendation, ...]


def find_next_steps(
    study: Study,
    scores: Scores,
    recommendations: Sequence[Recommendation],
    peers: Sequence[str],
    city_id: str,
) -> NextSteps:
    """Divide the recommendations for a city into those with a gap, met, and unanswered.

    Parameters
    ----------
    study, scores
        A study and its scores.
    recommendations
        The recommendations that apply to the study, in order.
    peers
        Ids of the cities to learn from.
    city_id
        Id of a city of the study.

    Raises
    ------
    KeyError
        If the study has no such city.
    """
    needs_of_all = compute_needs(study, scores, recommendations)
    own = needs_of_all.loc[city_id]
    by_id = {recommendation.id: recommendation for recommendation in recommendations}
    return NextSteps(
        steps=tuple(
            _make_step(study, scores, by_id[r], needs_of_all, peers, city_id)
            for r, need in order_by_need(needs_of_all, city_id, peers)
            if need > NO_NEED
        ),
        met=tuple(r for r in recommendations if own[r.id] <= NO_NEED),
        unanswered=tuple(r for r in recommendations if pd.isna(own[r.id])),
    )


def _make_step(
    study: Study,
    scores: Scores,
    recommendation: Recommendation,
    needs_of_all: pd.DataFrame,
    peers: Sequence[str],
    city_id: str,
) -> NextStep:
    """Collect the practices that a city lacks, and the peers to learn from."""
    r = recommendation.id
    teachers = find_teachers(needs_of_all, scores, r, peers, practices=practices_of(study, r))
    return NextStep(
        recommendation=recommendation,
        need=float(needs_of_all.loc[city_id, r]),
        lacked=lacking_practices(study, scores, city_id, r),
        answered=count_answered(study, scores, city_id, r),
        teachers=tuple(study.city_by_id[teacher] for teacher in teachers),
    )
