"""Score a study: normalize answers, aggregate to dimensions, pillars and overall, rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from smartgov.model import Dimension, Scores, Spec, Study, columns_of
from smartgov.scoring.aggregate import aggregate, coverage
from smartgov.scoring.normalize import normalize_answers
from smartgov.scoring.rank import rank


def score(study: Study, spec: Spec | None = None) -> Scores:
    """Score every city of a study.

    Parameters
    ----------
    study
        A validated study.
    spec
        Weights, aggregation and minimum coverage; by default the framework's weights,
        arithmetic means and 65 %.

    Raises
    ------
    ValueError
        If the spec has a weight for a pillar or dimension that the framework does not have.
    """
    return score_normalized(study, normalize_answers(study.answers, study.scored), spec or Spec())


def score_normalized(study: Study, normalized: pd.DataFrame, spec: Spec) -> Scores:
    """Score any rows of normalized answers, 0–100, by the weights of a study; see `score`."""
    weights = spec.weights_in(study.framework)
    dimensions = _score_dimensions(study, normalized, spec)
    pillars = _score_pillars(study, dimensions, weights, spec)
    overall = _score_overall(study, pillars, weights, spec)
    question_weights = np.array([question.weight for question in study.scored])
    return Scores(
        spec=spec,
        normalized=normalized,
        dimensions=dimensions,
        pillars=pillars,
        overall=overall,
        coverage=pd.Series(
            coverage(normalized.to_numpy(), question_weights), normalized.index, name="coverage"
        ),
        rank=pd.Series(rank(overall.to_numpy()), normalized.index, name="rank"),
    )


def _score_dimensions(study: Study, normalized: pd.DataFrame, spec: Spec) -> pd.DataFrame:
    """Compute scores of cities × dimensions; all NaN for a dimension without scored question."""
    columns = {}
    for dimension in study.framework.dimensions:
        questions = study.scored_in(dimension.id)
        columns[dimension.id] = _weighted_mean(
            normalized, [q.id for q in questions], [q.weight for q in questions], spec
        )
    return pd.DataFrame(columns, index=normalized.index, dtype=float)


def _score_pillars(
    study: Study, dimensions: pd.DataFrame, weights: Mapping[str, float], spec: Spec
) -> pd.DataFrame:
    """Compute scores of cities × pillars from the dimensions that the study asks about."""
    columns = {}
    for pillar in study.framework.pillars:
        asked = weighted_dimensions(study, pillar.id, weights)
        columns[pillar.id] = _weighted_mean(
            dimensions, [d.id for d in asked], [weights[d.id] for d in asked], spec
        )
    return pd.DataFrame(columns, index=dimensions.index, dtype=float)


def _score_overall(
    study: Study, pillars: pd.DataFrame, weights: Mapping[str, float], spec: Spec
) -> pd.Series:
    """Compute the overall score from the pillars with a dimension of positive weight."""
    asked = [p.id for p in study.framework.pillars if weighted_dimensions(study, p.id, weights)]
    overall = _weighted_mean(pillars, asked, [weights[pillar] for pillar in asked], spec)
    return pd.Series(overall, pillars.index, name="overall")


def weighted_dimensions(
    study: Study, pillar_id: str, weights: Mapping[str, float]
) -> tuple[Dimension, ...]:
    """Select the dimensions of a pillar that have a scored question and a positive weight."""
    return tuple(d for d in study.asked if d.pillar == pillar_id and weights[d.id] > 0)


def _weighted_mean(
    frame: pd.DataFrame, columns: Sequence[str], weights: Sequence[float], spec: Spec
) -> np.ndarray:
    """Compute the weighted mean of some columns per city; NaN if there are no columns."""
    if not columns:
        return np.full(len(frame), np.nan)
    values = columns_of(frame, columns)
    return aggregate(values, np.asarray(weights, float), spec.aggregation, spec.min_coverage)


def measures_of(study: Study) -> list[str]:
    """List the scores that a study has: overall, the pillars and the dimensions asked about."""
    pillars = dict.fromkeys(dimension.pillar for dimension in study.asked)
    return ["overall", *pillars, *(dimension.id for dimension in study.asked)]
