"""Follow the dimensions of a study through the editions of its series.

A line runs over the same questions in every edition: those of a dimension that the edition shown
shares with the one it is compared with. An edition that does not ask all of them has no point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from smartgov.editions.series import broken_links, sort_editions
from smartgov.editions.shared import Matched, same_measure
from smartgov.model import Question, Spec, Study
from smartgov.scoring.normalize import normalize_answers
from smartgov.scoring.score import score_normalized


@dataclass(frozen=True, eq=False)
class Trend:
    """The scores of one dimension in every edition that asks the same questions.

    Attributes
    ----------
    dimension
        Id of the dimension.
    scores
        Cities × editions, 0–100, the earliest edition first; NaN if a city has no score in it.
        The cities are those of any of the editions.
    breaks
        The editions that no line may reach from the edition before.
    """

    dimension: str
    scores: pd.DataFrame
    breaks: frozenset[str]


def find_trends(matched: Matched, editions: Sequence[Study], spec: Spec) -> tuple[Trend, ...]:
    """Follow each dimension that two matched editions share, in the order of the framework.

    Parameters
    ----------
    matched
        The edition shown and the one it is compared with.
    editions
        All editions of the series, in any order.
    spec
        Gives the mean and the minimum coverage.
    """
    ordered = sort_editions(editions)
    found = []
    for dimension in matched.after.asked:
        questions = matched.after.scored_in(dimension.id)
        columns = {
            study.info.edition: _score(matched.after, study, dimension.id, spec)
            for study in ordered
            if _asks_all(study, questions)
        }
        breaks = broken_links(ordered, [question.id for question in questions])
        found.append(Trend(dimension.id, pd.DataFrame(columns), frozenset(breaks)))
    return tuple(found)


def _asks_all(study: Study, questions: Sequence[Question]) -> bool:
    """Check whether an edition asks the same questions with the same role."""
    known = study.question_by_id
    return all(
        q.id in known and known[q.id].role == q.role and same_measure(known[q.id], q)
        for q in questions
    )


def _score(like: Study, study: Study, dimension: str, spec: Spec) -> pd.Series:
    """Score a dimension of an edition with the questions and weights of another."""
    questions = like.scored_in(dimension)
    normalized = normalize_answers(study.answers, questions).reindex(
        columns=[question.id for question in like.scored]
    )
    return score_normalized(like, normalized, spec).dimensions[dimension]


def summarize(trend: Trend, cities: Sequence[str] | None = None) -> pd.DataFrame:
    """Summarize a trend over some cities, by default all: the median and the middle half.

    Returns
    -------
    pandas.DataFrame
        Indexed by edition: ``median``, ``low`` and ``high`` (quartiles), 0–100; and ``cities``,
        the number of cities with a score.
    """
    scores = trend.scores if cities is None else trend.scores.reindex(list(cities))
    by_edition = [values[~np.isnan(values)] for values in scores.to_numpy(float).T]
    quartiles = [
        np.quantile(values, (0.5, 0.25, 0.75)) if len(values) else np.full(3, np.nan)
        for values in by_edition
    ]
    table = pd.DataFrame(quartiles, scores.columns, ["median", "low", "high"], dtype=float)
    return table.assign(cities=[len(values) for values in by_edition])
