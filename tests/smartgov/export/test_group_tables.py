"""Tests of tables of groups, and of a city beside its comparison group."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from smartgov.export.asked import Asked
from smartgov.export.group_tables import (
    find_group,
    gaps_table,
    groups_table,
    medians_table,
    profile_table,
    rank_changes_table,
    regional_gaps_table,
    shares_table,
)
from smartgov.model import Scores, Study
from smartgov.peers.filters import CityFilter
from smartgov.peers.rules import find_peers
from smartgov.scoring.rank import rank_measure

EUROPE = CityFilter(regions=("150",))


@pytest.fixture
def asked(survey: Study, recommendations) -> Asked:
    return Asked(survey, recommendations=recommendations, city="ghent")


def test_the_group_is_that_of_the_city_page(asked: Asked, survey_scores: Scores) -> None:
    peers = find_peers(asked.study, "ghent", "region").cities
    assert find_group(asked, survey_scores) == ("ghent", peers)
    table = profile_table(asked, survey_scores).set_index("dimension")
    values = survey_scores.dimensions.loc[list(peers)]
    assert table.loc["participation", "median"] == values["participation"].median()
    assert table.loc["participation", "peers"] == values["participation"].notna().sum()
    np.testing.assert_array_equal(
        table["score"], survey_scores.dimensions.loc["ghent", list(table.index)]
    )
    picked = replace(asked, peers="picked", picked=("bilbao", "graz", "leuven"))
    assert set(find_group(picked, survey_scores)[1]) == {"bilbao", "graz", "leuven"}


def test_a_profile_needs_a_city(asked: Asked, survey_scores: Scores) -> None:
    with pytest.raises(ValueError, match="needs a city"):
        profile_table(replace(asked, city=None), survey_scores)


def test_medians_are_of_the_chosen_cities_by_group(asked: Asked, survey_scores: Scores) -> None:
    whole = medians_table(asked, survey_scores)
    assert set(whole["group"]) == {""}
    by_region = medians_table(replace(asked, by="region"), survey_scores)
    europe = medians_table(replace(asked, cities=EUROPE), survey_scores)
    part = by_region[by_region["group"] == "150"].reset_index(drop=True)
    assert part.drop(columns="group").equals(europe.drop(columns="group"))
    none = medians_table(replace(asked, by="size", cities=CityFilter(search="zzz")), survey_scores)
    assert list(none) == list(whole)
    assert none.empty


def test_groups_are_ranked_by_the_score_asked_for(asked: Asked, survey_scores: Scores) -> None:
    table = groups_table(replace(asked, group="size", measure="foresight"), survey_scores)
    assert set(table["measure"]) == {"foresight"}
    assert table["rank"].dropna().is_monotonic_increasing
    assert table["cities"].sum() <= len(asked.study.cities)


def test_gaps_are_of_the_chosen_recommendations_and_cities(
    asked: Asked, survey_scores: Scores
) -> None:
    table = gaps_table(replace(asked, pillar="open_government", cities=EUROPE), survey_scores)
    pillars = {one.id: one.pillar for one in asked.recommendations}
    assert {pillars[one] for one in table["recommendation"]} == {"open_government"}
    assert table["answered"].max() <= len(EUROPE.choose(asked.study))
    assert (table["lack"] == table["lacking"] / table["answered"]).all()


def test_regional_gaps_have_the_regions_with_enough_answers(
    asked: Asked, survey_scores: Scores
) -> None:
    table = regional_gaps_table(asked, survey_scores)
    assert table["in_place"].between(0, 100).all()
    europe = regional_gaps_table(replace(asked, cities=EUROPE), survey_scores)
    assert set(europe["region"]) == {"150"}
    assert set(europe["in_place"]) <= set(table["in_place"])


def test_shares_are_of_practices_and_of_yes_or_no(asked: Asked, survey_scores: Scores) -> None:
    table = shares_table(asked, survey_scores).set_index("question")
    assert set(table["role"]) >= {"scored", "barrier"}
    answers = asked.study.answers
    for question in asked.study.with_role("barrier"):
        assert table.loc[question.id, "have"] == (answers[question.id] == 1).sum()
    scored = table[table["role"] == "scored"]
    assert list(scored.index) == [question.id for question in asked.study.scored]


def test_ranks_are_beside_those_of_other_weights(asked: Asked, survey_scores: Scores) -> None:
    table = rank_changes_table(asked, survey_scores)
    assert set(table["against"]) == {"equal_dimensions"}
    ranks = rank_measure(survey_scores, "overall").dropna()
    assert table["rank"].tolist() == ranks.astype(int).tolist()
    assert (table["change"] == table["rank_against"] - table["rank"]).all()
    assert table["change"].abs().max() > 0
