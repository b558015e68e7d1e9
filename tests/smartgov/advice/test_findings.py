"""Tests of findings: the right extremes, and none if nothing stands out."""

from __future__ import annotations

import pytest

from smartgov.advice.findings import MIN_REGION, find_findings
from smartgov.model import Scores, Study
from smartgov.scoring.score import score
from tests.smartgov.made_studies import (
    make_city,
    make_framework,
    make_question,
    make_study,
    make_yes_no,
)


def found(study, code):
    """Return the finding of this code, or None."""
    return {finding.code: finding for finding in find_findings(study, score(study))}.get(code)


def study_of(rows, *questions, framework=None, regions=None):
    """Return a study of cities c0, c1 …, of these regions."""
    answers = {f"c{n}": row for n, row in enumerate(rows)}
    cities = [make_city(c, region=regions[n] if regions else "") for n, c in enumerate(answers)]
    return make_study(questions, answers, framework, cities)


# --- practices ---------------------------------------------------------------------------------


def test_practices_of_one_pillar_that_differ_most() -> None:
    """Plans: 2 of 3 against 0 of 4. Open: 4 of 4 against 3 of 4, with trends further still."""
    framework = make_framework({"open": ["voice"], "plans": ["plan"]})
    study = study_of(
        [[1, 1, 1, 0], [1, 1, 0, 0], [1, 0, None, 0], [1, 1, 1, 0]],
        make_yes_no("vote", "voice"),
        make_yes_no("meet", "voice"),
        make_yes_no("strategy", "plan"),
        make_yes_no("trends", "plan"),
        framework=framework,
    )
    finding = found(study, "practices")
    assert finding.names == {"most": "strategy", "least": "trends"}
    assert finding.numbers == {
        "most_have": 2,
        "most_answered": 3,
        "least_have": 0,
        "least_answered": 4,
        "gap": pytest.approx(2 / 3),
    }
    assert finding.page == "recommendations"


def test_a_number_is_no_practice() -> None:
    """An audit that nearly all pass would otherwise be the most common practice."""
    audit = make_question("audit", "voice", low=0, high=100)
    questions = (audit, make_yes_no("vote", "voice"), make_yes_no("meet", "voice"))
    finding = found(study_of([[99, 1, 0], [98, 1, 0], [97, 0, 0]], *questions), "practices")
    assert finding.names == {"most": "vote", "least": "meet"}


def test_single_practice_of_a_pillar_is_no_contrast() -> None:
    framework = make_framework({"open": ["voice"], "plans": ["plan"]})
    questions = (make_yes_no("vote", "voice"), make_yes_no("strategy", "plan"))
    assert found(study_of([[1, 0], [1, 0]], *questions, framework=framework), "practices") is None


def test_practice_that_nobody_answered_is_left_out() -> None:
    questions = (make_yes_no("vote"), make_yes_no("meet"), make_yes_no("unknown"))
    finding = found(study_of([[1, 0, None], [1, 0, None]], *questions), "practices")
    assert set(finding.names.values()) == {"vote", "meet"}
    assert found(study_of([[1, None], [1, None]], *questions[1:]), "practices") is None


def test_practices_that_are_equally_common_are_no_finding() -> None:
    questions = (make_yes_no("vote"), make_yes_no("meet"))
    assert found(study_of([[1, 1], [0, 0]], *questions), "practices") is None


# --- regions -----------------------------------------------------------------------------------

TWO_REGIONS = ["150"] * MIN_REGION + ["002"] * MIN_REGION


def test_dimension_in_which_two_regions_are_furthest_apart() -> None:
    rows = [[80, 60, 50]] * MIN_REGION + [[70, 20, 45]] * MIN_REGION
    questions = [make_question(name, name) for name in ("voice", "plan", "data")]
    finding = found(study_of(rows, *questions, regions=TWO_REGIONS), "regions")
    assert finding.names == {"dimension": "plan", "high": "150", "low": "002"}
    assert finding.numbers == pytest.approx({"high": 60, "low": 20, "gap": 40})
    assert finding.page == "ranking"


