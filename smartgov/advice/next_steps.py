"""What a city could do next: recommendations in the order of its own gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from smartgov.advice.needs import compute_needs, order_by_need
from smartgov.advice.practices import count_answered, lacking_practices, practices_of
from smartgov.advice.teachers import find_teachers
from smartgov.model import City, Question, Recommendation, Scores, Study

#: A need that is smaller is a rounding error of fractional weights, not a gap.
NO_NEED = 1e-9


@dataclass(frozen=True)
class NextStep:
    """A recommendation that a city is short of, what it lacks and who already has it.

    ``need`` is the share of the practices that the city does not yet have, 0–100, among those
    ``answered``; ``teachers`` are peers that have most of them, the nearest to all first.
    """

    recommendation: Recommendation
    need: float
    lacked: tuple[Question, ...]
    answered: int
    teachers: tuple[City, ...]


@dataclass(frozen=True)
class NextSteps:
    """Every recommendation in one of three groups, seen from one city.

    Attributes
    ----------
    steps
        Recommendations with a gap, the widest first; see `order_by_need`.
    met
        Recommendations of which the city has every practice that it answered about.
    unanswered
        Recommendations of which nothing is known for this city.
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
    """Sort the recommendations into what a city is short of, what it has met and what is unknown.

    Parameters
    ----------
    study, scores
        A study and its scores.
    recommendations
        Those that the study can say something of, in their order.
    peers
        Ids of the cities to learn from.
    city_id
        A city of the study.

    Raises
    ------
    KeyError
        Where the study has no such city.
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
    """Describe one gap of a city, and who among its peers has what it lacks."""
    r = recommendation.id
    teachers = find_teachers(needs_of_all, scores, r, peers, practices=practices_of(study, r))
    return NextStep(
        recommendation=recommendation,
        need=float(needs_of_all.loc[city_id, r]),
        lacked=lacking_practices(study, scores, city_id, r),
        answered=count_answered(study, scores, city_id, r),
        teachers=tuple(study.city_by_id[teacher] for teacher in teachers),
    )
