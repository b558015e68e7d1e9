"""What-if analysis: change answers of a city and recompute all scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations

import numpy as np
import pandas as pd

from smartgov.model import Question, Scores, Spec, Study
from smartgov.scoring.normalize import normalize_answers
from smartgov.scoring.score import score, score_normalized


@dataclass(frozen=True)
class Gain:
    """The effect of one changed answer: points of overall score gained."""

    question: str
    value: float
    points: float


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


def differing_changes(
    study: Study, city_id: str, changes: Iterable[tuple[str, float]]
) -> tuple[tuple[str, float], ...]:
    """Select the changes that differ from what the city answered."""
    own = study.answers.loc[city_id]
    return tuple((question, value) for question, value in changes if own[question] != value)


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
    own = scores.normalized.loc[city_id]
    questions = [question for question in study.scored if own[question.id] < 100]
    overall = _score_combinations(study, scores, city_id, [(q.id,) for q in questions])
    points = overall - float(scores.overall[city_id])
    gains = [
        Gain(question.id, best_value(question), float(gained))
        for question, gained in zip(questions, points, strict=True)
        if np.isfinite(gained) and gained > 0
    ]
    return sorted(gains, key=lambda gain: (-gain.points, gain.question))


def _score_combinations(
    study: Study, scores: Scores, city_id: str, choices: Sequence[Sequence[str]]
) -> np.ndarray:
    """Compute the overall score of a city with each choice of questions answered best.

    Only the row of the city is scored: no change of it moves the row of another city, except by
    the range of a question that is scored by its sample, which `_best_normalized` looks at.
    """
    best = {q: _best_normalized(study, city_id, q) for q in {*chain(*choices)}}
    rows = scores.normalized.loc[[city_id] * len(choices)].reset_index(drop=True)
    values = rows.to_numpy(copy=True)
    for row, questions in zip(values, choices, strict=True):
        row[rows.columns.get_indexer(list(questions))] = [best[q] for q in questions]
    rows = pd.DataFrame(values, columns=rows.columns)
    return np.asarray(score_normalized(study, rows, scores.spec).overall)


def _best_normalized(study: Study, city_id: str, question_id: str) -> float:
    """Normalize the best answer of a city to a question, 0–100."""
    question = study.question_by_id[question_id]
    answers = study.answers[[question_id]].copy()
    answers.loc[city_id, question_id] = best_value(question)
    return float(normalize_answers(answers, [question]).at[city_id, question_id])


def best_changes(study: Study, scores: Scores, city_id: str, count: int = 3) -> BestChanges:
    """Find up to ``count`` questions that together gain the most, and the resulting scores.

    Combinations are tried, because the gain from two practices of the same dimension may differ
    from the sum of their individual gains.
    """
    candidates = _select_candidates(study, scores, city_id)
    size = min(count, len(candidates))
    tried = list(combinations(candidates, size)) if size else []
    best: tuple[str, ...] = ()
    best_overall = float(scores.overall[city_id])
    for questions, overall in zip(
        tried, _score_combinations(study, scores, city_id, tried), strict=True
    ):
        if overall > best_overall + 1e-9:
            best, best_overall = questions, float(overall)
    if not best:
        return (), None
    changes = {q: best_value(study.question_by_id[q]) for q in best}
    return best, score_changed(study, city_id, changes, scores.spec)


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
