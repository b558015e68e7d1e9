"""Compute many rankings of the same answers with varying weights, means and questions.

Shared by `robustness` and `sensitivity`. A *variant* is one set of choices; variants are computed
as arrays, draws × cities, in chunks to limit memory use.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from smartgov.model import Aggregation, Dimension, Scores, Spec, Study
from smartgov.scoring.aggregate import COVERAGE_TOLERANCE, GEOMETRIC_FLOOR, aggregate
from smartgov.scoring.rank import rank
from smartgov.scoring.weights import measure_parts

#: Draws × cities computed at a time; about ten arrays of this size are in memory at once.
CHUNK = 200_000

#: Values, 0 where there is none, and 1 or 0: whether there is one.
Known = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, eq=False)
class Choices:
    """Scoring choices, one set per draw.

    Attributes
    ----------
    weights
        Draws × dimensions, 0 or more.
    geometric
        Shape (draws,); whether means are geometric.
    left_out
        Draws × dimensions: 0 if all questions of the dimension are used, n if the n-th is left
        out.
    """

    weights: np.ndarray
    geometric: np.ndarray
    left_out: np.ndarray

    def part(self, rows: np.ndarray) -> Choices:
        """Select the choices of some draws."""
        return Choices(self.weights[rows], self.geometric[rows], self.left_out[rows])


@dataclass(frozen=True, eq=False)
class Plan:
    """Precomputed data that is the same for all draws.

    Attributes
    ----------
    dimensions
        The dimensions of the measure with scored questions and a positive weight, in order.
    weights
        Weights of the dimensions under the spec; 1 if the measure is a dimension.
    pillars
        For each pillar with such dimensions: its weight and the positions of its dimensions. A
        measure that is a pillar or a dimension has one.
    scores
        By aggregation and dimension: scores with all questions and with each one left out, shape
        (1 + questions) × cities; logarithms for the geometric mean.
    min_coverage
        Minimum coverage of the spec, 0–1.
    """

    dimensions: tuple[Dimension, ...]
    weights: np.ndarray
    pillars: tuple[tuple[float, tuple[int, ...]], ...]
    scores: dict[Aggregation, list[np.ndarray]]
    min_coverage: float

    @property
    def questions(self) -> np.ndarray:
        """Number of questions of each dimension."""
        return np.array([len(scores) - 1 for scores in self.scores["arithmetic"]])

    @cached_property
    def known(self) -> dict[Aggregation, list[Known]]:
        """The scores, split into values and whether there is one."""
        return {
            aggregation: [
                (np.nan_to_num(scores), np.isfinite(scores) * 1.0) for scores in by_dimension
            ]
            for aggregation, by_dimension in self.scores.items()
        }


def has_choices(study: Study, spec: Spec, measure: str = "overall") -> bool:
    """Check whether other choices of method can change the ranks by a measure.

    They cannot if the measure rests on a single question.
    """
    parts = measure_parts(study, spec, measure)
    return sum(len(study.scored_in(d.id)) for _, inside in parts for d, _ in inside) > 1


def make_plan(study: Study, scores: Scores, measure: str = "overall") -> Plan:
    """Precompute the data for the variants of a measure, for the cities ranked by it only."""
    ranked = scores.measure(measure).notna().to_numpy()
    dimensions: list[Dimension] = []
    weights: list[float] = []
    pillars: list[tuple[float, tuple[int, ...]]] = []
    for weight, inside in measure_parts(study, scores.spec, measure):
        pillars.append((weight, tuple(range(len(dimensions), len(dimensions) + len(inside)))))
        dimensions += [dimension for dimension, _ in inside]
        weights += [of_dimension for _, of_dimension in inside]
    every: np.ndarray = scores.normalized.to_numpy()[ranked]
    values = {
        d.id: every[:, [n for n, q in enumerate(study.scored) if q.dimension == d.id]]
        for d in dimensions
    }
    min_coverage = scores.spec.min_coverage
    by_aggregation: dict[Aggregation, list[np.ndarray]] = {
        aggregation: [
            _dimension_variants(study, values[d.id], d, aggregation, min_coverage)
            for d in dimensions
        ]
        for aggregation in ("arithmetic", "geometric")
    }
    return Plan(tuple(dimensions), np.array(weights), tuple(pillars), by_aggregation, min_coverage)


def _dimension_variants(
    study: Study,
    values: np.ndarray,
    dimension: Dimension,
    aggregation: Aggregation,
    min_coverage: float,
) -> np.ndarray:
    """Score a dimension with all questions, then without each one: (1 + questions) × cities.

    For a dimension with a single question, the second row repeats the first.
    """
    weights = np.array([question.weight for question in study.scored_in(dimension.id)])
    rows = [aggregate(values, weights, aggregation, min_coverage)]
    for left_out in range(len(weights)):
        without = weights.copy()
        if len(weights) > 1:
            without[left_out] = 0.0
        rows.append(aggregate(values, without, aggregation, min_coverage))
    if aggregation == "geometric":
        rows = [np.log(np.maximum(row, GEOMETRIC_FLOOR)) for row in rows]
    return np.array(rows)


def rank_variants(plan: Plan, choices: Choices) -> np.ndarray:
    """Rank the cities under each set of choices: draws × cities, NaN without a score."""
    cities = plan.scores["arithmetic"][0].shape[1]
    ranks = np.empty((len(choices.geometric), cities), dtype=np.float32)
    for rows in _chunk_draws(len(choices.geometric), cities):
        ranks[rows] = rank(score_variants(plan, choices.part(rows)))
    return ranks


def _chunk_draws(draws: int, cities: int) -> Iterator[np.ndarray]:
    size = max(1, CHUNK // max(1, cities))
    for start in range(0, draws, size):
        yield np.arange(start, min(start + size, draws))


def score_variants(plan: Plan, choices: Choices) -> np.ndarray:
    """Compute the scores of the measure under each set of choices: draws × cities, 0–100."""
    cities = plan.scores["arithmetic"][0].shape[1]
    overall = np.empty((len(choices.geometric), cities))
    for aggregation, rows in (
        ("arithmetic", np.flatnonzero(~choices.geometric)),
        ("geometric", np.flatnonzero(choices.geometric)),
    ):
        overall[rows] = _aggregate_pillars(
            plan,
            choices.part(rows),
            plan.known[aggregation],  # type: ignore[index]
        )
    geometric = choices.geometric
    overall[geometric] = np.exp(overall[geometric])
    return overall


def _aggregate_pillars(plan: Plan, choices: Choices, known: list[Known]) -> np.ndarray:
    """Compute overall scores for draws of one aggregation, as logarithms if it is geometric."""
    pillars, weights = [], []
    for weight, dimensions in plan.pillars:
        values = [tuple(part[choices.left_out[:, d]] for part in known[d]) for d in dimensions]
        of_each = [choices.weights[:, d, None] for d in dimensions]
        pillars.append(_weighted_mean(values, of_each, plan.min_coverage))
        weights.append(np.full((len(choices.geometric), 1), weight))
    mean, enough = _weighted_mean(pillars, weights, plan.min_coverage)
    return np.where(enough, mean, np.nan)


def _weighted_mean(values: list[Known], weights: list[np.ndarray], min_coverage: float) -> Known:
    """Compute the weighted mean of arrays, draws × cities; none if the coverage is too low."""
    shape = values[0][0].shape
    available, total, term = np.zeros(shape), np.zeros(shape), np.empty(shape)
    for (value, present), weight in zip(values, weights, strict=True):
        available += np.multiply(present, weight, out=term)
        total += np.multiply(value, weight, out=term)
    whole = sum(weights, np.zeros((1, 1)))
    enough = (available > 0) & (available >= (min_coverage - COVERAGE_TOLERANCE) * whole)
    mean = np.zeros(shape)
    np.divide(total, available, out=mean, where=enough)
    return mean, enough * 1.0
