"""Find the cities that another city can learn from."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from smartgov.advice.practices import IN_PLACE
from smartgov.model import Question, Scores

#: Default number of cities to learn from.
TEACHERS = 5


def find_teachers(
    needs_of_all: pd.DataFrame,
    scores: Scores,
    recommendation_id: str,
    among: Sequence[str],
    count: int = TEACHERS,
    practices: Sequence[Question] = (),
) -> list[str]:
    """Find the cities with the smallest need for a recommendation, the smallest first.

    Ties are broken by overall rank, then by id; cities that have none of the practices are left
    out. If ``practices`` are given, at least one of them must be in place; on a scale, having
    only a plan is not enough.
    """
    need = needs_of_all.loc[list(among), recommendation_id]
    able = need[need < 100 - 1e-9]
    if practices:
        normalized = scores.normalized.loc[able.index, [q.id for q in practices]]
        able = able[(normalized.to_numpy() >= IN_PLACE).any(axis=1)]
    ranks = scores.rank[able.index].to_numpy(dtype=float, na_value=math.inf)
    order = sorted(zip(able, ranks, able.index, strict=True))
    return [city for *_, city in order[:count]]
