"""Compare the practices of two editions: gained, lost, and the next steps that were taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from smartgov.advice.needs import compute_needs
from smartgov.advice.next_steps import NO_NEED
from smartgov.advice.practices import in_place, practices_of
from smartgov.editions.change import Scored
from smartgov.model import Question, Recommendation


def practice_changes(scored: Scored) -> pd.DataFrame:
    """Find the practices that each city gained and lost.

    Returns
    -------
    pandas.DataFrame
        Cities × shared scored questions: 1 gained, -1 lost, 0 neither; NaN if the city did not
        answer the question in both editions.
    """
    return in_place(scored.after) - in_place(scored.before)


def count_practices_by_edition(
    scored: Scored, questions: Sequence[Question], cities: Sequence[str]
) -> pd.DataFrame:
    """Count the cities that have each practice, then and now, among those that answered twice.

    Returns
    -------
    pandas.DataFrame
        Indexed by question: ``before`` and ``after``, numbers of cities with the practice;
        ``answered``, the cities that answered in both editions; ``gained`` and ``lost``.
    """
    ids = [question.id for question in questions]
    then, now = (in_place(s).loc[list(cities), ids] for s in (scored.before, scored.after))
    both = then.notna() & now.notna()
    changed = (now - then).where(both)
    return pd.DataFrame(
        {
            "before": ((then == 1) & both).sum(),
            "after": ((now == 1) & both).sum(),
            "answered": both.sum(),
            "gained": (changed == 1).sum(),
            "lost": (changed == -1).sum(),
        }
    )


@dataclass(frozen=True)
class StepTaken:
    """A recommendation with a gap in the earlier edition, and what became of it.

    ``gained`` are its practices that the city put in place, ``left`` those that it still lacks;
    ``done`` says that no need is left.
    """

    recommendation: Recommendation
    gained: tuple[Question, ...]
    left: tuple[Question, ...]
    done: bool


def find_steps_taken(
    scored: Scored, recommendations: Sequence[Recommendation], city_id: str
) -> tuple[StepTaken, ...]:
    """List the recommendations of which a city put a practice in place since the edition before.

    Only practices that both editions ask about count. Those done come first.
    """
    study = scored.matched.after
    now = in_place(scored.after).loc[city_id]
    change = practice_changes(scored).loc[city_id]
    needs = compute_needs(study, scored.after, recommendations).loc[city_id]
    steps = []
    for recommendation in recommendations:
        practices = practices_of(study, recommendation.id)
        gained = tuple(q for q in practices if change[q.id] == 1)
        left = tuple(q for q in practices if now[q.id] == 0)
        if gained:
            done = bool(needs[recommendation.id] <= NO_NEED)
            steps.append(StepTaken(recommendation, gained, left, done))
    return tuple(sorted(steps, key=lambda step: not step.done))


def practices_moved(scored: Scored, city_id: str) -> tuple[list[Question], list[Question]]:
    """List the practices that a city gained, and those that it lost, in order.

    A number or a scale that is evidence for no recommendation, such as the result of an audit, is
    no practice.
    """
    moved = practice_changes(scored).loc[city_id]
    practices = [q for q in scored.matched.after.scored if q.recommendations or q.type == "yes_no"]
    return (
        [q for q in practices if moved[q.id] == 1],
        [q for q in practices if moved[q.id] == -1],
    )
