"""Tests of the basic value types."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from smartgov.model import MIN_COVERAGE, Spec
from smartgov.scoring.score import score
from tests.smartgov.made_studies import INFO, make_framework, make_question, make_study, make_yes_no

FRAMEWORK = make_framework({"open": ["voice", "data"], "plans": ["plan"]}, {"data": 3})


@pytest.mark.parametrize(
    ("years", "period"),
    [((), ""), ((2019,), "2019"), ((2014, 2015), "2014–2015"), ((2014, 2015, 2016), "2014–2016")],
)
def test_period_is_the_first_and_last_year(years, period) -> None:
    assert replace(INFO, years=years).period == period


def test_period_does_not_depend_on_the_order_of_the_years() -> None:
    assert replace(INFO, years=(2015, 2014)).period == "2014–2015"
    assert replace(INFO, years=(2015, 2016, 2014)).period == "2014–2016"


def test_framework_gives_its_parts_by_id() -> None:
    assert FRAMEWORK.dimension("data").weight == 3
    assert FRAMEWORK.labels["plans"].en == "plans"
    assert [d.id for d in FRAMEWORK.dimensions_of("open")] == ["voice", "data"]
    assert FRAMEWORK.weights == {"open": 1, "plans": 1, "voice": 1, "data": 3, "plan": 1}
    with pytest.raises(KeyError):
        FRAMEWORK.dimension("open")


def test_dimension_is_asked_about_where_a_scored_question_is() -> None:
    questions = [
        make_yes_no("vote", "voice"),
        make_yes_no("chair", "plan", role="context"),
        make_yes_no("money", "data", role="barrier"),
    ]
    study = make_study(questions, {"a": [1, 1, 1]}, FRAMEWORK)
    assert [d.id for d in study.asked] == ["voice"]
    assert [d.id for d in study.not_asked] == ["data", "plan"]
    assert [q.id for q in study.scored] == ["vote"]
    assert study.scored_in("plan") == ()
    assert [q.id for q in study.with_role("barrier")] == ["money"]
    assert study.question_by_id["chair"].role == "context"
    assert study.city_by_id["a"].name == "A"


@pytest.mark.parametrize(
    "wrong",
    [
        {"weights": (("voice", -0.5),)},
        {"weights": (("voice", np.nan),)},
        {"weights": (("data", 1.0), ("voice", np.inf))},
        {"aggregation": "harmonic"},
        {"min_coverage": -0.01},
        {"min_coverage": 1.01},
        {"min_coverage": np.nan},
    ],
    ids=str,
)
def test_spec_that_decides_no_score_is_an_error(wrong) -> None:
    with pytest.raises(ValueError, match="must be"):
        Spec(**wrong)


def test_weight_beyond_all_measure_is_an_error() -> None:
    with pytest.raises(ValueError, match="weight of voice"):
        Spec((("voice", 1e308),))


def test_spec_at_its_bounds_is_fine() -> None:
    assert Spec((("voice", 0.0),), min_coverage=0).min_coverage == 0
    assert Spec(min_coverage=1).min_coverage == 1
    assert Spec().min_coverage == MIN_COVERAGE == 0.65


def test_equal_specs_are_equal_and_can_be_keys() -> None:
    assert {Spec((("voice", 2.0),)): 1}[Spec((("voice", 2.0),))] == 1


def test_weights_of_a_spec_replace_those_of_the_framework() -> None:
    weights = Spec((("data", 0.0), ("plans", 2.0))).weights_in(FRAMEWORK)
    assert weights == {"open": 1, "plans": 2, "voice": 1, "data": 0, "plan": 1}
    assert FRAMEWORK.weights["data"] == 3


def test_weight_of_something_unknown_is_an_error_that_names_what_there_is() -> None:
    with pytest.raises(ValueError, match="called nowhere, 2; there are open, plans, voice"):
        Spec((("nowhere", 1.0), ("data", 1.0), ("2", 1.0))).weights_in(FRAMEWORK)


def test_measure_is_the_overall_score_a_pillar_or_a_dimension() -> None:
    study = make_study(
        [make_question("vote", "voice"), make_question("plan", "plan")], {"a": [20, 60]}, FRAMEWORK
    )
    scores = score(study)
    assert scores.measure("overall")["a"] == 40
    assert scores.measure("plans")["a"] == 60
    assert scores.measure("voice")["a"] == 20
    with pytest.raises(KeyError):
        scores.measure("vote")
