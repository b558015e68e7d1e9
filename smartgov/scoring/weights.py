"""Weight presets, the parts of a measure, and the effective weight of each dimension."""

from __future__ import annotations

import pandas as pd

from smartgov.model import Dimension, Spec, Study
from smartgov.scoring.score import weighted_dimensions

Weights = tuple[tuple[str, float], ...]

#: For each pillar of a measure: its weight, and its dimensions with their weights.
Parts = tuple[tuple[float, tuple[tuple[Dimension, float], ...]], ...]

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


def presets_of(study: Study, measure: str) -> dict[str, Weights]:
    """List the weight presets that differ in a measure, by name; of equal ones, the first.

    Of the weights of pillars nothing reaches the score of a single pillar.
    """
    found: dict[tuple[float, ...], str] = {}
    ready = presets(study)
    for name, weights in ready.items():
        shares = effective_weights(study, Spec(weights), measure).dropna()
        found.setdefault(tuple(shares.round(9)), name)
    return {name: ready[name] for name in found.values()}


def choose_against(study: Study, spec: Spec, measure: str, asked: str | None = None) -> str:
    """Choose the preset that the ranks by a measure are compared with, by its name.

    Without the one that is ``asked`` for, own weights are compared with the default ones, and the
    default ones with the first other preset that differs in the measure.
    """
    ready = presets_of(study, measure)
    if asked in ready:
        return str(asked)
    return "equal_pillars" if spec != Spec() or len(ready) < 2 else list(ready)[1]


def measure_parts(study: Study, spec: Spec, measure: str) -> Parts:
    """Select the dimensions that a measure is computed from, with their weights, by pillar.

    Of a pillar only the weights of its dimensions matter; of a dimension, none.

    Raises
    ------
    KeyError
        If ``measure`` is neither ``overall`` nor a pillar or dimension of the framework.
    """
    weights, framework = spec.weights_in(study.framework), study.framework
    pillars = {pillar.id: weights[pillar.id] for pillar in framework.pillars}
    if measure in pillars:
        pillars = {measure: 1.0}
    elif measure != "overall":
        dimension = framework.dimension(measure)
        return ((1.0, ((dimension, 1.0),)),) if dimension in study.asked else ()
    inside = {pillar: weighted_dimensions(study, pillar, weights) for pillar in pillars}
    return tuple(
        (weight, tuple((dimension, weights[dimension.id]) for dimension in inside[pillar]))
        for pillar, weight in pillars.items()
        if inside[pillar]
    )


def effective_weights(study: Study, spec: Spec, measure: str = "overall") -> pd.Series:
    """Compute the share of a measure, by default the overall score, that each dimension decides.

    Returns
    -------
    pandas.Series
        Indexed by every dimension of the framework, 0–1; sums to 1 unless all weights are 0. NaN
        for a dimension that the study does not ask about.
    """
    shares = {d.id: 0.0 for d in study.asked}
    for weight, inside in measure_parts(study, spec, measure):
        whole = sum(of_dimension for _, of_dimension in inside)
        for dimension, of_dimension in inside:
            shares[dimension.id] = weight * of_dimension / whole
    total = sum(shares.values()) or 1.0
    return pd.Series(
        {d.id: shares.get(d.id, float("nan")) / total for d in study.framework.dimensions},
        dtype=float,
    )
