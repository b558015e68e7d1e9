"""Find the peers of a city by different rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from smartgov.model import City, Scores, Study
from smartgov.peers.population import population_class
from smartgov.peers.similar import SIMILAR_PEERS, find_similar

PeerRule = Literal["region", "country", "population", "similar", "study", "picked"]
PEER_RULES: tuple[PeerRule, ...] = get_args(PeerRule)

#: Minimum number of peers for a meaningful median.
MIN_PEERS = 3

#: The wider rule to use if a rule finds too few peers.
WIDER: dict[PeerRule, PeerRule] = {
    "country": "region",
    "region": "study",
    "population": "study",
    "similar": "study",
    "picked": "region",
}


@dataclass(frozen=True)
class Peers:
    """The peers of a city; ``rule`` was used, which may be wider than the rule ``asked`` for."""

    asked: PeerRule
    rule: PeerRule
    cities: tuple[str, ...]

    @property
    def widened(self) -> bool:
        """Whether a wider rule was used because the requested one found too few peers."""
        return self.rule != self.asked


def find_peers(
    study: Study,
    city_id: str,
    rule: PeerRule = "region",
    *,
    scores: Scores | None = None,
    picked: Sequence[str] = (),
) -> Peers:
    """Find the peers of a city, widening the rule while there are fewer than three.

    The city itself is never one of its peers.

    Parameters
    ----------
    study, city_id
        A study and the id of one of its cities.
    rule
        The rule by which cities are peers.
    scores
        Scores of the study, needed by the rule ``similar``; without them it finds no peers.
    picked
        Ids for the rule ``picked``; unknown ids are ignored.

    Raises
    ------
    KeyError
        If the study has no such city.
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
        return tuple(str(c) for c in find_similar(scores, city.id, asked, SIMILAR_PEERS).index)
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
