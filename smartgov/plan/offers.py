"""Find the practices that a city can take on: those that its next steps lack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smartgov.advice.next_steps import NextStep
from smartgov.advice.practices import practices_of
from smartgov.model import Question, Scores, Study

#: Scores that differ less from the top are rounding errors.
AT_TOP = 100 - 1e-9


@dataclass(frozen=True)
class Offer:
    """A next step of a city, and the practices of it that the city can take on."""

    step: NextStep
    practices: tuple[Question, ...]


def offer_practices(
    study: Study, scores: Scores, steps: Iterable[NextStep], city_id: str
) -> tuple[Offer, ...]:
    """Collect the practices that a city can take on, each below the first step that it is part of.

    They are those that the city lacks by its own answers; if every practice of a step is in place,
    those that are not at the top of their scale yet.
    """
    own = scores.normalized.loc[city_id]
    offers, offered = [], set()
    for step in steps:
        unfinished = [q for q in practices_of(study, step.recommendation.id) if own[q.id] < AT_TOP]
        found = [q for q in step.lacked or unfinished if q.id not in offered]
        offered |= {question.id for question in found}
        if found:
            offers.append(Offer(step, tuple(found)))
    return tuple(offers)