def test_region_is_compared_from_five_scored_cities() -> None:
    assert MIN_REGION == 5
    rows = [[80]] * 5 + [[20]] * 4 + [[None]]
    assert found(study_of(rows, make_question("q"), regions=TWO_REGIONS), "regions") is None
    rows[-1] = [20]
    assert found(study_of(rows, make_question("q"), regions=TWO_REGIONS), "regions") is not None


def test_regions_that_are_alike_are_no_finding() -> None:
    study = study_of([[50]] * 10, make_question("q"), regions=TWO_REGIONS)
    assert found(study, "regions") is None


def test_cities_without_a_region_are_no_region() -> None:
    rows = [[80]] * 5 + [[20]] * 5
    study = study_of(rows, make_question("q"), regions=["150"] * 5 + [""] * 5)
    assert found(study, "regions") is None


# --- barriers ----------------------------------------------------------------------------------


def test_barrier_that_most_cities_name() -> None:
    """Three of four name money, two of the two that answered name skills."""
    questions = (
        make_yes_no("vote"),
        make_yes_no("region", None, role="context"),
        make_yes_no("money", None, role="barrier"),
        make_yes_no("skills", None, role="barrier"),
    )
    rows = [[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, None], [1, 1, 0, None]]
    finding = found(study_of(rows, *questions), "barrier")
    assert finding.names == {"barrier": "skills"}
    assert finding.numbers == {"have": 2, "answered": 2}
    assert finding.page == "city"


def test_study_without_barriers_names_none() -> None:
    assert found(study_of([[1]], make_question("q")), "barrier") is None
    unanswered = (make_question("q"), make_yes_no("money", None, role="barrier"))
    assert found(study_of([[1, None]], *unanswered), "barrier") is None


def test_barrier_that_nobody_names_is_no_finding() -> None:
    questions = (make_question("q"), make_yes_no("money", None, role="barrier"))
    assert found(study_of([[1, 0], [1, 0]], *questions), "barrier") is None


# --- dimensions --------------------------------------------------------------------------------


def test_dimensions_with_the_highest_and_the_lowest_mean() -> None:
    framework = make_framework({"all": ["voice", "plan", "data", "other"]})
    questions = [make_question(name, name) for name in ("voice", "plan", "data")]
    study = study_of([[50, 90, 20], [60, 70, None]], *questions, framework=framework)
    finding = found(study, "dimensions")
    assert finding.names == {"high": "plan", "low": "data"}
    assert finding.numbers == {"high": 80, "low": 20}
    assert finding.page == "method"


def test_single_dimension_is_no_contrast() -> None:
    assert found(study_of([[50], [60]], make_question("q")), "dimensions") is None


def test_dimensions_that_are_alike_are_no_finding() -> None:
    questions = (make_question("q", "voice"), make_question("r", "plan"))
    assert found(study_of([[50, 50]], *questions), "dimensions") is None


# --- together ----------------------------------------------------------------------------------


def test_three_findings_of_the_survey(survey: Study, survey_scores: Scores) -> None:
    findings = find_findings(survey, survey_scores)
    assert [finding.code for finding in findings] == ["practices", "regions", "barrier"]
    for finding in findings:
        assert finding.numbers.get("gap", 1) > 0
        for name in finding.names.values():
            known = {*survey.question_by_id, *survey.framework.weights}
            assert name in known | {city.region for city in survey.cities}


def test_study_of_one_answer_has_nothing_to_tell() -> None:
    assert (
        find_findings(*(lambda study: (study, score(study)))(study_of([[1]], make_question("q"))))
        == []
    )


def test_findings_are_about_the_cities_that_are_asked_for() -> None:
    framework = make_framework({"open": ["voice"]})
    questions = [make_yes_no("vote", "voice"), make_yes_no("meet", "voice")]
    study = study_of([[1, 0]] * 3 + [[0, 1]] * 4, *questions, framework=framework)
    ends = {}
    for cities in (["c0", "c1", "c2"], ["c3", "c4", "c5", "c6"], None, ["c0", "c1"]):
        found = find_findings(study, score(study), cities)
        ends[str(cities)] = [(f.names["most"], f.numbers["most_answered"]) for f in found]
    assert list(ends.values()) == [[("vote", 3)], [("meet", 4)], [("meet", 7)], []]
