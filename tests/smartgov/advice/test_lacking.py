"""Which cities lack practices, and which."""

from __future__ import annotations

import pytest

from smartgov.advice.lacking import find_lacking
from smartgov.advice.practices import practices_of
from smartgov.model import Scores, Study


def test_cities_lack_what_they_answered_and_do_not_have(
    survey: Study, survey_scores: Scores
) -> None:
    practices = practices_of(survey, "look_ahead")
    cities = [city.id for city in survey.cities]
    found = find_lacking(survey_scores, practices, cities)
    answers = survey.answers[[q.id for q in practices]]
    assert set(found.index) == set(answers.index[(answers == 0).any(axis=1)])
    assert (found.isna() == answers.loc[found.index].isna()).all(axis=None)
    shares = found.mean(axis=1).tolist()
    assert shares == sorted(shares, reverse=True)


def test_equal_cities_stay_in_their_order(survey: Study, survey_scores: Scores) -> None:
    practices = practices_of(survey, "design_together")
    cities = [city.id for city in survey.cities][::-1]
    found = list(find_lacking(survey_scores, practices, cities).index)
    assert found == [city for city in cities if city in found]
    assert 0 < len(found) < len(cities)


@pytest.mark.parametrize("count", [0, 1])
def test_only_the_cities_and_practices_asked_for(
    survey: Study, survey_scores: Scores, count: int
) -> None:
    practices = practices_of(survey, "look_ahead")[:count]
    found = find_lacking(survey_scores, practices, ["abuja", "ghent"])
    assert set(found.index) <= {"abuja", "ghent"}
    assert list(found.columns) == [q.id for q in practices]
