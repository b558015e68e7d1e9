"""Whom a city is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd

from smartgov.model import City, Scores, Study
from smartgov.peers.population import population_class

PeerRule = Literal["region", "country", "population", "similar", "study", "picked"]
PEER_RULES: tuple[PeerRule, ...] = get_args(PeerRule)

#: A median of fewer peers than this says more of the peers than of the group.
MIN_PEERS = 3


#: Two profiles are compared where they share this part of the dimensions asked about.
MIN_SHARED = 0.65


#: Where a rule finds too few, the next wider one is taken.
WIDER: dict[PeerRule, PeerRule] = {
    "country": "region",
    "region": "study",
    "population": "study",
    "similar": "study",
    "picked": "region",
}

#: How many cities of similar profile are peers.
SIMILAR = 10


@dataclass(frozen=True)
class Peers:
    """The peers of a city; ``rule`` found them, which may be wider than what was ``asked``."""

    asked: PeerRule
    rule: PeerRule
    cities: tuple[str, ...]

    @property
    def widened(self) -> bool:
        """Whether the rule that was asked for left too few peers."""
        return self.rule != self.asked


def find_peers(
    study: Study,
    city_id: str,
    rule: PeerRule = "region",
    *,
    scores: Scores | None = None,
    picked: Sequence[str] = (),
) -> Peers:
    """Return the peers of a city, by the next wider rule while there are fewer than three.

    The city itself is never among its peers.

    Parameters
    ----------
    study, city_id
        A city of the study.
    rule
        What makes a peer.
    scores
        Scores of the study; needed for the rule ``similar``, which finds nobody without them.
    picked
        Ids for the rule ``picked``; those that the study does not have are left out.

    Raises
    ------
    KeyError
        Where the study has no such city.
    """
    city = study.city_by_id[city_id]
    asked = rule
    found = _peers_by(study, city, rule, scores, picked)
    while len(found) < MIN_PEERS and rule in WIDER:
        rule = WIDER[rule]
        found = _peers_by(study, city, rule, scores, picked)
    return Peers(asked, rule, found)


def _peers_by(
    study: Study, city: City, rule: PeerRule, scores: Scores | None, picked: Sequence[str]
) -> tuple[str, ...]:
    others = [other for other in study.cities if other.id != city.id]
    if rule == "picked":
        return tuple(other.id for other in others if other.id in picked)
    if rule == "similar":
        if scores is None:
            return ()
        asked = [dimension.id for dimension in study.asked]
        return tuple(str(c) for c in find_similar(scores, city.id, asked, SIMILAR).index)
    return tuple(other.id for other in others if _is_peer(city, other, rule))


def _is_peer(city: City, other: City, rule: PeerRule) -> bool:
    if rule == "population":
        size = population_class(city.population)
        return size is not None and size == population_class(other.population)
    if rule == "country":
        return city.country == other.country
    if rule == "region":
        return bool(city.region) and city.region == other.region
    return True


def find_similar(
    scores: Scores, city_id: str, asked: Sequence[str], count: int = 5
) -> pd.DataFrame:
    """Return the cities with the most similar profile, nearest first.

    Parameters
    ----------
    scores
        Scores of the study.
    city_id
        The city to compare with.
    asked
        Ids of the dimensions that the study asks about.
    count
        How many to return at most.

    Returns
    -------
    pandas.DataFrame
        Indexed by city, with ``distance`` (root mean square difference over the dimensions
        that both have, in points) and ``shared`` (how many dimensions those are). Cities that
        share less than 65 % of the dimensions are left out.
    """
    profiles = scores.dimensions[list(asked)]
    difference = profiles.to_numpy() - profiles.loc[city_id].to_numpy()
    shared = np.isfinite(difference).sum(axis=1)
    squares = np.where(np.isfinite(difference), difference**2, 0.0).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        distance = np.sqrt(squares / shared)
    found = pd.DataFrame({"distance": distance, "shared": shared}, index=profiles.index)
    comparable = found["shared"] >= MIN_SHARED * len(asked)
    others = found.index != city_id
    return found[comparable & others].sort_values("distance", kind="stable").head(count)
