"""Tests that many rankings computed at once equal those that `score` gives one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.certainty import variants
from smartgov.certainty.robustness import draw_choices
from smartgov.certainty.variants import (
    Choices,
    Plan,
    has_choices,
    make_plan,
    rank_variants,
    score_variants,
)
from smartgov.model import AGGREGATIONS, Scores, Spec, Study
from smartgov.scoring.rank import rank
from smartgov.scoring.score import score
from tests.conftest import at_most
from tests.smartgov.made_studies import make_framework, make_question, make_study, make_yes_no

#: Two dimensions of several questions, two of one, one of weight 2 and one that nobody asked about.
TREE = {"open": ["voice", "data", "silent"], "plans": ["plan", "look"]}
WEIGHTS = {"data": 2.0, "plans": 3.0}
QUESTIONS = (
    make_question("vote", "voice"),
    make_question("listen", "voice", weight=2),
    make_question("speak", "voice"),
    make_question("sets", "data"),
    make_question("delay", "data", direction=-1, weight=3),
    make_question("strategy", "plan"),
    make_question("trends", "look"),
    make_yes_no("chair", "voice", role="context"),
    make_yes_no("money", None, role="barrier"),
)
ROW = (10, 20, 30, 40, 50, 60, 70, 1, 0)


def study_of(answers, questions=QUESTIONS):
    return make_study(questions, answers, make_framework(TREE, WEIGHTS))


def score_one(study: Study, scores: Scores, plan: Plan, choices: Choices, draw: int) -> np.ndarray:
    """Return one draw by way of `score`: another spec, and a study without what is left out."""
    own = {d.id: float(w) for d, w in zip(plan.dimensions, choices.weights[draw], strict=True)}
    spec = replace(
        scores.spec,
        weights=tuple({**dict(scores.spec.weights), **own}.items()),
        aggregation="geometric" if choices.geometric[draw] else "arithmetic",
    )
    left_out = {
        study.scored_in(dimension.id)[number - 1].id
        for dimension, number in zip(plan.dimensions, choices.left_out[draw], strict=True)
        if number > 0
    }
    kept = tuple(question for question in study.questions if question.id not in left_out)
    overall = score(replace(study, questions=kept), spec).overall
    return overall[scores.rank.notna()].to_numpy()


def assert_as_one_by_one(study: Study, scores: Scores, choices: Choices) -> None:
    """Hold the scores of every draw beside those of `score`."""
    plan = make_plan(study, scores)
    together = score_variants(plan, choices)
    alone = [score_one(study, scores, plan, choices, n) for n in range(len(choices.geometric))]
    np.testing.assert_allclose(together, np.array(alone), rtol=0, atol=1e-9)
    np.testing.assert_array_equal(rank_variants(plan, choices), rank(together))


def as_they_are(plan: Plan, *geometric: bool) -> Choices:
    """Return draws in which nothing but the mean is chosen."""
    shape = (len(geometric), len(plan.dimensions))
    return Choices(np.tile(plan.weights, (shape[0], 1)), np.array(geometric), np.zeros(shape, int))


# --- the survey --------------------------------------------------------------------------------

OWN = (("open_government", 2.0), ("foresight", 3.5), ("participation", 0.25))
WITHOUT = (("strategic_planning", 0.0), ("accountability", 0.0))


@pytest.mark.parametrize("least", [0, 0.65, 1])
@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
@pytest.mark.parametrize("weights", [(), OWN, WITHOUT], ids=["usual", "own", "without"])
def test_nothing_chosen_gives_the_scores_themselves(
    survey: Study, weights, aggregation, least
) -> None:
    scores = score(survey, Spec(weights, aggregation, least))
    plan = make_plan(survey, scores)
    choices = as_they_are(plan, aggregation == "geometric")
    ranked = scores.rank.notna()
    assert 0 < scores.ranked <= 78
    np.testing.assert_allclose(
        score_variants(plan, choices)[0], scores.overall[ranked], rtol=0, atol=1e-9
    )
    np.testing.assert_array_equal(rank_variants(plan, choices)[0], scores.rank[ranked])


@pytest.mark.parametrize("least", [0, 0.65, 1])
@pytest.mark.parametrize("weights", [(), OWN, WITHOUT], ids=["usual", "own", "without"])
def test_draws_of_the_survey_are_its_scores_one_by_one(survey: Study, weights, least) -> None:
    scores = score(survey, Spec(weights, min_coverage=least))
    choices = draw_choices(make_plan(survey, scores), 12, np.random.default_rng(7))
    assert choices.geometric.any()
    assert not choices.geometric.all()
    assert choices.left_out.any()
    assert_as_one_by_one(survey, scores, choices)


# --- made-up studies ---------------------------------------------------------------------------

ROWS = st.lists(
    st.lists(st.none() | st.floats(0, 100), min_size=7, max_size=7), min_size=1, max_size=6
).map(lambda rows: {f"c{n}": [*row, None, None] for n, row in enumerate(rows)})

SPECS = st.builds(
    Spec,
    weights=st.dictionaries(
        st.sampled_from(["open", "voice", "data", "plans", "plan", "look", "silent"]),
        st.just(0.0) | st.floats(0.1, 9),
    ).map(lambda weights: tuple(weights.items())),
    aggregation=st.sampled_from(["arithmetic", "geometric"]),
    min_coverage=st.sampled_from([0, 0.5, 0.65, 1]),
)


@at_most(60)
@given(ROWS, SPECS, st.data())
def test_any_choices_give_the_scores_one_by_one(answers, spec, data) -> None:
    study = study_of(answers)
    scores = score(study, spec)
    plan = make_plan(study, scores)
    draws = data.draw(st.integers(1, 4))
    times = st.floats(0.01, 5)
    rows = [[data.draw(times) for _ in plan.dimensions] for _ in range(draws)]
    left_out = [
        [data.draw(st.integers(0, n if n > 1 else 0)) for n in plan.questions] for _ in range(draws)
    ]
    shape = (draws, len(plan.dimensions))
    choices = Choices(
        plan.weights * np.array(rows).reshape(shape),
        np.array([data.draw(st.booleans()) for _ in range(draws)]),
        np.array(left_out, dtype=int).reshape(shape),
    )
    if scores.ranked:
        assert_as_one_by_one(study, scores, choices)
    else:
        assert plan.scores["arithmetic"] == [] or plan.scores["arithmetic"][0].shape[1] == 0


def test_question_left_out_by_hand() -> None:
    """Voice without listen is (10 + 30) / 2 = 20, data 45 by (40 + 3 · 50) / 4 = 47.5.

    Open: (20 + 2 · 47.5) / 3 = 38.33; plans (60 + 70) / 2 = 65; in all (38.33 + 3 · 65) / 4.
    """
    study = study_of({"a": ROW})
    plan = make_plan(study, score(study))
    choices = Choices(plan.weights[None], np.array([False]), np.array([[2, 0, 0, 0]]))
    assert score_variants(plan, choices)[0, 0] == pytest.approx((115 / 3 + 195) / 4)


def test_mean_is_geometric_by_hand() -> None:
    """Each level by itself: voice is the fourth root of 10 · 20² · 30."""
    study = study_of({"a": ROW})
    plan = make_plan(study, score(study))
    voice, data = (10 * 20 * 20 * 30) ** 0.25, (40 * 50**3) ** 0.25
    opened, plans = (voice * data**2) ** (1 / 3), (60 * 70) ** 0.5
    arithmetic, geometric = score_variants(plan, as_they_are(plan, False, True))[:, 0]
    assert geometric == pytest.approx((opened * plans**3) ** 0.25)
    assert arithmetic == pytest.approx((((80 / 4) + 2 * 47.5) / 3 + 3 * 65) / 4)


# --- the plan ----------------------------------------------------------------------------------


def test_plan_holds_what_takes_part() -> None:
    study = study_of({"a": ROW})
    plan = make_plan(study, score(study, Spec((("voice", 4.0), ("look", 0.0)))))
    assert [dimension.id for dimension in plan.dimensions] == ["voice", "data", "plan"]
    assert plan.weights.tolist() == [4, 2, 1]
    assert plan.pillars == ((1.0, (0, 1)), (3.0, (2,)))
    assert plan.questions.tolist() == [3, 2, 1]
    assert plan.min_coverage == 0.65


def test_plan_leaves_out_a_pillar_without_dimensions() -> None:
    study = study_of({"a": ROW})
    plan = make_plan(study, score(study, Spec((("plan", 0.0), ("look", 0.0)))))
    assert plan.pillars == ((1.0, (0, 1)),)


def test_plan_of_a_pillar_holds_its_dimensions_whatever_the_pillar_weighs() -> None:
    study = study_of({"a": ROW, "b": ROW})
    scores = score(study, Spec((("open", 0.0), ("voice", 4.0))))
    plan = make_plan(study, scores, "open")
    assert [d.id for d in plan.dimensions] == ["voice", "data"]
    assert plan.weights.tolist() == [4, 2]
    assert plan.pillars == ((1, (0, 1)),)


def test_plan_of_a_dimension_holds_it_alone_whatever_it_weighs() -> None:
    study = study_of({"a": ROW, "b": [None] * 3 + list(ROW[3:])})
    plan = make_plan(study, score(study, Spec((("voice", 0.0),))), "voice")
    assert [d.id for d in plan.dimensions] == ["voice"]
    assert plan.weights.tolist() == [1]
    assert plan.questions.tolist() == [3]
    assert plan.scores["arithmetic"][0].shape == (4, 1)


@pytest.mark.parametrize(
    ("measure", "varies"),
    [
        ("overall", True),
        ("open", True),
        ("plans", True),
        ("voice", True),
        ("plan", False),
        ("silent", False),
    ],
)
def test_choices_need_two_questions(measure, varies) -> None:
    study = study_of({"a": ROW})
    assert has_choices(study, Spec(), measure) is varies


def test_pillar_of_one_question_that_counts_has_no_choices() -> None:
    study = study_of({"a": ROW})
    assert not has_choices(study, Spec((("look", 0.0),)), "plans")


def test_plan_holds_the_ranked_cities_only() -> None:
    none = [None] * 9
    study = study_of({"a": none, "b": ROW, "c": none, "d": ROW})
    plan = make_plan(study, score(study))
    sizes = {scores.shape for by_mean in plan.scores.values() for scores in by_mean}
    assert sizes == {(4, 2), (3, 2), (2, 2)}


def test_dimension_of_one_question_has_nothing_to_leave_out() -> None:
    study = study_of({"a": ROW})
    plan = make_plan(study, score(study))
    assert plan.scores["arithmetic"][2].tolist() == [[60], [60]]


def test_plan_does_not_depend_on_the_mean_of_the_spec() -> None:
    study = study_of({"a": ROW})
    plans = [make_plan(study, score(study, Spec(aggregation=a))) for a in AGGREGATIONS]
    for by_mean in zip(*(plan.scores.values() for plan in plans), strict=True):
        for ours, theirs in zip(*by_mean, strict=True):
            np.testing.assert_array_equal(ours, theirs)


# --- cities that a choice leaves without a rank ------------------------------------------------


def test_city_of_which_a_choice_leaves_too_little_has_no_rank_then() -> None:
    """Brae answered three quarters of voice; of what is left without listen, only half."""
    study = study_of(
        {"arco": (50,) * 4, "brae": (90, 90, None, 90)}, (*QUESTIONS[:3], QUESTIONS[5])
    )
    scores = score(study, Spec((("plans", 1.0),)))
    plan = make_plan(study, scores)
    assert scores.rank.tolist() == [2, 1]
    choices = replace(as_they_are(plan, False, True), left_out=np.array([[2, 0], [0, 0]]))
    np.testing.assert_array_equal(rank_variants(plan, choices), [[1, np.nan], [2, 1]])
    assert_as_one_by_one(study, scores, choices)


# --- chunks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 68, 69, 1_000])
def test_chunks_change_no_rank(survey, survey_scores, monkeypatch, size) -> None:
    plan = make_plan(survey, survey_scores)
    choices = draw_choices(plan, 50, np.random.default_rng(3))
    whole = rank_variants(plan, choices)
    monkeypatch.setattr(variants, "CHUNK", size)
    assert rank_variants(plan, choices).tobytes() == whole.tobytes()


def test_chunks_bound_what_is_computed_at_a_time(survey, survey_scores, monkeypatch) -> None:
    sizes = []

    def watched(plan, choices):
        scores = score_variants(plan, choices)
        sizes.append(scores.shape)
        return scores

    plan = make_plan(survey, survey_scores)
    choices = draw_choices(plan, 50, np.random.default_rng(3))
    monkeypatch.setattr(variants, "score_variants", watched)
    monkeypatch.setattr(variants, "CHUNK", 69 * 7)
    rank_variants(plan, choices)
    assert sizes == [*[(7, 69)] * 7, (1, 69)]


def test_some_draws_of_choices() -> None:
    study = study_of({"a": ROW})
    choices = draw_choices(make_plan(study, score(study)), 5, np.random.default_rng(1))
    part = choices.part(np.array([3, 1]))
    np.testing.assert_array_equal(part.weights, choices.weights[[3, 1]])
    np.testing.assert_array_equal(part.geometric, choices.geometric[[3, 1]])
    np.testing.assert_array_equal(part.left_out, choices.left_out[[3, 1]])


def test_no_draws_are_no_rankings(survey, survey_scores) -> None:
    plan = make_plan(survey, survey_scores)
    assert rank_variants(plan, as_they_are(plan)).shape == (0, 69)
