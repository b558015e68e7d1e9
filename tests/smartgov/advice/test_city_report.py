"""Tests that the city profile of a city contains all results of the domain."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from smartgov.advice.city_report import STEPS, CityReport, make_report
from smartgov.advice.next_steps import find_next_steps
from smartgov.certainty.robustness import indistinguishable, rank_intervals
from smartgov.model import Recommendation, Scores, Spec, Study
from smartgov.peers.differences import clear_differences, peer_profile
from smartgov.peers.rules import Peers, find_peers
from smartgov.scoring.score import score
from smartgov.study.framework import read_recommendations
from smartgov.text import Text
from tests.smartgov.made_studies import make_question, make_study, make_yes_no

RECOMMENDATIONS = read_recommendations()

LISTEN = Recommendation("listen", "all", ("voice",), Text("Listen"), Text(""))
PLAN = Recommendation("plan", "all", ("plan",), Text("Plan"), Text(""))
BOTH = (LISTEN, PLAN)

QUESTIONS = (
    make_yes_no("meet", "voice", recommendations=("listen",)),
    make_question("hear", "voice", type="scale", high=4, recommendations=("listen",)),
    make_yes_no("strategy", "plan", recommendations=("plan",)),
)


@pytest.fixture(scope="session")
def intervals(survey: Study, survey_scores: Scores) -> pd.DataFrame:
    return rank_intervals(survey, survey_scores, draws=200)


@pytest.fixture(scope="session")
def reports(survey: Study, survey_scores: Scores, intervals: pd.DataFrame) -> dict[str, CityReport]:
    """Return the report of every city of the survey."""
    return {
        city.id: make_report(
            survey,
            survey_scores,
            intervals,
            find_peers(survey, city.id),
            RECOMMENDATIONS,
            city.id,
        )
        for city in survey.cities
    }


def report_on(answers, city="one", recommendations=BOTH, questions=QUESTIONS) -> CityReport:
    """Return the report of a city of a made-up study, beside all others."""
    study = make_study(questions, answers)
    scores = score(study)
    others = tuple(other for other in answers if other != city)
    peers = Peers("study", "study", others)
    intervals = rank_intervals(study, scores, draws=20)
    return make_report(study, scores, intervals, peers, recommendations, city)


def same(one: float, other: float) -> bool:
    return one == other or (math.isnan(one) and math.isnan(other))


def test_standing_is_that_of_the_scores(
    reports, survey_scores: Scores, intervals: pd.DataFrame
) -> None:
    for city, report in reports.items():
        at = report.standing
        assert same(at.overall, survey_scores.overall[city])
        assert at.coverage == survey_scores.coverage[city]
        assert [pillar for pillar, _ in at.pillars] == ["open_government", "strategic_management"]
        for pillar, value in at.pillars:
            assert same(value, survey_scores.pillars.loc[city, pillar])
        assert at.ranked == survey_scores.ranked == 69
        assert at.overlapping == indistinguishable(intervals, city).sum()
        if at.rank is None:
            assert pd.isna(survey_scores.rank[city])
            assert at.interval is None
        else:
            assert at.rank == survey_scores.rank[city]
            assert at.interval == tuple(intervals.loc[city, ["rank_p05", "rank_p95"]])


def test_barcelona(reports) -> None:
    """The figures that the first page of the survey shows, worked out there too."""
    report = reports["barcelona"]
    assert round(report.standing.overall, 1) == 80.6
    assert (report.standing.rank, report.standing.ranked) == (24, 69)
    assert report.standing.coverage == 1
    assert report.ahead == ("advanced_analytics",)
    assert report.behind == ("foresight", "participation")
    assert [step.recommendation.id for step in report.steps] == [
        "design_together",
        "reach_the_unorganized",
        "look_ahead",
    ]
    assert [dimension.id for dimension in report.not_asked] == [
        "transparency",
        "collaboration",
        "open_data",
        "evaluation",
    ]


def test_a_city_that_answered_too_little_has_no_rank(reports) -> None:
    at = reports["bilbao"].standing
    assert math.isnan(at.overall)
    assert (at.rank, at.interval, at.overlapping) == (None, None, 0)
    assert at.coverage < 1


def test_profile_is_that_of_the_peers(reports, survey: Study, survey_scores: Scores) -> None:
    asked = [dimension.id for dimension in survey.asked]
    for city, report in reports.items():
        expected = peer_profile(survey_scores, city, report.peers.cities, asked)
        pd.testing.assert_frame_equal(report.profile, expected)
        assert (list(report.ahead), list(report.behind)) == clear_differences(expected)


def test_next_steps_are_those_of_the_page_as_many_as_fit(
    reports: dict[str, CityReport], survey: Study, survey_scores: Scores
) -> None:
    for city, report in reports.items():
        peers = report.peers.cities
        found = find_next_steps(survey, survey_scores, RECOMMENDATIONS, peers, city)
        assert report.steps == found.steps[:STEPS]
        assert (report.met, report.unanswered) == (found.met, found.unanswered)


def test_a_city_that_has_everything() -> None:
    report = report_on({"one": [1, 4, 1], "two": [0, 0, 0]})
    assert report.steps == ()
    assert report.met == BOTH
    assert report.unanswered == ()


def test_a_city_that_answered_nothing_lacks_nothing() -> None:
    report = report_on({"one": [None, None, None], "two": [1, 4, 1]})
    assert (report.steps, report.met) == ((), ())
    assert report.unanswered == BOTH
    assert report.standing.rank is None


def test_a_rounding_error_of_fractional_weights_is_met() -> None:
    questions = [
        make_yes_no(f"q{n}", "voice", weight=0.1, recommendations=("listen",)) for n in range(3)
    ]
    report = report_on({"one": [1, 1, 1]}, recommendations=(LISTEN,), questions=questions)
    assert (report.steps, report.met) == ((), (LISTEN,))


def test_a_city_alone() -> None:
    report = report_on({"one": [1, 0, 0]})
    assert report.peers.cities == ()
    assert (report.ahead, report.behind) == ((), ())
    assert report.profile["median"].isna().all()
    assert [step.recommendation for step in report.steps] == [PLAN, LISTEN]
    assert all(step.teachers == () for step in report.steps)


def test_own_weights_decide(survey: Study) -> None:
    scores = score(survey, Spec((("participation", 0.0),)))
    intervals = rank_intervals(survey, scores, draws=20)
    peers = find_peers(survey, "barcelona")
    report = make_report(survey, scores, intervals, peers, RECOMMENDATIONS, "barcelona")
    assert report.standing.overall == scores.overall["barcelona"]
    assert report.shares["participation"] == 0
    assert report.shares.sum() == pytest.approx(1)


def test_an_unknown_city_is_an_error(survey: Study, survey_scores: Scores, intervals) -> None:
    peers = Peers("study", "study", ())
    with pytest.raises(KeyError):
        make_report(survey, survey_scores, intervals, peers, RECOMMENDATIONS, "atlantis")
