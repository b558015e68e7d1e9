"""Compute how the scores and the ranks of cities changed between two editions, and how clearly.

A change of a score is clear if no more than 5 % of the draws turn it round. A draw multiplies the
weight of every dimension by an independent U(0.75, 1.25), and in every dimension with two or more
questions leaves one out with probability 1/2, alike in both editions. A change of a rank is clear
if its interval, the 5th to the 95th percentile over the draws of `rank_intervals`, leaves out 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from smartgov.certainty.robustness import DRAWS, SEED, draw_choices
from smartgov.certainty.variants import Choices, Plan, make_plan, rank_variants, score_variants
from smartgov.editions.shared import Matched, limit
from smartgov.model import Scores, Spec, Study
from smartgov.scoring.rank import TIE_TOLERANCE, rank_measure
from smartgov.scoring.score import score

#: Share of the draws that may turn a clear change round.
TURNED = 0.05

#: The columns of `compute_changes`.
COLUMNS = (
    *("before", "after", "change", "turned", "clear"),
    *("rank_before", "rank_after", "rank_change", "rank_change_p05", "rank_change_p95"),
    *("rank_clear", "alone_before", "alone_after", "coverage_before", "coverage_after"),
)


@dataclass(frozen=True, eq=False)
class Scored:
    """The scores of two matched editions, and of each edition alone."""

    matched: Matched
    before: Scores
    after: Scores
    alone_before: Scores
    alone_after: Scores


def score_matched(matched: Matched, spec: Spec | None = None) -> Scored:
    """Score two editions, limited to what they share and alone, by the same spec.

    Weights of pillars and dimensions that an edition alone does not have are left out for it.
    """
    spec = spec or Spec()
    alone = (_fit(spec, whole) for whole in (matched.whole_before, matched.whole_after))
    return Scored(
        matched,
        score(matched.before, spec),
        score(matched.after, spec),
        *(
            score(whole, fitting)
            for whole, fitting in zip(
                (matched.whole_before, matched.whole_after), alone, strict=True
            )
        ),
    )


def _fit(spec: Spec, study: Study) -> Spec:
    """Leave out the weights of what a framework does not have."""
    known = study.framework.weights
    return replace(spec, weights=tuple((n, w) for n, w in spec.weights if n in known))


def compute_changes(
    scored: Scored, measure: str = "overall", *, draws: int = DRAWS, seed: int = SEED
) -> pd.DataFrame:
    """Compute the change of each city of both editions by a measure.

    Parameters
    ----------
    scored
        The scores of two editions.
    measure
        ``overall``, or the id of a pillar or dimension of the later edition.
    draws, seed
        Number of draws, and the seed of the random numbers.

    Returns
    -------
    pandas.DataFrame
        Indexed by city, with `COLUMNS`: scores of the shared questions, 0–100; ``turned``, the
        share of draws that turn the change round, 0–1; whether it is clear; ranks among the
        cities that have a score in both editions, 1 is first, and how many ranks up a city went
        (negative: down) with the interval; the scores of each edition alone, and the share of its
        questions that the city answered, 0–1. NaN where a city has no score in an edition, and
        False for what is not clear.
    """
    before, after = scored.before.measure(measure), scored.after.measure(measure)
    table = pd.DataFrame(np.nan, index=after.index, columns=list(COLUMNS))
    table["before"], table["after"], table["change"] = before, after, after - before
    for side, alone in (("before", scored.alone_before), ("after", scored.alone_after)):
        table[f"alone_{side}"] = _alone(alone, measure).reindex(table.index)
        table[f"coverage_{side}"] = alone.coverage.reindex(table.index)
    both = [str(city) for city in table.index[table["change"].notna()]]
    if both:
        _add_ranks_and_draws(table, scored, measure, both, (draws, seed))
    clear = {name: table[name].eq(1) for name in ("clear", "rank_clear")}
    return table.assign(**clear)


def _alone(scores: Scores, measure: str) -> pd.Series:
    """Select the scores of an edition alone; NaN if it does not have the measure."""
    try:
        return scores.measure(measure)
    except KeyError:
        return pd.Series(np.nan, scores.overall.index)


def _add_ranks_and_draws(
    table: pd.DataFrame, scored: Scored, measure: str, cities: list[str], seeded: tuple[int, int]
) -> None:
    """Fill in the ranks of the cities with a score in both editions, and what draws say of them."""
    (plan, ranks), (plan_after, ranks_after) = (
        _plan(study, scores, measure, cities)
        for study, scores in (
            (scored.matched.before, scored.before),
            (scored.matched.after, scored.after),
        )
    )
    draws, seed = seeded
    choices = draw_choices(plan, draws, np.random.default_rng(seed))
    turned = _share_turned(plan, plan_after, choices, scored.after.spec, table["change"][cities])
    moved = rank_variants(plan, choices) - rank_variants(plan_after, choices)
    low, high = np.nanpercentile(_with_a_value(moved), (5, 95), axis=0)
    filled = {
        "turned": turned,
        "clear": (turned <= TURNED) & (table["change"][cities].abs() > TIE_TOLERANCE),
        "rank_before": ranks,
        "rank_after": ranks_after,
        "rank_change": ranks - ranks_after,
        "rank_change_p05": low,
        "rank_change_p95": high,
        "rank_clear": (low > 0) | (high < 0),
    }
    for name, values in filled.items():
        table.loc[cities, name] = np.asarray(values, dtype=float)


def _plan(study: Study, scores: Scores, measure: str, cities: list[str]) -> tuple[Plan, pd.Series]:
    """Prepare the draws of some cities of an edition, and rank them by a measure."""
    part = limit(study, study, study.questions, cities)
    of_part = score(part, scores.spec)
    return make_plan(part, of_part, measure), rank_measure(of_part, measure)


def _share_turned(
    before: Plan, after: Plan, choices: Choices, spec: Spec, change: pd.Series
) -> np.ndarray:
    """Compute the share of draws in which each change is gone or has the other sign, 0–1.

    The mean is that of the spec. Draws in which a city has too few answers are not counted.
    """
    geometric = np.full(len(choices.geometric), spec.aggregation == "geometric")
    same = replace(choices, geometric=geometric)
    drawn = score_variants(after, same) - score_variants(before, same)
    valid = np.isfinite(drawn)
    against = (drawn * np.sign(change.to_numpy()) <= TIE_TOLERANCE) & valid
    return np.asarray(against.sum(axis=0) / np.maximum(valid.sum(axis=0), 1))


def _with_a_value(moved: np.ndarray) -> np.ndarray:
    """Put 0 where a city has no value in any draw, so that its percentiles are defined."""
    return np.where(np.isfinite(moved).any(axis=0), moved, 0.0)
