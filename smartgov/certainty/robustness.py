"""Uncertainty of ranks: a Monte Carlo analysis over plausible alternative scoring choices.

OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7, pp. 117–131.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from smartgov.certainty.variants import Choices, Plan, make_plan, rank_variants
from smartgov.model import Scores, Study
from smartgov.scoring.rank import rank_measure

DRAWS = 1_000
SEED = 2019

#: Range of the factor by which a dimension's weight is multiplied.
WEIGHT_RANGE = (0.75, 1.25)

TOP = 10


def rank_intervals(
    study: Study,
    scores: Scores,
    measure: str = "overall",
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> pd.DataFrame:
    """Compute intervals for the rank of each city under alternative scoring choices.

    Each draw multiplies every dimension's weight by an independent U(0.75, 1.25), uses the
    arithmetic or the geometric mean with equal probability, and in every dimension with two or
    more questions leaves one out with probability 1/2. For a pillar the weights are those of its
    dimensions; for a dimension there are none, only the mean and the questions.

    Parameters
    ----------
    study, scores
        A study and its scores; the spec of the scores provides the initial weights.
    measure
        The score to rank by: ``overall``, or the id of a pillar or dimension.
    draws
        Number of rankings to compute.
    seed
        Seed of the random number generator; the same seed gives the same intervals.

    Returns
    -------
    pandas.DataFrame
        Indexed by city: ``rank``; ``rank_p05``, ``rank_p50``, ``rank_p95``, percentiles over the
        draws with linear interpolation; ``top10_share``, the share of draws in the top ten, 0–1.
        NaN for a city without a rank. Draws in which a city has too few answers are excluded
        from its percentiles.

    Raises
    ------
    KeyError
        If ``measure`` is any other name.
    """
    by_measure = rank_measure(scores, measure)
    columns = ["rank_p05", "rank_p50", "rank_p95", "top10_share"]
    table = pd.DataFrame(np.nan, index=by_measure.index, columns=columns)
    if by_measure.notna().any():
        plan = make_plan(study, scores, measure)
        ranks = rank_variants(plan, draw_choices(plan, draws, np.random.default_rng(seed)))
        table.loc[by_measure.notna(), columns] = _summarize(ranks).T
    table.insert(0, "rank", by_measure)
    return table


def draw_choices(plan: Plan, draws: int, generator: np.random.Generator) -> Choices:
    """Draw random choices, one set per draw."""
    shape = (draws, len(plan.dimensions))
    factors = generator.uniform(*WEIGHT_RANGE, size=shape)
    geometric = generator.random(draws) < 0.5
    leaves_out = (generator.random(shape) < 0.5) & (plan.questions > 1)
    which = 1 + (generator.random(shape) * plan.questions).astype(int)
    return Choices(plan.weights * factors, geometric, np.where(leaves_out, which, 0))


def _summarize(ranks: np.ndarray) -> np.ndarray:
    """Compute 5th, 50th and 95th percentile and top-ten share, shape 4 × cities."""
    ordered = np.sort(ranks.T, axis=-1)  # NaN last
    last = np.maximum(np.isfinite(ordered).sum(axis=-1) - 1, 0)
    ends = [_percentile(ordered, last, share) for share in (0.05, 0.5, 0.95)]
    return np.array([*ends, (ranks <= TOP).mean(axis=0)])


def _percentile(ordered: np.ndarray, last: np.ndarray, share: float) -> np.ndarray:
    """Interpolate a percentile of each sorted row, up to its ``last`` position with a value."""
    place = share * last
    below = place.astype(int)
    rows = np.arange(len(ordered))
    low = ordered[rows, below].astype(float)
    high = ordered[rows, np.minimum(below + 1, last)]
    return np.asarray(low + (place - below) * (high - low))


def indistinguishable(intervals: pd.DataFrame, city_id: str) -> pd.Series:
    """Find the cities whose rank interval overlaps that of a given city.

    Returns a boolean Series by city; False for the city itself and if either has no interval.
    """
    own = intervals.loc[city_id]
    overlaps = (intervals["rank_p05"] <= own["rank_p95"]) & (
        intervals["rank_p95"] >= own["rank_p05"]
    )
    return overlaps & (intervals.index != city_id)
