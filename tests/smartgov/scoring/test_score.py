"""Tests of scoring: a study computed by hand, and properties of every study."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.model import Spec
from smartgov.scoring.score import score, weighted_dimensions
from tests.conftest import at_most
from tests.smartgov.made_studies import (
    make_city,
    make_framework,
    make_question,
    make_study,
    make_yes_no,
)

NAN = np.nan
TREE = {"open": ["voice", "data"], "plans": ["plan", "look"]}
QUESTIONS = (
    make_question("vote", "voice"),
    make_question("listen", "voice", weight=2),
    make_question("sets", "data"),
    make_question("delay", "data", direction=-1),
    make_question("strategy", "plan"),
    make_question("trends", "look", weight=3),
)
NODES = ("open", "voice", "data", "plans", "plan", "look")


def study_of(answers, weights=None, questions=QUESTIONS):
    return make_study(questions, answers, make_framework(TREE, weights))


def same(values):
    """Compare with NaN equal to NaN."""
    return pytest.approx(values, nan_ok=True)


# --- by hand -----------------------------------------------------------------------------------


def test_study_on_disk_is_scored_as_by_hand(folder) -> None:
    """Coverage at every level: a question, a dimension, a pillar and the whole.

    ========  ============================  ================================  =====  =======
    city      voice (weight 1)              data (weight 2)                   plan   overall
    ========  ============================  ================================  =====  =======
    Arco      (100 + 2 · 75) / 3 = 83.33    (33.33 + 80) / 2 = 56.67          100    82.78
    Brae      (0 + 2 · 100) / 3 = 66.67     1 of 2 answered: blank            0      blank
    Cove      1 of 3 answered: blank        (66.67 + 0) / 2 = 33.33           100    66.67
    Dell      blank                         blank                             100    blank
    ========  ============================  ================================  =====  =======

    Open government of Arco: (83.33 + 2 · 56.67) / 3 = 65.56. Cove answered for two thirds of
    that pillar, Brae for one third. ``look`` was not asked about, so plans are the plan.
    """
    scores = score(folder.study())
    assert scores.dimensions["voice"].tolist() == same([250 / 3, 200 / 3, NAN, NAN])
    assert scores.dimensions["data"].tolist() == same([170 / 3, NAN, 100 / 3, NAN])
    assert scores.dimensions["plan"].tolist() == [100, 0, 100, 100]
    assert scores.dimensions["look"].isna().all()
    assert scores.pillars["open"].tolist() == same([590 / 9, NAN, 100 / 3, NAN])
    assert scores.pillars["plans"].tolist() == [100, 0, 100, 100]
    assert scores.overall.tolist() == same([745 / 9, NAN, 200 / 3, NAN])
    assert scores.coverage.tolist() == same([1, 5 / 6, 4 / 6, 1 / 6])
    assert scores.rank.tolist() == same([1, NAN, 2, NAN])
    assert scores.ranked == 2


def test_scores_are_indexed_by_city_in_the_order_of_the_study() -> None:
    scores = score(study_of({"z": [1] * 6, "a": [2] * 6}))
    for part in (scores.normalized, scores.dimensions, scores.pillars):
        assert list(part.index) == ["z", "a"]
        assert part.index.name == "city"
    for name in ("overall", "coverage", "rank"):
        assert list(getattr(scores, name).index) == ["z", "a"]
        assert getattr(scores, name).name == name
    assert list(scores.normalized.columns) == [question.id for question in QUESTIONS]
    assert list(scores.dimensions.columns) == ["voice", "data", "plan", "look"]
    assert list(scores.pillars.columns) == ["open", "plans"]


def test_context_and_barriers_change_no_score() -> None:
    extra = (make_yes_no("chair", "voice", role="context"), make_yes_no("money", role="barrier"))
    with_them = study_of({"a": [10, 20, 30, 40, 50, 60, 1, 1]}, questions=(*QUESTIONS, *extra))
    without = study_of({"a": [10, 20, 30, 40, 50, 60]})
    assert score(with_them).overall["a"] == score(without).overall["a"]
    assert score(with_them).coverage["a"] == 1


def test_framework_weights_count_at_both_levels() -> None:
    """(1 · 20 + 3 · 60) / 4 = 50 and 80; (2 · 50 + 1 · 80) / 3 = 60."""
    answers = {"a": [20, 20, 60, 40, 80, 80]}
    scores = score(study_of(answers, {"data": 3, "open": 2}))
    assert scores.pillars.loc["a"].tolist() == [50, 80]
    assert scores.overall["a"] == pytest.approx(60)


def test_weights_of_the_spec_replace_those_of_the_framework() -> None:
    study = study_of({"a": [20, 20, 60, 40, 80, 80]}, {"data": 3, "open": 2})
    scores = score(study, Spec((("data", 1.0), ("open", 1.0))))
    assert scores.pillars.loc["a"].tolist() == [40, 80]
    assert scores.overall["a"] == 60
    assert scores.spec.weights == (("data", 1.0), ("open", 1.0))


def test_geometric_aggregation_is_used_at_every_level() -> None:
    """Voice is the cube root of 10 · 80²; data, the pillars and the whole are square roots."""
    scores = score(study_of({"a": [10, 80, 25, 0, 4, 100]}), Spec(aggregation="geometric"))
    assert scores.dimensions.loc["a"].tolist() == same([40, 50, 4, 100])
    assert scores.pillars.loc["a"].tolist() == same([2000**0.5, 20])
    assert scores.overall["a"] == pytest.approx((2000**0.5 * 20) ** 0.5)


def test_geometric_aggregation_lifts_a_zero_to_1() -> None:
    scores = score(study_of({"a": [0, 0, 0, 100, 0, 0]}), Spec(aggregation="geometric"))
    assert scores.overall["a"] == pytest.approx(1)


# --- coverage ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("least", "voice", "opened", "overall"),
    [
        (0, 60, 50, 50),  # whatever is there
        (0.5, NAN, 40, 40),  # a third of voice is too little, half of the pillar is not
        (0.65, NAN, NAN, NAN),
        (1, NAN, NAN, NAN),
    ],
)
def test_minimum_coverage_counts_at_every_level(least, voice, opened, overall) -> None:
    """Vote 60 alone of voice, data 40 (60 and 20), and nothing of the other pillar."""
    answers = {"a": [60, None, 60, 80, None, None]}
    scores = score(study_of(answers), Spec(min_coverage=least))
    assert scores.dimensions.loc["a", "voice"] == same(voice)
    assert scores.dimensions.loc["a", "data"] == 40
    assert scores.pillars.loc["a", "open"] == same(opened)
    assert scores.overall["a"] == same(overall)


def test_full_coverage_asks_for_every_answer() -> None:
    full, gap = [50.0] * 6, [50.0] * 5 + [None]
    scores = score(study_of({"full": full, "gap": gap}), Spec(min_coverage=1))
    assert scores.overall.tolist() == same([50, NAN])


def test_coverage_is_the_answered_share_of_the_question_weight() -> None:
    """The weights are 1, 2, 1, 1, 1 and 3, nine in all."""
    answers = {
        "all": [1] * 6,
        "no trends": [1, 1, 1, 1, 1, None],
        "listen": [None, 1, *[None] * 4],
        "none": [None] * 6,
    }
    scores = score(study_of(answers), Spec((("look", 0.0),)))
    assert scores.coverage.tolist() == pytest.approx([1, 6 / 9, 2 / 9, 0])


def test_city_without_answers_is_not_ranked() -> None:
    """Nothing of anything, and no delay: 50 for data, 25 for its pillar, 12.5 in all."""
    scores = score(study_of({"none": [None] * 6, "all": [0] * 6}), Spec(min_coverage=0))
    assert scores.overall.tolist() == same([NAN, 12.5])
    assert scores.rank.tolist() == same([NAN, 1])


# --- what was not asked, what weighs nothing ---------------------------------------------------


def test_dimension_that_was_not_asked_takes_no_part() -> None:
    asked = study_of({"a": [20, 20, 40, 40, 90]}, questions=QUESTIONS[:5])
    scores = score(asked)
    assert np.isnan(scores.dimensions.loc["a", "look"])
    assert scores.pillars.loc["a", "plans"] == 90
    assert scores.overall["a"] == pytest.approx((20 + 50) / 2 / 2 + 45)


def test_pillar_that_was_not_asked_takes_no_part() -> None:
    scores = score(study_of({"a": [20, 20, 40, 60]}, questions=QUESTIONS[:4]))
    assert np.isnan(scores.pillars.loc["a", "plans"])
    assert scores.overall["a"] == scores.pillars.loc["a", "open"] == 30


def test_dimension_of_weight_0_takes_no_part_and_keeps_its_score() -> None:
    scores = score(study_of({"a": [20, 20, 40, 40, 90, 30]}), Spec((("look", 0.0),)))
    assert scores.dimensions.loc["a", "look"] == 30
    assert scores.pillars.loc["a", "plans"] == 90


def test_pillar_whose_dimensions_weigh_nothing_takes_no_part() -> None:
    spec = Spec((("plan", 0.0), ("look", 0.0)))
    scores = score(study_of({"a": [20, 20, 40, 60, 90, 30]}), spec)
    assert np.isnan(scores.pillars.loc["a", "plans"])
    assert scores.overall["a"] == 30


def test_pillar_of_weight_0_keeps_its_score_and_does_not_count() -> None:
    scores = score(study_of({"a": [20, 20, 40, 60, 90, 30]}), Spec((("plans", 0.0),)))
    assert scores.pillars.loc["a", "plans"] == 60
    assert scores.overall["a"] == 30


def test_without_any_weight_nothing_is_ranked() -> None:
    spec = Spec((("open", 0.0), ("plans", 0.0)))
    scores = score(study_of({"a": [50] * 6, "b": [10] * 6}), spec)
    assert scores.overall.isna().all()
    assert scores.ranked == 0
    assert scores.pillars.loc["a", "plans"] == 50


def test_question_of_weight_0_takes_no_part() -> None:
    questions = (replace(QUESTIONS[0], weight=0), *QUESTIONS[1:])
    scores = score(study_of({"a": [0, 50, *[50] * 4]}, questions=questions))
    assert scores.overall["a"] == 50


def test_weighted_dimensions_are_asked_and_of_some_weight() -> None:
    study = study_of({"a": [1] * 5}, questions=QUESTIONS[:5])
    weights = Spec((("data", 0.0),)).weights_in(study.framework)
    assert [d.id for d in weighted_dimensions(study, "open", weights)] == ["voice"]
    assert [d.id for d in weighted_dimensions(study, "plans", weights)] == ["plan"]


def test_weight_of_something_unknown_is_an_error() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        score(study_of({"a": [1] * 6}), Spec((("nowhere", 1.0),)))


# --- ties and the range ------------------------------------------------------------------------


def test_the_same_mean_by_another_sum_is_a_tie() -> None:
    """Each adds up to 90, by sums that floats round differently."""
    questions = [make_question(f"q{n}", weight=0.1) for n in range(3)]
    rows = {"a": [70, 10, 10], "b": [10, 10, 70], "c": [30, 30, 30], "d": [0, 10, 20]}
    assert score(make_study(questions, rows)).rank.tolist() == [1, 1, 1, 4]


def test_sample_range_scores_between_the_observed_extremes() -> None:
    question = make_question("q", sample_range=True)
    scores = score(make_study([question], {"a": [200], "b": [300], "c": [225], "d": [None]}))
    assert scores.overall.tolist() == same([0, 100, 25, NAN])


def test_answers_that_are_all_the_same_have_no_sample_range() -> None:
    question = make_question("q", sample_range=True)
    scores = score(make_study([question], {"a": [7], "b": [7]}))
    assert scores.overall.isna().all()


def test_nothing_is_written_into_the_study() -> None:
    study = study_of({"a": [1, 2, None, 4, 5, 6]})
    before = study.answers.copy()
    score(study, Spec(aggregation="geometric"))
    assert study.answers.equals(before)


# --- what holds for every study ----------------------------------------------------------------

#: A study is scored in milliseconds, and each example scores a few.
SOME = at_most(30)

ROW = st.lists(st.none() | st.floats(0, 100), min_size=6, max_size=6)
ROWS = st.lists(ROW, min_size=1, max_size=8).map(
    lambda rows: {f"c{n}": row for n, row in enumerate(rows)}
)
SPECS = st.builds(
    Spec,
    weights=st.dictionaries(st.sampled_from(NODES), st.just(0.0) | st.floats(0.1, 9)).map(
        lambda weights: tuple(weights.items())
    ),
    aggregation=st.sampled_from(["arithmetic", "geometric"]),
    min_coverage=st.sampled_from([0, 0.5, 0.65, 1]),
)


def plain_mean(pairs, spec):
    """Return the mean of (score, weight) by the words of the method; None is blank."""
    there = [(value, weight) for value, weight in pairs if value is not None and weight > 0]
    total, available = sum(weight for _, weight in pairs), sum(weight for _, weight in there)
    if not there or available / total < spec.min_coverage - 1e-12:
        return None
    if spec.aggregation == "geometric":
        return math.prod(max(value, 1) ** (weight / available) for value, weight in there)
    return sum(value * weight for value, weight in there) / available


def plain_overall(row, spec):
    """Return the overall score of one row of answers to `QUESTIONS`, without any array."""
    weights = {**dict.fromkeys(NODES, 1.0), **dict(spec.weights)}
    turned = [None if v is None else 100 - v if n == 3 else v for n, v in enumerate(row)]
    answers = list(zip(turned, QUESTIONS, strict=True))
    pillars = []
    for pillar, inside in TREE.items():
        dimensions = [
            (plain_mean([(v, q.weight) for v, q in answers if q.dimension == d], spec), weights[d])
            for d in inside
            if weights[d] > 0
        ]
        if dimensions:
            pillars.append((plain_mean(dimensions, spec), weights[pillar]))
    return plain_mean(pillars, spec)


@SOME
@given(ROWS, SPECS)
def test_scores_are_those_of_the_words_of_the_method(answers, spec) -> None:
    scores = score(study_of(answers), spec)
    plain = [plain_overall(row, spec) for row in answers.values()]
    expected = [NAN if value is None else value for value in plain]
    assert scores.overall.tolist() == pytest.approx(expected, nan_ok=True)


def assert_close(actual, expected) -> None:
    """Hold that two scores of the same cities are the same but for floating point."""
    for name in ("dimensions", "pillars", "overall", "coverage"):
        ours, theirs = getattr(actual, name), getattr(expected, name)
        np.testing.assert_allclose(ours.to_numpy(), theirs.to_numpy(), rtol=0, atol=1e-9)


@SOME
@given(ROWS, SPECS)
def test_every_score_is_from_0_to_100_or_blank(answers, spec) -> None:
    scores = score(study_of(answers), spec)
    for part in (scores.dimensions, scores.pillars, scores.overall.to_frame()):
        values = part.to_numpy()
        values = values[~np.isnan(values)]
        assert ((values >= 0) & (values <= 100 + 1e-9)).all()
    assert scores.coverage.between(0, 1).all()
    assert (scores.rank.notna() == scores.overall.notna()).all()


@SOME
@given(ROWS, SPECS, st.floats(0.01, 100))
def test_all_weights_of_a_level_times_a_number_change_nothing(answers, spec, factor) -> None:
    weights = {**dict.fromkeys(NODES, 1.0), **dict(spec.weights)}
    for level in (("open", "plans"), ("voice", "data"), ("plan", "look")):
        times = {node: w * factor if node in level else w for node, w in weights.items()}
        scaled = replace(spec, weights=tuple(times.items()))
        study = study_of(answers)
        assert_close(score(study, scaled), score(study, spec))


@SOME
@given(ROWS, SPECS, st.randoms())
def test_order_of_the_cities_is_of_no_consequence(answers, spec, random) -> None:
    shuffled = random.sample(list(answers), len(answers))
    ours = score(study_of({city: answers[city] for city in shuffled}), spec)
    theirs = score(study_of(answers), spec)
    assert ours.rank.reindex(list(answers)).equals(theirs.rank)


@SOME
@given(ROWS, ROW, SPECS)
def test_one_more_city_moves_nobody_elses_score(answers, row, spec) -> None:
    before = score(study_of(answers), spec)
    after = score(study_of({**answers, "new": row}), spec)
    np.testing.assert_allclose(after.overall[:-1], before.overall, rtol=0, atol=1e-9)
    assert (after.rank[:-1].dropna() >= before.rank.dropna()).all()


@SOME
@given(ROWS.filter(lambda rows: len(rows) > 1), st.integers(0, 5), SPECS)
def test_blank_changes_nobody_else(answers, question, spec) -> None:
    blanked = {c: list(row) for c, row in answers.items()}
    blanked["c0"][question] = None
    before, after = score(study_of(answers), spec), score(study_of(blanked), spec)
    np.testing.assert_allclose(after.overall[1:], before.overall[1:], rtol=0, atol=1e-9)


@SOME
@given(ROWS, SPECS)
def test_same_spec_on_the_same_study_gives_the_same_bytes(answers, spec) -> None:
    once, again = score(study_of(answers), spec), score(study_of(answers), spec)
    for name in ("normalized", "dimensions", "pillars", "overall", "coverage", "rank"):
        ours, theirs = getattr(once, name), getattr(again, name)
        assert ours.to_numpy().tobytes() == theirs.to_numpy().tobytes()


@SOME
@given(st.lists(st.floats(0, 90), min_size=6, max_size=6), st.integers(0, 5), SPECS)
def test_a_better_answer_never_lowers_the_score(row, question, spec) -> None:
    better = list(row)
    better[question] += -row[question] if question == 3 else 10  # less delay is better
    scores = score(study_of({"before": row, "after": better}), spec)
    before, after = scores.overall
    assert np.isnan(before) or after >= before - 1e-9


def test_cities_are_not_scored_by_what_they_are_called() -> None:
    cities = [make_city("b", name="Zeta", region=""), make_city("a", name="Alpha")]
    study = make_study([make_question("q")], {"b": [30], "a": [40]}, cities=cities)
    assert score(study).rank.to_dict() == {"b": 2, "a": 1}
