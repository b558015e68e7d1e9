"""Tests of what is asked about a study."""

from __future__ import annotations

from smartgov.export.asked import Asked
from smartgov.model import Study
from smartgov.peers.filters import CityFilter


def test_cities_are_those_of_the_filter(survey: Study) -> None:
    assert Asked(survey).chosen == list(survey.city_by_id)
    spain = CityFilter(countries=("ES",))
    assert Asked(survey, cities=spain).chosen == spain.choose(survey)


def test_recommendations_are_limited_by_each_choice(survey: Study, recommendations) -> None:
    asked = Asked(survey, recommendations=recommendations)
    assert asked.selected == recommendations
    one = recommendations[0]
    for choice in ({"recommendation": one.id}, {"pillar": one.pillar}):
        limited = Asked(survey, recommendations=recommendations, **choice).selected
        assert one in limited
        assert len(limited) < len(recommendations)
    dimension = one.dimensions[0]
    limited = Asked(survey, recommendations=recommendations, dimension=dimension).selected
    assert limited == tuple(r for r in recommendations if dimension in r.dimensions)
