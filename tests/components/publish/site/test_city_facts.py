"""Tests of the facts of a city's page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.publish.site.city_facts import compute_facts
from components.publish.site.edition import Edition
from components.theme import DARK, LIGHT
from smartgov.peers.differences import compare_answers
from smartgov.peers.similar import find_similar


def test_facts_are_those_of_the_domain(edition: Edition) -> None:
    reader = edition.reader("en", "ghent")
    facts = compute_facts(reader)
    assert facts.peers == reader.peers
    assert facts.report.standing.rank == int(edition.scores.rank["ghent"])
    compared = compare_answers(edition.study, "ghent", reader.peer_ids)
    assert facts.compared.equals(compared)
    asked = [dimension.id for dimension in edition.study.asked]
    near = find_similar(edition.scores, "ghent", asked)
    assert facts.nearest.head(len(near)).equals(near)
    assert len(facts.report.next_steps.steps) >= len(facts.report.steps)


def test_the_map_is_drawn_in_both_modes(edition: Edition) -> None:
    facts = compute_facts(edition.reader("en", "ghent"))
    assert facts.maps is not None
    colors = [drawing.marks[0].color for drawing in facts.maps]  # type: ignore[union-attr]
    assert colors == [LIGHT.land, DARK.land]


def test_without_a_city_there_are_none(edition: Edition) -> None:
    with pytest.raises(ValueError, match="city"):
        compute_facts(replace(edition.reader("en")))
