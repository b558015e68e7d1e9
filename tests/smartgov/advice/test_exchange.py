"""Tests of what cities can learn from one another."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.advice.exchange import (
    complement,
    count_taught,
    find_hosts,
    find_lessons,
    find_pairs,
    find_partners,
)
from smartgov.advice.practices import in_place, practices_of
from smartgov.model import Recommendation, Scores, Study
from smartgov.scoring.score import score
from tests.smartgov.made_studies import make_framework, make_study, make_yes_no

NAMES = ["a", "b", "c", "d"]
QUESTIONS = [make_yes_no(name, "d") for name in NAMES]
ANSWERS = st.lists(st.sampled_from([0, 1, None]), min_size=len(NAMES), max_size=len(NAMES))


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """Draw a study of some cities; each question is answered by one of them at least."""
    count = draw(st.integers(2, 6))
    answers = {f"city{number}": draw(ANSWERS) for number in range(count)}
    answers["all"] = draw(st.lists(st.sampled_from([0, 1]), min_size=4, max_size=4))
    return make_study(QUESTIONS, answers, make_framework({"p": ["d"]}))


@given(studies())
def test_pairs_are_symmetric_and_none_is_with_itself(study: Study) -> None:
    scores, cities = score(study), list(study.city_by_id)
    taught = count_taught(scores, cities)
    assert all(taught.at[city, city] == 0 for city in cities)
    both = complement(taught)
    pd.testing.assert_frame_equal(both, both.T)
    partners = {
        city: {pair.other.id for pair in find_partners(study, scores, city, cities, len(cities))}
        for city in cities
    }
    for city in cities:
        assert city not in partners[city]
        assert partners[city] == set(both.columns[both.loc[city] > 0])
        assert all(city in partners[other] for other in partners[city])


@given(studies())
def test_the_pairs_of_all_are_those_of_each(study: Study) -> None:
    scores, cities = score(study), list(study.city_by_id)
    pairs = find_pairs(study, scores, cities, count=100)
    ids = [frozenset((pair.one.id, pair.other.id)) for pair in pairs]
    assert all(len(pair) == 2 for pair in ids)
    assert len(set(ids)) == len(ids)
    of_each = {
        frozenset((city, pair.other.id))
        for city in cities
        for pair in find_partners(study, scores, city, cities, len(cities))
    }
    assert set(ids) == of_each
    sizes = [(min(len(p.shows), len(p.sees)), len(p.shows) + len(p.sees)) for p in pairs]
    assert sizes == sorted(sizes, reverse=True)


@given(studies())
def test_what_is_shown_is_in_place_here_and_lacking_there(study: Study) -> None:
    scores, cities = score(study), list(study.city_by_id)
    there = in_place(scores)
    for pair in find_pairs(study, scores, cities, count=100):
        for teacher, learner, practices in (
            (pair.one, pair.other, pair.shows),
            (pair.other, pair.one, pair.sees),
        ):
            assert practices
            assert all(there.at[teacher.id, question.id] == 1 for question in practices)
            assert all(there.at[learner.id, question.id] == 0 for question in practices)


def test_lessons_are_what_others_lack_the_most_lacked_first() -> None:
    answers = {
        "me": [1, 1, 0, None],
        "x": [0, 0, 1, 1],
        "y": [1, 0, 1, 1],
        "z": [None, 1, 1, 0],
    }
    study = make_study(QUESTIONS, answers, make_framework({"p": ["d"]}))
    lessons = find_lessons(study, score(study), "me", ["me", "x", "y", "z"])
    found = [(one.question.id, [c.id for c in one.learners], one.answered) for one in lessons]
    assert found == [("b", ["x", "y"], 3), ("a", ["x"], 2)]
    assert find_lessons(study, score(study), "me", ["me"]) == ()


def test_hosts_have_practices_that_their_guests_lack(
    survey: Study, survey_scores: Scores, recommendations: tuple[Recommendation, ...]
) -> None:
    cities = [city.id for city in survey.cities]
    there = in_place(survey_scores)
    found = find_hosts(survey, survey_scores, recommendations, cities)
    assert len(found) == 5  # the survey asks about five of the seven
    for host in found:
        ids = [question.id for question in practices_of(survey, host.recommendation.id)]
        for city in host.hosts:
            assert (there.loc[city.id, ids] == 1).any()
        hosts = {city.id for city in host.hosts}
        guests = [c for c in cities if (there.loc[c, ids] == 0).any() and c not in hosts]
        assert host.guests == len(guests) > 0
        assert host.answered >= host.guests
    assert find_hosts(survey, survey_scores, recommendations, ["durban"]) == ()


@pytest.mark.parametrize("count", [0, 3])
def test_no_more_pairs_than_asked_for(survey: Study, survey_scores: Scores, count: int) -> None:
    cities = [city.id for city in survey.cities]
    assert len(find_pairs(survey, survey_scores, cities, count)) == count
    assert len(find_partners(survey, survey_scores, "durban", cities, count)) == count


def test_with_a_dimension_only_its_practices_count(
    survey: Study, survey_scores: Scores, recommendations: tuple[Recommendation, ...]
) -> None:
    cities = [city.id for city in survey.cities]
    pairs = find_pairs(survey, survey_scores, cities, dimension="participation")
    assert pairs
    taught = {question.dimension for pair in pairs for question in (*pair.shows, *pair.sees)}
    assert taught == {"participation"}
    chosen = [r for r in recommendations if "participation" in r.dimensions]
    every = find_hosts(survey, survey_scores, chosen, cities)
    some = find_hosts(survey, survey_scores, chosen, cities, "participation")
    assert {host.recommendation for host in some} <= {host.recommendation for host in every}
    assert some
