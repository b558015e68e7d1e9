"""Tests of the figures that sentences of decks have."""

from __future__ import annotations

from components.publish.slides.facts import (
    GENERAL,
    OF_CITY,
    chosen_recommendation,
    facts_of,
    gaps_of,
    practice_shares,
)
from smartgov.model import Study
from tests.components.conftest import MakeReader
from tests.components.publish.slides.conftest import ReadAs


def test_every_figure_is_there_and_those_of_a_city_if_it_is_chosen(read_as: ReadAs) -> None:
    assert set(facts_of(read_as())) == {*GENERAL, *OF_CITY}
    assert set(facts_of(read_as(city=None))) == set(GENERAL)


def test_the_figures_are_those_of_the_pages(read_as: ReadAs) -> None:
    facts = facts_of(read_as())
    assert (facts["cities"], facts["ranked"], facts["median"]) == ("78", "69", "72.2")
    assert (facts["score"], facts["rank"], facts["interval"]) == ("80.6", "24 of 69", "17–33")


def test_figures_are_about_what_the_filter_leaves(read_as: ReadAs) -> None:
    whole, europe = facts_of(read_as()), facts_of(read_as(regions=("150",)))
    assert int(europe["cities"]) < int(whole["cities"])
    assert europe["median"] != whole["median"]


def test_the_widest_gap_stands_first_and_a_chosen_recommendation_counts(read_as: ReadAs) -> None:
    reader = read_as()
    gap = gaps_of(reader)["lack"] * gaps_of(reader)["distance"]
    assert gap.is_monotonic_decreasing
    assert chosen_recommendation(reader).id == gap.index[0]  # type: ignore[union-attr]
    chosen = facts_of(read_as(recommendation="plan_stronger"))
    assert chosen["recommendation"] == "Strengthen strategic planning"
    assert chosen["widest"] == facts_of(reader)["recommendation"]


def test_where_nothing_was_asked_there_is_a_dash(make_reader: MakeReader, small: Study) -> None:
    facts = facts_of(make_reader())
    assert facts["lacking"] == "–"
    assert practice_shares(make_reader()).index.isin([q.id for q in small.scored]).all()
