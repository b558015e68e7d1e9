"""Whom a city is compared with, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.words.peers import peer_words
from smartgov.peers.rules import PEER_RULES, Peers
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
@pytest.mark.parametrize("rule", [rule for rule in PEER_RULES if rule not in ("region", "picked")])
def test_a_rule_has_its_words(make_reader: MakeReader, rule: str, language: Language) -> None:
    reader = make_reader(language)
    words = peer_words(reader, Peers(rule, rule, ()), reader.study.cities[0])
    assert words == reader.t(f"peers.rules.{rule}")


@languages
def test_the_region_is_named_where_there_is_one(
    make_reader: MakeReader, language: Language
) -> None:
    reader = make_reader(language)
    peers, city = Peers("region", "region", ()), reader.study.cities[0]
    words = reader.t("peers.in_region", region=reader.t.region("150"))
    assert peer_words(reader, peers, city) == words
    somewhere = replace(city, region="")
    assert peer_words(reader, peers, somewhere) == reader.t("peers.rules.region")


def test_picked_cities_are_not_a_choice_in_a_sentence(make_reader: MakeReader) -> None:
    reader = make_reader()
    words = peer_words(reader, Peers("picked", "picked", ()), reader.study.cities[0])
    assert words == reader.t("report.picked")


@languages
def test_a_wider_rule_says_what_was_asked(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language, city="arco", peers="country")
    assert reader.peers is not None
    assert reader.city is not None
    t = reader.t
    assert reader.peers.rule == "study"
    assert peer_words(reader, reader.peers, reader.city) == t(
        "peers.widened", asked=t("peers.rules.country"), rule=t("peers.rules.study")
    )
