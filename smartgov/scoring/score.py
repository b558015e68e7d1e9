"""From a study and a spec to scores: normalize, aggregate thrice, rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from smartgov.model import Dimension, Scores, Spec, Study
from smartgov.scoring.aggregate import aggregate, coverage
from smartgov.scoring.normalize import normalize_answers
from smartgov.scoring.rank import rank


def score(study: Study, spec: Spec | None = None) -> Scores:
    """Score every city of a study.

    Parameters
    ----------
    study
        A sound study.
    spec
        Weights, aggregation and minimum coverage; by default those of the framework,
        arithmetic and 65 %.

    Raises
    ------
    ValueError
        Where the spec weighs something that the framework does not have.
    """
    spec = spec or Spec()
    weights = spec.weights_in(study.framework)
    normalized = normalize_answers(study.answers, study.scored)
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
    """Return cities × dimensions; NaN throughout for a dimension that was not asked."""
    columns = {}
    for dimension in study.framework.dimensions:
        questions = study.scored_in(dimension.id)
        columns[dimension.id] = _mean_of(
            normalized, [q.id for q in questions], [q.weight for q in questions], spec
        )
    return pd.DataFrame(columns, index=normalized.index, dtype=float)


def _score_pillars(
    study: Study, dimensions: pd.DataFrame, weights: Mapping[str, float], spec: Spec
) -> pd.DataFrame:
    """Return cities × pillars, over the dimensions that the study asks about."""
    columns = {}
    for pillar in study.framework.pillars:
        asked = weighing_dimensions(study, pillar.id, weights)
        columns[pillar.id] = _mean_of(
            dimensions, [d.id for d in asked], [weights[d.id] for d in asked], spec
        )
    return pd.DataFrame(columns, index=dimensions.index, dtype=float)


def _score_overall(
    study: Study, pillars: pd.DataFrame, weights: Mapping[str, float], spec: Spec
) -> pd.Series:
    """Return the overall score, over the pillars that have anything to weigh."""
    asked = [p.id for p in study.framework.pillars if weighing_dimensions(study, p.id, weights)]
    overall = _mean_of(pillars, asked, [weights[pillar] for pillar in asked], spec)
    return pd.Series(overall, pillars.index, name="overall")


def weighing_dimensions(
    study: Study, pillar_id: str, weights: Mapping[str, float]
) -> tuple[Dimension, ...]:
    """Return the dimensions of a pillar that take part: asked about, and of some weight."""
    return tuple(d for d in study.asked if d.pillar == pillar_id and weights[d.id] > 0)


def _mean_of(
    frame: pd.DataFrame, columns: Sequence[str], weights: Sequence[float], spec: Spec
) -> np.ndarray:
    """Return the weighted mean of some columns per city; NaN where there is no column."""
    if not columns:
        return np.full(len(frame), np.nan)
    values = frame[list(columns)].to_numpy(dtype=float)
    return aggregate(values, np.asarray(weights, float), spec.aggregation, spec.min_coverage)
