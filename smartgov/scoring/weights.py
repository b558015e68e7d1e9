"""Weight presets, and the effective weight of each dimension."""

from __future__ import annotations

import pandas as pd

from smartgov.model import Spec, Study
from smartgov.scoring.score import weighted_dimensions

Weights = tuple[tuple[str, float], ...]

#: Factor for the weight of the emphasized pillar in the ``first_<pillar>`` presets.
FIRST = 2.0


def presets(study: Study) -> dict[str, Weights]:
    """List the weight presets of a study by name.

    ``equal_pillars`` keeps the framework's weights; ``equal_dimensions`` gives every dimension
    asked about the same weight, whatever its pillar; ``first_<pillar>`` doubles one pillar.
    """
    pillars = {d.pillar: 0 for d in study.asked}
    for dimension in study.asked:
        pillars[dimension.pillar] += 1
    found: dict[str, Weights] = {"equal_pillars": ()}
    if len(pillars) > 1:
        own = study.framework.weights
        equal = {pillar: float(count) for pillar, count in pillars.items()}
        equal |= {d.id: 1.0 for d in study.asked if own[d.id] != 1}
        found["equal_dimensions"] = tuple(sorted(equal.items()))
        found |= {f"first_{pillar}": ((pillar, FIRST * own[pillar]),) for pillar in pillars}
    return found


def effective_weights(study: Study, spec: Spec) -> pd.Series:
    """Compute the share of the overall score that each dimension accounts for.

    Returns
    -------
    pandas.Series
        Indexed by every dimension of the framework, 0–1; sums to 1 unless all weights are 0. NaN
        for a dimension that the study does not ask about.
    """
    weights = spec.weights_in(study.framework)
    shares = {d.id: 0.0 for d in study.asked}
    for pillar in study.framework.pillars:
        inside = weighted_dimensions(study, pillar.id, weights)
        whole = sum(weights[d.id] for d in inside)
        for dimension in inside:
            shares[dimension.id] = weights[pillar.id] * weights[dimension.id] / whole
    total = sum(shares.values()) or 1.0
    return pd.Series(
        {d.id: shares.get(d.id, float("nan")) / total for d in study.framework.dimensions},
        dtype=float,
    )
