"""The report card of a city: what is said of it, before it is put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from smartgov.advice.next_steps import NextStep, find_next_steps
from smartgov.certainty.robustness import indistinguishable
from smartgov.model import City, Dimension, Recommendation, Scores, Study
from smartgov.peers.differences import clear_differences, peer_profile
from smartgov.peers.rules import Peers
from smartgov.scoring.weights import effective_weights

#: How many recommendations a report card has room for: those with the widest gaps.
STEPS = 3


@dataclass(frozen=True)
class Standing:
    """Where a city stands in the study.

    Attributes
    ----------
    overall
        0–100; NaN where too little was answered.
    pillars
        0–100 by id of each pillar asked about; NaN likewise.
    coverage
        Answered share of the scored question weight, 0–1.
    rank
        1 is the highest; None where the city is not ranked.
    ranked
        How many cities have a rank.
    interval
        5th and 95th percentile of the rank under other choices; None without a rank.
    alike
        How many cities have an interval that overlaps the city's own.
    """

    overall: float
    pillars: tuple[tuple[str, float], ...]
    coverage: float
    rank: int | None
    ranked: int
    interval: tuple[float, float] | None
    alike: int


@dataclass(frozen=True, eq=False)
class CityReport:
    """Everything that the report card of a city says.

    Attributes
    ----------
    profile
        The dimensions asked about beside those of the peers; see `peer_profile`.
    ahead, behind
        Ids of the dimensions that are clearly above the peers' median, and below.
    steps
        The first recommendations by the city's own need, the widest gap first.
    met
        Recommendations of which the city has every practice that it answered about.
    unanswered
        Recommendations of which nothing is known for this city.
    not_asked
        Dimensions that the study never asked about.
    shares
        Share of the overall score that each dimension decides; see `effective_weights`.
    """

    city: City
    standing: Standing
    peers: Peers
    profile: pd.DataFrame
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    steps: tuple[NextStep, ...]
    met: tuple[Recommendation, ...]
    unanswered: tuple[Recommendation, ...]
    not_asked: tuple[Dimension, ...]
    shares: pd.Series


def make_report(
    study: Study,
    scores: Scores,
    intervals: pd.DataFrame,
    peers: Peers,
    recommendations: Sequence[Recommendation],
    city_id: str,
) -> CityReport:
    """Collect the report card of a city.

    Parameters
    ----------
    study, scores
        A study and its scores under the weights that the report is made with.
    intervals
        How sure each rank is; see `rank_intervals`.
    peers
        Whom the city is compared with.
    recommendations
        Those that the study can say something of, in their order.
    city_id
        A city of the study.

    Raises
    ------
    KeyError
        Where the study has no such city.
    """
    city = study.city_by_id[city_id]
    profile = peer_profile(scores, city_id, peers.cities, [d.id for d in study.asked])
    ahead, behind = clear_differences(profile)
    next_steps = find_next_steps(study, scores, recommendations, peers.cities, city_id)
    return CityReport(
        city=city,
        standing=_standing(study, scores, intervals, city_id),
        peers=peers,
        profile=profile,
        ahead=tuple(ahead),
        behind=tuple(behind),
        steps=next_steps.steps[:STEPS],
        met=next_steps.met,
        unanswered=next_steps.unanswered,
        not_asked=study.not_asked,
        shares=effective_weights(study, scores.spec),
    )


def _standing(study: Study, scores: Scores, intervals: pd.DataFrame, city_id: str) -> Standing:
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
        alike=int(indistinguishable(intervals, city_id).sum()),
    )
