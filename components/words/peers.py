"""Whom a city is compared with, in words."""

from __future__ import annotations

from components.reader import Reader
from smartgov.model import City
from smartgov.peers.rules import PeerRule, Peers


def peer_words(reader: Reader, peers: Peers, city: City) -> str:
    """Return which rule found the peers of a city, and whether it had to be widened."""
    rule = _rule_words(reader, peers.rule, city)
    if peers.widened:
        return reader.t("peers.widened", asked=_rule_words(reader, peers.asked, city), rule=rule)
    return rule


def _rule_words(reader: Reader, rule: PeerRule, city: City) -> str:
    """Return the words for a rule; which region it means, as every city lies in several."""
    if rule == "region" and city.region:
        return reader.t("peers.in_region", region=reader.t.region(city.region))
    return reader.t("report.picked" if rule == "picked" else f"peers.rules.{rule}")
