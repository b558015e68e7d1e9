"""What-if analysis: change answers of a city and recompute all scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import pandas as pd

from smartgov.model import Question, Scores, Spec, Study
from smartgov.scoring.score import score


@dataclass(frozen=True)
class Gain:
    """The effect of one changed answer: points of overall score and ranks gained."""

    question: str
    value: float
    points: float
    ranks: float


BestChanges = tuple[tuple[str, ...], Scores | None]


def change_answers(study: Study, city_id: str, changes: Mapping[str, float]) -> Study:
    """Create a copy of a study with some answers of one city changed.

    Raises
    ------
    KeyError
        If the study does not have the city or a question.
    """
    unknown = [question for question in changes if question not in study.question_by_id]
    if city_id not in study.city_by_id or unknown:
        raise KeyError(", ".join(unknown) or city_id)
    answers = study.answers.copy()
    for question, value in changes.items():
        answers.loc[city_id, question] = value
    return replace(study, answers=answers)


def score_changed(
    study: Study, city_id: str, changes: Mapping[str, float], spec: Spec | None = None
) -> Scores:
    """Score all cities with some answers of one city changed."""
    return score(change_answers(study, city_id, changes), spec)


def best_value(question: Question) -> float:
    """Determine the answer to a question that scores highest."""
    return question.high if question.direction == 1 else question.low


def rank_gains(study: Study, scores: Scores, city_id: str) -> list[Gain]:
    """Compute the gain from the best answer to each question by itself, the largest first.

    Only questions that the city answered below the top are tried. Gains are omitted if the city
    has no overall score before or after the change.
    """
    gains = []
    for question in study.scored:
        own = scores.normalized.loc[city_id, question.id]
        if not own < 100:
            continue
        value = best_value(question)
        changed = score_changed(study, city_id, {question.id: value}, scores.spec)
        gain = _compute_gain(scores, changed, city_id, question.id, value)
        if np.isfinite(gain.points) and gain.points > 0:
            gains.append(gain)
    return sorted(gains, key=lambda gain: (-gain.points, gain.question))


def _compute_gain(before: Scores, after: Scores, city_id: str, question: str, value: float) -> Gain:
    points = float(after.overall[city_id] - before.overall[city_id])
    ranks = float(before.rank[city_id] - after.rank[city_id])
    return Gain(question, value, points, ranks)


def best_changes(study: Study, scores: Scores, city_id: str, count: int = 3) -> BestChanges:
    """Find up to ``count`` questions that together gain the most, and the resulting scores.

    Combinations are tried, because the gain from two practices of the same dimension may differ
    from the sum of their individual gains.
    """
    candidates = _select_candidates(study, scores, city_id)
    best: tuple[str, ...] = ()
    best_scores: Scores | None = None
    best_overall = float(scores.overall[city_id])
    size = min(count, len(candidates))
    for questions in combinations(candidates, size) if size else ():
        changes = {q: best_value(study.question_by_id[q]) for q in questions}
        changed = score_changed(study, city_id, changes, scores.spec)
        overall = float(changed.overall[city_id])
        if overall > best_overall + 1e-9:
            best, best_scores, best_overall = questions, changed, overall
    return best, best_scores


def _select_candidates(study: Study, scores: Scores, city_id: str) -> Sequence[str]:
    """Select the practices to combine: the eight with the largest individual gains."""
    return [gain.question for gain in rank_gains(study, scores, city_id)][:8]


def changed_dimensions(before: Scores, after: Scores, city_id: str) -> pd.DataFrame:
    """Compare the dimension scores of a city ``before`` and ``after``, only those that differ."""
    table = pd.DataFrame(
        {"before": before.dimensions.loc[city_id], "after": after.dimensions.loc[city_id]}
    )
    same = (table["before"] == table["after"]) | table.isna().all(axis=1)
    return table[~same]
