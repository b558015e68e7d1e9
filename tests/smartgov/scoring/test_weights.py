"""Ready-made weights, and what weights come to."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.model import Spec
from smartgov.scoring.score import score
from smartgov.scoring.weights import (
    choose_against,
    effective_weights,
    measure_parts,
    presets,
    presets_of,
)
from tests.smartgov.made_studies import make_framework, make_question, make_study

NAN = np.nan
TREE = {"open": ["voice", "data", "silent"], "plans": ["plan"], "deeds": ["deed", "proof"]}
QUESTIONS = tuple(
    make_question(f"q{n}", dimension)
    for n, dimension in enumerate(["voice", "voice", "data", "plan", "deed"])
)
NODES = ("open", "voice", "data", "silent", "plans", "plan", "deeds", "deed", "proof")


def study_of(weights=None, questions=QUESTIONS, tree=None):
    answers = {"a": [50] * len(questions)}
    return make_study(questions, answers, make_framework(tree or TREE, weights))


def shares(study, weights=()):
    return effective_weights(study, Spec(weights)).to_dict()


# --- ready-made --------------------------------------------------------------------------------


def test_presets_of_the_survey(survey) -> None:
    assert presets(survey) == {
        "equal_pillars": (),
        "equal_dimensions": (("open_government", 2.0), ("strategic_management", 3.0)),
        "first_open_government": (("open_government", 2.0),),
        "first_strategic_management": (("strategic_management", 2.0),),
    }


def test_presets_are_of_the_pillars_that_are_asked_about() -> None:
    study = study_of(questions=QUESTIONS[:4])
    assert list(presets(study)) == [
        "equal_pillars",
        "equal_dimensions",
        "first_open",
        "first_plans",
    ]


def test_one_pillar_leaves_nothing_to_prefer() -> None:
    assert presets(study_of(questions=QUESTIONS[:3])) == {"equal_pillars": ()}


def test_presets_can_be_scored_and_are_in_the_order_of_links(survey) -> None:
    for weights in presets(survey).values():
        assert list(weights) == sorted(weights)
        assert score(survey, Spec(weights)).ranked >= 69


def test_pillars_of_the_survey_come_to_a_half_each(survey) -> None:
    parts = shares(survey)
    assert sum(parts[d] for d in ("accountability", "participation")) == pytest.approx(1 / 2)
    assert parts["foresight"] == pytest.approx(1 / 6)


def test_dimensions_come_to_the_same_wherever_they_stand(survey) -> None:
    parts = shares(survey, presets(survey)["equal_dimensions"])
    assert {d.id: parts[d.id] for d in survey.asked} == pytest.approx(
        dict.fromkeys([d.id for d in survey.asked], 1 / 5)
    )


@pytest.mark.parametrize("pillar", ["open_government", "strategic_management"])
def test_pillar_that_comes_first_comes_to_two_thirds(survey, pillar) -> None:
    parts = shares(survey, presets(survey)[f"first_{pillar}"])
    inside = [d.id for d in survey.asked if d.pillar == pillar]
    assert sum(parts[d] for d in inside) == pytest.approx(2 / 3)


def test_first_of_three_pillars_comes_to_a_half() -> None:
    study = study_of()
    parts = shares(study, presets(study)["first_plans"])
    assert parts["plan"] == pytest.approx(1 / 2)
    assert parts["deed"] == pytest.approx(1 / 4)


def test_dimensions_come_to_the_same_whatever_the_framework_says() -> None:
    study = study_of({"voice": 3, "open": 2, "deed": 0})
    parts = shares(study, presets(study)["equal_dimensions"])
    assert [parts[d.id] for d in study.asked] == pytest.approx([1 / 4] * 4)


def test_pillar_that_comes_first_weighs_twice_what_the_framework_says() -> None:
    study = study_of({"open": 3})
    parts = shares(study, presets(study)["first_open"])
    assert parts["voice"] + parts["data"] == pytest.approx(6 / 8)


# --- what they come to -------------------------------------------------------------------------


def test_shares_by_hand() -> None:
    """Open 3 of 6: voice 2 of 5 of it, data 3 of 5; plans 2, deeds 1."""
    study = study_of({"open": 3, "plans": 2, "voice": 2, "data": 3})
    table = effective_weights(study, Spec())
    assert list(table.index) == ["voice", "data", "silent", "plan", "deed", "proof"]
    expected = [3 / 6 * 2 / 5, 3 / 6 * 3 / 5, NAN, 2 / 6, 1 / 6, NAN]
    assert table.tolist() == pytest.approx(expected, nan_ok=True)


def test_weights_of_the_spec_replace_those_of_the_framework() -> None:
    study = study_of({"open": 3, "voice": 2, "data": 3})
    parts = shares(study, (("open", 1.0), ("data", 2.0)))
    assert parts["voice"] == parts["data"] == pytest.approx(1 / 6)


def test_weight_of_what_was_not_asked_about_counts_for_nothing() -> None:
    study = study_of()
    assert shares(study, (("silent", 50.0), ("proof", 9.0))) == pytest.approx(
        shares(study), nan_ok=True
    )


def test_dimension_of_weight_0_decides_nothing() -> None:
    parts = shares(study_of(), (("data", 0.0),))
    assert parts["data"] == 0
    assert parts["voice"] == pytest.approx(1 / 3)


def test_pillar_whose_dimensions_weigh_nothing_takes_no_part() -> None:
    parts = shares(study_of(), (("data", 0.0), ("voice", 0.0)))
    assert parts["data"] == parts["voice"] == 0
    assert parts["plan"] == parts["deed"] == pytest.approx(1 / 2)


def test_pillar_of_weight_0_decides_nothing() -> None:
    parts = shares(study_of(), (("open", 0.0),))
    assert parts["data"] == parts["voice"] == 0
    assert parts["plan"] == pytest.approx(1 / 2)


@pytest.mark.parametrize("nothing", [("open", "plans", "deeds"), ("voice", "data", "plan", "deed")])
def test_no_weight_at_all_is_0_for_each_and_no_error(nothing) -> None:
    table = effective_weights(study_of(), Spec(tuple((node, 0.0) for node in nothing)))
    assert table.dropna().tolist() == [0] * 4
    assert table.isna().sum() == 2


def test_study_that_asks_nothing_has_no_shares() -> None:
    study = make_study([make_question("q", None, role="context")], {"a": [1]}, make_framework(TREE))
    assert effective_weights(study, Spec()).isna().all()
    assert presets(study) == {"equal_pillars": ()}


WEIGHTS = st.dictionaries(st.sampled_from(NODES), st.just(0.0) | st.floats(0.01, 100))


@given(WEIGHTS)
def test_shares_sum_to_1_or_to_nothing(weights) -> None:
    study = study_of()
    table = effective_weights(study, Spec(tuple(weights.items())))
    assert table[["silent", "proof"]].isna().all()
    known = table.drop(["silent", "proof"])
    assert known.between(0, 1 + 1e-12).all()
    assert known.sum() == pytest.approx(1) or known.sum() == 0


@given(WEIGHTS)
def test_score_is_the_sum_of_the_shares_of_the_dimensions(weights) -> None:
    """Where every question is answered and the mean is arithmetic."""
    answers = {"a": [10, 90, 30, 70, 20], "b": [80, 0, 100, 40, 50]}
    study = make_study(QUESTIONS, answers, make_framework(TREE))
    scores = score(study, Spec(tuple(weights.items())))
    parts = effective_weights(study, scores.spec).dropna()
    expected = scores.dimensions[parts.index] @ parts
    if parts.sum() == 0:
        expected = pd.Series(NAN, index=expected.index)
    np.testing.assert_allclose(scores.overall, expected, rtol=0, atol=1e-9)


# --- of a pillar or a dimension ----------------------------------------------------------------


def test_shares_of_a_pillar_are_those_inside_it() -> None:
    study = study_of({"data": 3.0, "open": 0.0})
    found = effective_weights(study, Spec((("voice", 2.0),)), "open")
    assert found.dropna().to_dict() == pytest.approx(
        {"voice": 0.4, "data": 0.6, "plan": 0, "deed": 0}
    )


def test_dimension_is_all_of_itself() -> None:
    found = effective_weights(study_of(), Spec((("voice", 0.0),)), "voice").dropna()
    assert found.to_dict() == {"voice": 1, "data": 0, "plan": 0, "deed": 0}


def test_parts_of_what_is_not_asked_about_are_none() -> None:
    assert measure_parts(study_of(), Spec(), "silent") == ()


def test_unknown_measure_has_no_parts() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        measure_parts(study_of(), Spec(), "nowhere")


def test_presets_of_a_measure_are_those_that_differ_in_it(survey) -> None:
    assert presets_of(survey, "overall") == presets(survey)
    for measure in ("open_government", "participation"):
        assert presets_of(survey, measure) == {"equal_pillars": ()}


def test_dimensions_of_unequal_weight_have_two_presets_in_their_pillar() -> None:
    study = study_of({"data": 3.0})
    assert list(presets_of(study, "open")) == ["equal_pillars", "equal_dimensions"]
    assert list(presets_of(study, "deeds")) == ["equal_pillars"]


def test_ranks_are_compared_with_other_weights_than_their_own(survey) -> None:
    usual, own = Spec(), Spec((("participation", 2.0),))
    assert choose_against(survey, usual, "overall") == "equal_dimensions"
    assert choose_against(survey, own, "overall") == "equal_pillars"
    assert choose_against(survey, own, "overall", "equal_dimensions") == "equal_dimensions"
    assert choose_against(survey, usual, "foresight", "first_open_government") == "equal_pillars"
