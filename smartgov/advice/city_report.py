"""The report card of a city: what is said of it, before it is put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from smartgov.advice.needs import learn_from, needs, order_by_need
from smartgov.advice.practices import answered, lacking, practices_of
from smartgov.certainty.robustness import indistinguishable
from smartgov.model import City, Dimension, Question, Recommendation, Scores, Study
from smartgov.peers.differences import clear_differences, peer_profile
from smartgov.peers.rules import Peers
from smartgov.scoring.weights import effective_weights

#: How many recommendations a report card has room for: those with the widest gaps.
STEPS = 3

#: How many peers to learn from are named for each.
TEACHERS = 5

#: A need that is smaller is a rounding error, not a gap.
NO_NEED = 1e-9


@dataclass(frozen=True)
class NextStep:
    """A recommendation that a city is short of, what it lacks and who already has it.

    ``need`` is the share of the practices that the city does not yet have, 0–100, among those
    ``answered``; ``teachers`` are peers that have most of them, the nearest to all first.
    """

    recommendation: Recommendation
    need: float
    lacked: tuple[Question, ...]
    answered: int
    teachers: tuple[City, ...]


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
    needs_of_all = needs(study, scores, recommendations)
    own = needs_of_all.loc[city_id]
    return CityReport(
        city=city,
        standing=_standing(study, scores, intervals, city_id),
        peers=peers,
        profile=profile,
        ahead=tuple(ahead),
        behind=tuple(behind),
        steps=_first_steps(study, scores, needs_of_all, peers, recommendations, city_id),
        met=tuple(r for r in recommendations if own[r.id] <= NO_NEED),
        unanswered=tuple(r for r in recommendations if pd.isna(own[r.id])),
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


def _first_steps(
    study: Study,
    scores: Scores,
    needs_of_all: pd.DataFrame,
    peers: Peers,
    recommendations: Sequence[Recommendation],
    city_id: str,
) -> tuple[NextStep, ...]:
    """Return the recommendations with the widest gaps of the city, at most `STEPS`."""
    by_id = {recommendation.id: recommendation for recommendation in recommendations}
    order = order_by_need(needs_of_all, city_id, peers.cities)
    gaps = [(r, need) for r, need in order if need > NO_NEED][:STEPS]
    return tuple(
        NextStep(
            recommendation=by_id[r],
            need=need,
            lacked=lacking(study, scores, city_id, r),
            answered=answered(study, scores, city_id, r),
            teachers=tuple(
                study.city_by_id[teacher]
                for teacher in learn_from(
                    needs_of_all, scores, r, peers.cities, TEACHERS, practices_of(study, r)
                )
            ),
        )
        for r, need in gaps
    )
