"""Compare a new edition with the last one before it is used: cities, answers, and likely slips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from smartgov.editions.shared import shared_cities, shared_questions
from smartgov.model import City, Question, Study

#: Minimum number of answers, and share of them that agree, for a slip to be likely.
FEWEST, LIKELY = 8, 0.8


@dataclass(frozen=True)
class Arrival:
    """What a new edition has in comparison with the last one.

    Attributes
    ----------
    new, gone
        Cities of the new edition alone, and of the last one alone.
    renamed
        Cities of both with another name: as they are now.
    changed, answered
        Number of answers that changed, and of those that were given in both.
    shifted
        Cities whose answers look as if moved by one column.
    turned
        Cities whose answers look as if given on the reversed scale.
    """

    new: tuple[City, ...]
    gone: tuple[City, ...]
    renamed: tuple[City, ...]
    changed: int
    answered: int
    shifted: tuple[City, ...]
    turned: tuple[City, ...]


def describe_arrival(study: Study, last: Study) -> Arrival:
    """Compare a new edition with the last one over the questions that both ask."""
    questions, cities = shared_questions(last, study), list(shared_cities(last, study))
    ids = [question.id for question in questions]
    now, then = study.answers.loc[cities, ids], last.answers.loc[cities, ids]
    both = now.notna() & then.notna()
    by_id = study.city_by_id
    return Arrival(
        new=tuple(city for city in study.cities if city.id not in last.city_by_id),
        gone=tuple(city for city in last.cities if city.id not in by_id),
        renamed=tuple(by_id[c] for c in cities if by_id[c].name != last.city_by_id[c].name),
        changed=int(((now != then) & both).to_numpy().sum()),
        answered=int(both.to_numpy().sum()),
        shifted=tuple(by_id[c] for c in cities if _is_shifted(now.loc[c], then.loc[c])),
        turned=tuple(by_id[c] for c in cities if _is_turned(now.loc[c], then.loc[c], questions)),
    )


def _is_shifted(now: pd.Series, then: pd.Series) -> bool:
    """Check whether the answers fit those of the next or the last column better than their own."""
    values, before = now.to_numpy(float), then.to_numpy(float)
    own = _agreement(values, before)
    moved = max(
        _agreement(values[1:], before[:-1]),
        _agreement(values[:-1], before[1:]),
    )
    return moved >= LIKELY > own


def _is_turned(now: pd.Series, then: pd.Series, questions: Sequence[Question]) -> bool:
    """Check whether the answers fit the reversed scales better than the scales."""
    ends = np.array([question.low + question.high for question in questions], dtype=float)
    values, before = now.to_numpy(float), then.to_numpy(float)
    return _agreement(values, ends - before) >= LIKELY > _agreement(values, before)


def _agreement(one: np.ndarray, other: np.ndarray) -> float:
    """Compute the share of equal answers among those given twice, 0–1; 0 if there are too few."""
    both = np.isfinite(one) & np.isfinite(other)
    if both.sum() < FEWEST:
        return 0.0
    return float((one[both] == other[both]).mean())
