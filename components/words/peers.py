"""Describe the peer group of a city."""

from __future__ import annotations

from components.reader import Reader
from smartgov.model import City
from smartgov.peers.rules import PeerRule, Peers


def peer_words(reader: Reader, peers: Peers, city: City) -> str:
    """Describe the rule that selected the peers of a city, and whether it was widened."""
    rule = _rule_words(reader, peers.rule, city)
    if peers.widened:
        return reader.t("peers.widened", asked=_rule_words(reader, peers.asked, city), rule=rule)
    return rule


def _rule_words(reader: Reader, rule: PeerRule, city: City) -> str:
    """Look up the label of a rule, naming the region, as every city is in several."""
    if rule == "region" and city.region:
        return reader.t("peers.in_region", region=reader.t.region(city.region))
    return reader.t("report.picked" if rule == "picked" else f"peers.rules.{rule}")
