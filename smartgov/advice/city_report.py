"""Compute the contents of a city profile, independent of language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from smartgov.advice.next_steps import NextStep, NextSteps, find_next_steps
from smartgov.certainty.robustness import indistinguishable
from smartgov.model import City, Dimension, Recommendation, Scores, Study
from smartgov.peers.differences import clear_differences, peer_profile
from smartgov.peers.rules import Peers
from smartgov.scoring.weights import effective_weights

#: Number of recommendations on a city profile: those with the widest gaps.
STEPS = 3


@dataclass(frozen=True)
class Standing:
    """Scores and rank of a city in the study.

    Attributes
    ----------
    overall
        Overall score, 0–100; NaN if the coverage is too low.
    pillars
        Score of each pillar asked about, by id, 0–100; NaN if the coverage is too low.
    coverage
        Answered share of the total weight of scored questions, 0–1.
    rank
        1 is the highest; None if the city is not ranked.
    ranked
        Number of cities with a rank.
    interval
        5th and 95th percentile of the rank under other scoring choices; None without a rank.
    overlapping
        Number of other cities with an overlapping interval.
    """

    overall: float
    pillars: tuple[tuple[str, float], ...]
    coverage: float
    rank: int | None
    ranked: int
    interval: tuple[float, float] | None
    overlapping: int


@dataclass(frozen=True, eq=False)
class CityReport:
    """The contents of a city profile.

    Attributes
    ----------
    profile
        The dimension scores of the city and its peers; see `peer_profile`.
    ahead, behind
        Ids of the dimensions that are clearly above or below the peers' median.
    next_steps
        All recommendations for the city by its own gaps.
    not_asked
        Dimensions that the study does not ask about.
    shares
        Share of the overall score by dimension; see `effective_weights`.
    """

    city: City
    standing: Standing
    peers: Peers
    profile: pd.DataFrame
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    next_steps: NextSteps
    not_asked: tuple[Dimension, ...]
    shares: pd.Series

    @property
    def steps(self) -> tuple[NextStep, ...]:
        """The first `STEPS` recommendations, the widest gap first."""
        return self.next_steps.steps[:STEPS]

    @property
    def met(self) -> tuple[Recommendation, ...]:
        """Recommendations for which the city has every practice that it gave an answer on."""
        return self.next_steps.met

    @property
    def unanswered(self) -> tuple[Recommendation, ...]:
        """Recommendations for which the city gave no answers."""
        return self.next_steps.unanswered


def make_report(
    study: Study,
    scores: Scores,
    intervals: pd.DataFrame,
    peers: Peers,
    recommendations: Sequence[Recommendation],
    city_id: str,
) -> CityReport:
    """Compute the contents of a city profile.

    Parameters
    ----------
    study, scores
        A study and its scores under the weights to report.
    intervals
        Rank intervals of all cities; see `rank_intervals`.
    peers
        The peers of the city.
    recommendations
        The recommendations that apply to the study, in order.
    city_id
        Id of a city of the study.

    Raises
    ------
    KeyError
        If the study has no such city.
    """
    city = study.city_by_id[city_id]
    profile = peer_profile(scores, city_id, peers.cities, [d.id for d in study.asked])
    ahead, behind = clear_differences(profile)
    return CityReport(
        city=city,
        standing=_make_standing(study, scores, intervals, city_id),
        peers=peers,
        profile=profile,
        ahead=tuple(ahead),
        behind=tuple(behind),
        next_steps=find_next_steps(study, scores, recommendations, peers.cities, city_id),
        not_asked=study.not_asked,
        shares=effective_weights(study, scores.spec),
    )


def _make_standing(study: Study, scores: Scores, intervals: pd.DataFrame, city_id: str) -> Standing:
    asked = {dimension.pillar for dimension in study.asked}
    pillars = [pillar.id for pillar in study.framework.pillars if pillar.id in asked]
    rank, at = scores.rank[city_id], intervals.loc[city_id]
    is_ranked = bool(pd.notna(rank))
    return Standing(
        overall=float(scores.overall[city_id]),
        pillars=tuple((p, float(scores.pillars.loc[city_id, p])) for p in pillars),
        coverage=float(scores.coverage[city_id]),
        rank=int(rank) if is_ranked else None,
        ranked=scores.ranked,
        interval=(float(at["rank_p05"]), float(at["rank_p95"])) if is_ranked else None,
        overlapping=int(indistinguishable(intervals, city_id).sum()),
    )
