"""Whom a city can learn from: cities that have what it lacks."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from smartgov.advice.practices import in_place
from smartgov.model import Question, Scores

#: How many cities to learn from are named.
TEACHERS = 5


def find_teachers(
    needs_of_all: pd.DataFrame,
    scores: Scores,
    recommendation_id: str,
    among: Sequence[str],
    count: int = TEACHERS,
    practices: Sequence[Question] = (),
) -> list[str]:
    """Find the cities that have most of a recommendation's practices, the nearest to all first.

    Equal needs are ordered by overall rank, then by id; cities that have none of the practices
    are left out. Where ``practices`` are given, one of them at least has to be in place: on a
    scale, a plan is nothing yet to learn from.
    """
    need = needs_of_all.loc[list(among), recommendation_id]
    able = need[need < 100 - 1e-9]
    if practices:
        there = in_place(scores).loc[able.index, [q.id for q in practices]]
        able = able[(there == 1).any(axis=1)]
    order = pd.DataFrame({"need": able, "rank": scores.rank[able.index], "id": able.index})
    return list(order.sort_values(["need", "rank", "id"]).index[:count])
