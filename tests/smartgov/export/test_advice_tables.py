"""Tests of the tables of recommendations, needs, practices and standards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smartgov.advice.practice_counts import count_practices
from smartgov.advice.practices import practices_of
from smartgov.cases.case_filter import CaseFilter
from smartgov.cases.read_cases import read_sound_collection
from smartgov.export.advice_tables import (
    needs_table,
    practices_table,
    recommendations_table,
    standards_table,
)
from smartgov.model import Recommendation, Scores, Study
from smartgov.peers.filters import CityFilter
from smartgov.study.framework import read_recommendations


@pytest.fixture(scope="module")
def advice() -> tuple[Recommendation, ...]:
    return read_recommendations()


def test_who_has_and_who_lacks_add_up(survey: Study, survey_scores: Scores, advice) -> None:
    cities = CityFilter(regions=("150",)).choose(survey)
    table = recommendations_table(survey, survey_scores, advice, cities)
    assert list(dict.fromkeys(table["recommendation"])) == [one.id for one in advice]
    asked = table.dropna(subset=["practice"])
    assert (asked["have"] + asked["lack"] == asked["answered"]).all()
    for one in advice:
        practices = practices_of(survey, one.id)
        rows = asked[asked["recommendation"] == one.id].set_index("practice")
        assert list(rows.index) == [practice.id for practice in practices]
        counts = count_practices(survey_scores, practices, cities)
        assert (rows["have"] == counts["have"]).all()


def test_a_recommendation_without_practices_has_a_row(survey, survey_scores, advice) -> None:
    unasked = replace(advice[0], id="unasked")
    table = recommendations_table(survey, survey_scores, [unasked], list(survey.city_by_id))
    assert table[["practice", "have", "share"]].isna().all(axis=None)
    assert list(table["recommendation"]) == ["unasked"]


def test_every_city_has_a_need_for_each(survey: Study, survey_scores: Scores, advice) -> None:
    table = needs_table(survey, survey_scores, advice)
    assert len(table) == len(survey.cities) * len(advice)
    assert set(table["lacks"].dropna()) == {0, 1}
    assert str(table["lacks"].dtype) == "Int64"
    assert table["need"].dropna().between(0, 100).all()
    assert needs_table(survey, survey_scores, ()).empty


@pytest.mark.parametrize("words", ["presupuesto participativo", "Budget participatif"])
def test_practices_are_found_in_every_language(words: str) -> None:
    cases = read_sound_collection().cases
    found = practices_table(cases, CaseFilter(words=words))
    assert 0 < len(found) < len(cases)
    assert len(practices_table(cases, CaseFilter())) == len(cases)


def test_standards_follow_the_recommendation(advice) -> None:
    standards = read_sound_collection().standards
    table = standards_table(standards, CaseFilter(advice[0].id))
    assert set(table["recommendation"]) == {advice[0].id}
    assert len(standards_table(standards, CaseFilter())) == len(standards)
    assert table["address"].str.startswith("https://").all()
