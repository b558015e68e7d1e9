"""Find the cities that another city can learn from."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from smartgov.advice.practices import IN_PLACE
from smartgov.model import Question, Scores, columns_of

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
    need = needs_of_all[recommendation_id].loc[list(among)]
    able = need[need < 100 - 1e-9]
    rows = scores.normalized.index.get_indexer(able.index)
    if practices:
        there = columns_of(scores.normalized, [q.id for q in practices])[rows] >= IN_PLACE
        able, rows = able[there.any(axis=1)], rows[there.any(axis=1)]
    ranks = scores.rank.to_numpy(dtype=float, na_value=math.inf)[rows]
    order = sorted(zip(able, ranks, able.index, strict=True))
    return [city for *_, city in order[:count]]
