"""Tests of sensitivity: every choice changed alone, compared with separate rankings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.certainty.sensitivity import rank_shifts
from smartgov.model import Scores, Spec, Study
from smartgov.scoring.rank import rank
from smartgov.scoring.score import score
from tests.conftest import at_most
from tests.smartgov.made_studies import make_framework, make_question, make_study

TREE = {"open": ["voice", "data"], "plans": ["plan"]}
QUESTIONS = (
    make_question("vote", "voice"),
    make_question("listen", "voice", weight=2),
    make_question("sets", "data"),
    make_question("delay", "data"),
    make_question("speed", "data"),
    make_question("strategy", "plan"),
)


def study_of(answers, questions=QUESTIONS, tree=None):
    return make_study(questions, answers, make_framework(tree or TREE))


def shift_to(scores: Scores, study: Study, spec: Spec) -> float:
    """Return the mean absolute shift of the cities that are ranked both ways.

    A city that has no rank as things are takes no place, even where a question that it did not
    answer is left out.
    """
    ranked = scores.rank.notna()
    shifted = rank(score(study, spec).overall[ranked].to_numpy())
    return float((scores.rank[ranked] - shifted).abs().mean())


def shifts_one_by_one(study: Study, spec: Spec) -> dict[tuple[str, str], float]:
    """Return every shift by way of `score`."""
    scores = score(study, spec)
    weights = spec.weights_in(study.framework)
    other = "arithmetic" if spec.aggregation == "geometric" else "geometric"
    found = {("aggregation", other): shift_to(scores, study, replace(spec, aggregation=other))}
    pillars = {d.pillar for d in study.asked if weights[d.id] > 0}
    for dimension in study.asked:
        if weights[dimension.id] == 0 or dimension.pillar not in pillars:
            continue
        ends = [
            shift_to(scores, study, replace(spec, weights=tuple({**weights, **changed}.items())))
            for changed in ({dimension.id: weights[dimension.id] * f} for f in (0.75, 1.25))
        ]
        found["weight", dimension.id] = pd.Series(ends).mean()
        questions = study.scored_in(dimension.id)
        for question in questions if len(questions) > 1 else ():
            kept = tuple(q for q in study.questions if q is not question)
            shift = shift_to(scores, replace(study, questions=kept), spec)
            found["question", question.id] = shift
    return found


def assert_as_one_by_one(study: Study, spec: Spec) -> pd.DataFrame:
    """Hold the table beside rankings made one by one, and its order; return it."""
    table = rank_shifts(study, score(study, spec))
    assert list(table.columns) == ["choice", "target", "shift"]
    assert list(table.index) == list(range(len(table)))
    found = table.set_index(["choice", "target"])["shift"].to_dict()
    expected = shifts_one_by_one(study, spec)
    assert found.keys() == expected.keys()
    for choice, shift in expected.items():
        assert found[choice] == pytest.approx(shift, abs=1e-6, nan_ok=True), choice
    known = table["shift"].dropna()
    assert list(known.index) == list(range(len(known)))
    assert known.is_monotonic_decreasing
    return table


@pytest.mark.parametrize(
    "spec",
    [
        Spec(),
        Spec(aggregation="geometric"),
        Spec((("open_government", 3.0), ("foresight", 0.5)), min_coverage=0),
        Spec((("accountability", 0.0),), "geometric", 0.5),
        Spec(min_coverage=1),
    ],
    ids=["usual", "geometric", "own", "without", "complete"],
)
def test_shifts_of_the_survey_are_those_of_rankings_one_by_one(survey: Study, spec: Spec) -> None:
    table = assert_as_one_by_one(survey, spec)
    assert table["shift"].max() > 1


def test_choices_of_the_survey(survey, survey_scores) -> None:
    """Five dimensions are asked about; participation, foresight and analytics have questions."""
    table = rank_shifts(survey, survey_scores)
    assert table["choice"].value_counts().to_dict() == {
        "question": 13,
        "weight": 5,
        "aggregation": 1,
    }
    targets = table.groupby("choice")["target"].agg(set)
    assert targets["weight"] == {dimension.id for dimension in survey.asked}
    assert targets["question"] == {
        question.id
        for question in survey.scored
        if question.dimension not in ("accountability", "strategic_planning")
    }


@pytest.mark.parametrize(
    ("measure", "weights"),
    [
        ("open_government", ["accountability", "participation"]),
        ("strategic_management", ["strategic_planning", "foresight", "advanced_analytics"]),
        ("participation", []),
        ("accountability", []),
    ],
)
@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_shifts_of_a_measure_are_those_of_rankings_one_by_one(
    survey: Study, measure, weights, aggregation
) -> None:
    """Only what it is made of is changed: its dimensions, and their questions."""
    spec = Spec(aggregation=aggregation)
    usual = score(survey, spec).measure(measure).dropna()
    before = rank(usual.to_numpy())

    def shift(study: Study, other: Spec) -> float:
        after = score(study, other).measure(measure)[usual.index]
        return float(np.nanmean(np.abs(before - rank(after.to_numpy()))))

    mean = "arithmetic" if aggregation == "geometric" else "geometric"
    expected = {("aggregation", mean): shift(survey, replace(spec, aggregation=mean))}
    for dimension in weights:
        ends = [shift(survey, replace(spec, weights=((dimension, f),))) for f in (0.75, 1.25)]
        expected["weight", dimension] = sum(ends) / 2
    for question in survey.scored:
        inside = survey.framework.dimension(question.dimension)
        alone = len(survey.scored_in(inside.id)) == 1
        if measure in (inside.id, inside.pillar) and not alone:
            kept = tuple(q for q in survey.questions if q is not question)
            shifted = shift(replace(survey, questions=kept), spec)
            expected["question", question.id] = shifted
    table = rank_shifts(survey, score(survey, spec), measure)
    found = table.set_index(["choice", "target"])["shift"].to_dict()
    assert found == pytest.approx(expected, abs=1e-6)
    assert table["shift"].is_monotonic_decreasing


def test_measure_without_scores_is_an_empty_table(survey, survey_scores) -> None:
    table = rank_shifts(survey, survey_scores, "open_data")
    assert list(table.columns) == ["choice", "target", "shift"]
    assert table.empty


@pytest.mark.parametrize(
    ("aggregation", "other"), [("arithmetic", "geometric"), ("geometric", "arithmetic")]
)
def test_the_other_mean_is_the_one_that_is_not_chosen(aggregation, other) -> None:
    """100 and 0, 0 and 100, 40 and 40: the even one is last by one mean, first by the other."""
    answers = {"a": [100, 0], "b": [0, 100], "c": [40, 40]}
    study = make_study([make_question("q", "voice"), make_question("r", "data")], answers)
    table = rank_shifts(study, score(study, Spec(aggregation=aggregation)))
    row = table[table["choice"] == "aggregation"]
    assert row["target"].tolist() == [other]
    assert row["shift"].tolist() == pytest.approx([4 / 3])


def test_question_by_hand() -> None:
    """Without q: b, a, c; without r: a, c, b; by both: a and b before c."""
    answers = {"a": [100, 40], "b": [20, 100], "c": [30, 20]}
    study = make_study([make_question("q"), make_question("r", weight=1)], answers)
    assert score(study).rank.tolist() == [1, 2, 3]
    table = rank_shifts(study, score(study)).set_index("target")["shift"]
    assert table["q"] == pytest.approx((1 + 1 + 0) / 3)
    assert table["r"] == pytest.approx((0 + 1 + 1) / 3)


def test_weight_counts_the_mean_of_a_quarter_less_and_a_quarter_more() -> None:
    """More of d: (20 + 1.25 · 80) / 2.25 = 53.3 is more than 51; less: 45.7 is less, as before."""
    answers = {"a": [20, 80], "b": [51, 51]}
    study = make_study([make_question("q", "c"), make_question("r", "d")], answers)
    assert score(study).rank.tolist() == [2, 1]
    table = rank_shifts(study, score(study)).set_index(["choice", "target"])["shift"]
    assert table["weight", "d"] == 0.5
    assert table["weight", "c"] == 0.5


def test_weight_of_the_only_dimension_of_a_pillar_moves_nothing() -> None:
    study = study_of({"a": [90, 10, 30, 40, 80, 20], "b": [10, 80, 60, 40, 20, 70]})
    table = rank_shifts(study, score(study)).set_index(["choice", "target"])["shift"]
    assert table["weight", "plan"] == 0


def test_choices_that_move_equally_stay_in_the_order_of_the_study() -> None:
    """Brae is first by 50.1 to 50, and no longer without one of its high answers.

    Of every two questions the first one moves both cities by a place, the other one neither. So
    many are they that an unstable sort would mix them.
    """
    questions = [make_question(f"q{n}") for n in range(40)]
    study = make_study(questions, {"arco": [50] * 40, "brae": [60, 40.2] * 20})
    table = rank_shifts(study, score(study))
    moving, still = ([q.id for q in questions[start::2]] for start in (0, 1))
    assert table["shift"].tolist() == [*[1] * 21, *[0] * 21]
    assert table["target"].tolist() == ["geometric", *moving, "voice", *still]


def test_question_may_be_called_like_its_dimension() -> None:
    questions = [make_question("voice", "voice"), make_question("other", "voice")]
    study = make_study(questions, {"a": [100, 20], "b": [40, 60]})
    table = rank_shifts(study, score(study)).set_index(["choice", "target"])["shift"]
    assert table["question", "voice"] == 1
    assert table["weight", "voice"] == 0


# --- studies at the edges ----------------------------------------------------------------------


def test_one_city_is_moved_by_nothing() -> None:
    study = study_of({"a": [10, 20, 30, 40, 50, 60]})
    assert (rank_shifts(study, score(study))["shift"] == 0).all()


def test_two_cities_that_are_tied_are_moved_by_nothing() -> None:
    study = study_of({"a": [10, 20, 30, 40, 50, 60], "b": [10, 20, 30, 40, 50, 60]})
    assert (rank_shifts(study, score(study))["shift"] == 0).all()


def test_dimension_that_every_city_left_blank() -> None:
    answers = {"a": [90, 10, None, None, None, 20], "b": [10, 80, None, None, None, 21]}
    study = study_of(answers)
    assert rank_shifts(study, score(study)).empty
    assert_as_one_by_one(study, Spec(min_coverage=0.4))


def test_all_weights_on_one_dimension() -> None:
    spec = Spec((("voice", 0.0), ("data", 0.0)))
    table = assert_as_one_by_one(study_of({"a": [50] * 6, "b": [10] * 5 + [90]}), spec)
    assert table["choice"].tolist() == ["aggregation", "weight"]
    assert (table["shift"] == 0).all()


def test_study_with_one_pillar() -> None:
    study = study_of(
        {"a": [80, 80, 10, 10, 10], "b": [10, 10, 70, 70, 50]},
        QUESTIONS[:5],
        {"all": ["voice", "data"]},
    )
    assert_as_one_by_one(study, Spec())


def test_cities_that_are_not_ranked_count_for_nothing() -> None:
    rows = {"a": [90, 10, 30, 40, 80, 20], "b": [10, 80, 60, 40, 20, 70], "c": [50] * 6}
    with_them = study_of({"x": [None] * 6, **rows, "y": [90] + [None] * 5, "z": [None] * 6})
    without = study_of(rows)
    ours, theirs = (rank_shifts(study, score(study)) for study in (with_them, without))
    assert ours["shift"].max() > 0
    pd.testing.assert_frame_equal(ours, theirs)


def test_no_city_that_is_ranked_is_an_empty_table() -> None:
    study = study_of({"a": [None] * 6})
    table = rank_shifts(study, score(study))
    assert table.empty
    assert list(table.columns) == ["choice", "target", "shift"]


def test_choice_that_leaves_nobody_a_rank_moves_no_one_knows_how_much() -> None:
    """Without speed, one of two is answered, which is less than 65 %: shifts are not known."""
    study = study_of({"a": [50, 50, 50, None, 50, 50]})
    table = rank_shifts(study, score(study)).set_index("target")["shift"]
    assert np.isnan(table["speed"])
    assert table["delay"] == 0
    assert np.isnan(table.iloc[-1])


ROWS = st.lists(
    st.lists(st.none() | st.integers(0, 100), min_size=6, max_size=6), min_size=2, max_size=7
).map(lambda rows: {f"c{n}": row for n, row in enumerate(rows)})


@at_most(30)
@given(ROWS, st.sampled_from(["arithmetic", "geometric"]))
def test_shifts_of_any_study_are_those_of_rankings_one_by_one(answers, aggregation) -> None:
    study = study_of({**answers, "full": [50] * 6})
    assert_as_one_by_one(study, Spec(aggregation=aggregation))
