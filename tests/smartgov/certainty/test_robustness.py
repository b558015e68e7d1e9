"""Tests of rank intervals: the draws, the reported results and edge cases."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.certainty import robustness
from smartgov.certainty.robustness import (
    DRAWS,
    SEED,
    draw_choices,
    indistinguishable,
    rank_intervals,
)
from smartgov.certainty.variants import make_plan, rank_variants
from smartgov.model import Scores, Spec, Study
from smartgov.scoring.score import score
from tests.conftest import at_most
from tests.smartgov.made_studies import make_framework, make_question, make_study, make_yes_no

NAN = np.nan
COLUMNS = ["rank", "rank_p05", "rank_p50", "rank_p95", "top10_share"]
TREE = {"open": ["voice", "data"], "plans": ["plan"]}
QUESTIONS = (
    make_question("vote", "voice"),
    make_question("listen", "voice"),
    make_question("sets", "data"),
    make_question("delay", "data"),
    make_question("strategy", "plan"),
)


def study_of(answers, questions=QUESTIONS, tree=None):
    return make_study(questions, answers, make_framework(tree or TREE))


def intervals_of(study: Study, spec: Spec | None = None, draws: int = 200) -> pd.DataFrame:
    """Return the intervals of a made-up study; what they must all be is asserted here."""
    scores = score(study, spec)
    table = rank_intervals(study, scores, draws=draws)
    assert_sound(table, scores)
    return table


def assert_sound(table: pd.DataFrame, scores: Scores) -> None:
    """Hold what is true of every table of intervals."""
    assert list(table.columns) == COLUMNS
    pd.testing.assert_series_equal(table["rank"], scores.rank)
    ranked = table[scores.rank.notna()]
    assert table[scores.rank.isna()].isna().all(axis=None)
    assert ranked.notna().all(axis=None)
    assert (ranked["rank_p05"] >= 1).all()
    assert (ranked["rank_p05"] <= ranked["rank_p50"]).all()
    assert (ranked["rank_p50"] <= ranked["rank_p95"]).all()
    assert (ranked["rank_p95"] <= scores.ranked).all()
    assert ranked["top10_share"].between(0, 1).all()


# --- what is drawn -----------------------------------------------------------------------------

#: Draws of the survey, of which five dimensions have 1, 6, 1, 3 and 4 questions.
MANY = 40_000


@pytest.fixture(scope="module")
def plan(survey: Study, survey_scores: Scores):
    return make_plan(survey, survey_scores)


@pytest.fixture(scope="module")
def drawn(plan):
    return draw_choices(plan, MANY, np.random.default_rng(1))


def test_weights_are_a_quarter_less_to_a_quarter_more(survey) -> None:
    scores = score(survey, Spec((("foresight", 4.0), ("participation", 0.5))))
    plan = make_plan(survey, scores)
    factors = draw_choices(plan, MANY, np.random.default_rng(1)).weights / plan.weights
    assert set(plan.weights) == {0.5, 1, 4}
    assert factors.shape == (MANY, 5)
    assert (factors >= 0.75).all()
    assert (factors < 1.25).all()
    np.testing.assert_allclose(np.quantile(factors, 0.1, axis=0), 0.8, atol=0.01)
    np.testing.assert_allclose(np.quantile(factors, 0.5, axis=0), 1, atol=0.01)
    np.testing.assert_allclose(np.quantile(factors, 0.9, axis=0), 1.2, atol=0.01)


def test_half_of_the_means_are_geometric(drawn) -> None:
    assert drawn.geometric.dtype == bool
    assert drawn.geometric.mean() == pytest.approx(0.5, abs=0.01)


def test_a_question_is_left_out_half_of_the_time_where_there_are_two_or_more(plan, drawn) -> None:
    assert plan.questions.tolist() == [1, 6, 1, 3, 4]
    shares = (drawn.left_out > 0).mean(axis=0)
    assert shares == pytest.approx([0, 0.5, 0, 0.5, 0.5], abs=0.01)


@pytest.mark.parametrize(("dimension", "questions"), [(1, 6), (3, 3), (4, 4)])
def test_each_question_is_left_out_as_often_as_another(drawn, dimension, questions) -> None:
    numbers, counts = np.unique(drawn.left_out[:, dimension], return_counts=True)
    assert numbers.tolist() == list(range(questions + 1))
    assert counts[1:] / MANY == pytest.approx([0.5 / questions] * questions, abs=0.01)


def test_one_choice_says_nothing_of_another(drawn) -> None:
    asked = drawn.left_out[:, [1, 3, 4]]
    columns = [drawn.weights, drawn.geometric[:, None], asked > 0, asked]
    together = np.corrcoef(np.hstack(columns), rowvar=False)
    apart = np.ones_like(together, dtype=bool)
    np.fill_diagonal(apart, False)
    # Whether a question is left out and which one it is belong together.
    apart[np.arange(6, 9), np.arange(9, 12)] = apart[np.arange(9, 12), np.arange(6, 9)] = False
    assert np.abs(together[apart]).max() < 0.025


# --- what is reported --------------------------------------------------------------------------


def test_intervals_are_of_the_ranks_that_are_drawn(survey, survey_scores, plan) -> None:
    table = rank_intervals(survey, survey_scores)
    assert_sound(table, survey_scores)
    assert list(table.index) == [city.id for city in survey.cities]
    choices = draw_choices(plan, DRAWS, np.random.default_rng(SEED))
    ranks = rank_variants(plan, choices).astype(float)
    ranked = table[survey_scores.rank.notna()]
    for column, percent in (("rank_p05", 5), ("rank_p50", 50), ("rank_p95", 95)):
        expected = np.nanpercentile(ranks, percent, axis=0)
        np.testing.assert_allclose(ranked[column], expected, rtol=0, atol=1e-6)
    np.testing.assert_allclose(ranked["top10_share"], (ranks <= 10).sum(axis=0) / DRAWS)


def given_ranks(monkeypatch: pytest.MonkeyPatch, *draws: list[float]) -> pd.DataFrame:
    """Return the intervals of two cities of which these are the ranks drawn."""
    study = study_of({"a": [9] * 5, "none": [None] * 5, "b": [5] * 5})
    monkeypatch.setattr(robustness, "rank_variants", lambda plan, choices: np.array(draws))
    return rank_intervals(study, score(study))


def test_percentiles_are_interpolated(monkeypatch) -> None:
    """Of 1, 2, 3, 5 the 5th percentile is at 0.15 of the way from the first to the second."""
    table = given_ranks(monkeypatch, [1, 40], [5, 10], [2, 30], [3, 20])
    assert table.loc["a"].tolist() == pytest.approx([1, 1.15, 2.5, 4.7, 1])
    assert table.loc["b"].tolist() == pytest.approx([2, 11.5, 25, 38.5, 0.25])
    assert table.loc["none"].isna().all()


def test_draw_without_a_rank_is_left_out_of_the_percentiles(monkeypatch) -> None:
    """It is none of the top ten either: of four draws, two are."""
    table = given_ranks(monkeypatch, [1, 1], [NAN, 10], [3, 11], [NAN, 12])
    assert table.loc["a"].tolist() == pytest.approx([1, 1.1, 2, 2.9, 0.5])
    assert table.loc["b"].tolist() == pytest.approx([2, 2.35, 10.5, 11.85, 0.5])


def test_only_draw_with_a_rank_is_all_of_the_interval(monkeypatch) -> None:
    table = given_ranks(monkeypatch, [1, NAN], [1, 2], [1, NAN])
    assert table.loc["b"].tolist() == pytest.approx([2, 2, 2, 2, 1 / 3])


def test_tenth_is_of_the_top_ten_and_eleventh_is_not() -> None:
    """Twelve cities of which each has less of everything than the one before."""
    study = study_of({f"c{n:02}": [96 - 8 * n] * 5 for n in range(1, 13)})
    table = intervals_of(study)
    assert table["top10_share"].tolist() == [*[1] * 10, 0, 0]
    for column in ("rank_p05", "rank_p50", "rank_p95"):
        assert table[column].tolist() == list(range(1, 13))


def test_the_same_seed_gives_the_same_bytes(survey, survey_scores) -> None:
    one, two = (rank_intervals(survey, survey_scores, draws=100, seed=4) for _ in range(2))
    assert one.to_csv() == two.to_csv()


def test_another_seed_gives_others_close_to_them(survey, survey_scores) -> None:
    one = rank_intervals(survey, survey_scores, seed=1).dropna()
    two = rank_intervals(survey, survey_scores, seed=2).dropna()
    assert not one["top10_share"].equals(two["top10_share"])
    assert (one["rank_p50"] - two["rank_p50"]).abs().max() <= 2


def test_without_a_seed_it_is_always_the_same_one(survey, survey_scores) -> None:
    usual = rank_intervals(survey, survey_scores)
    assert usual.equals(rank_intervals(survey, survey_scores, draws=1_000, seed=2019))


def test_more_draws_widen_no_interval_of_a_city_that_nothing_moves(survey, survey_scores) -> None:
    """Asker has all of it: it is first, whatever is chosen."""
    few, many = (rank_intervals(survey, survey_scores, draws=d) for d in (10, 500))
    assert few.loc["asker"].tolist() == many.loc["asker"].tolist() == [1, 1, 1, 1, 1]


def test_intervals_are_drawn_around_the_weights_of_the_spec(survey) -> None:
    """All of the weight on participation, almost: its order is the order."""
    spec = Spec((("open_government", 1e6), ("participation", 1e6)), min_coverage=0)
    scores = score(survey, spec)
    table = rank_intervals(survey, scores, draws=200)
    assert_sound(table, scores)
    order = scores.dimensions["participation"].dropna()
    assert table["rank_p50"].corr(order, method="spearman") < -0.95
    usual = rank_intervals(survey, score(survey), draws=200)
    assert usual["rank_p50"].corr(order, method="spearman") > -0.8


# --- a pillar, a dimension ---------------------------------------------------------------------


def rank_draw(study: Study, spec: Spec, measure: str, ids, weights, geometric, left_out):
    """Return the ranks of one draw, counted by hand from the answers of a study."""
    scores = score(study, spec)
    ranked = scores.measure(measure).notna()
    gone = {study.scored_in(d)[n - 1].id for d, n in zip(ids, left_out, strict=True) if n}
    parts, total, known = 0.0, 0.0, 0.0
    for dimension, weight in zip(ids, weights, strict=True):
        kept = [q for q in study.scored_in(dimension) if q.id not in gone]
        values = scores.normalized[[q.id for q in kept]]
        of_each = np.array([q.weight for q in kept])
        terms = np.log(values.clip(lower=1)) if geometric else values
        answered = (values.notna() * of_each).sum(axis="columns")
        mean = (terms * of_each).sum(axis="columns") / answered
        mean = mean[answered >= spec.min_coverage * of_each.sum() - 1e-12]
        parts = parts + (mean * weight).reindex(ranked.index).fillna(0)
        known = known + mean.reindex(ranked.index).notna() * weight
        total += weight
    values = (parts / known)[known >= spec.min_coverage * total - 1e-12].reindex(ranked.index)
    return values[ranked].round(9).rank(ascending=False, method="min")


@pytest.mark.parametrize(
    ("measure", "ids"),
    [
        ("open_government", ["accountability", "participation"]),
        ("strategic_management", ["strategic_planning", "foresight", "advanced_analytics"]),
        ("participation", ["participation"]),
        ("foresight", ["foresight"]),
    ],
)
@pytest.mark.parametrize(
    "spec",
    [Spec(), Spec((("foresight", 3.0), ("strategic_management", 0.0)), "geometric", 0.5)],
    ids=["usual", "own"],
)
def test_intervals_of_a_measure_by_hand(survey: Study, measure, ids, spec) -> None:
    """Its own dimensions are drawn and no others; a dimension has no weight to draw."""
    draws = 25
    generator = np.random.default_rng(SEED)
    usual = spec.weights_in(survey.framework)
    start = np.array([usual[d] for d in ids]) if len(ids) > 1 else np.ones(1)
    weights = start * generator.uniform(0.75, 1.25, size=(draws, len(ids)))
    geometric = generator.random(draws) < 0.5
    questions = np.array([len(survey.scored_in(d)) for d in ids])
    leaves = (generator.random(weights.shape) < 0.5) & (questions > 1)
    which = 1 + (generator.random(weights.shape) * questions).astype(int)
    left_out = np.where(leaves, which, 0)
    ranks = pd.DataFrame(
        [
            rank_draw(survey, spec, measure, ids, weights[n], geometric[n], left_out[n])
            for n in range(draws)
        ]
    )
    table = rank_intervals(survey, score(survey, spec), measure, draws=draws)
    for column, share in (("rank_p05", 0.05), ("rank_p50", 0.5), ("rank_p95", 0.95)):
        expected = ranks.quantile(share).reindex(table.index)
        pd.testing.assert_series_equal(table[column], expected, check_names=False)
    assert (table["rank_p95"] > table["rank_p05"]).any()


@pytest.mark.parametrize("measure", ["open_government", "participation"])
def test_rank_is_that_of_the_measure(survey, survey_scores, measure) -> None:
    table = rank_intervals(survey, survey_scores, measure, draws=20)
    expected = survey_scores.measure(measure).round(9).rank(ascending=False, method="min")
    pd.testing.assert_series_equal(table["rank"], expected, check_names=False)
    assert table["rank_p05"].notna().equals(expected.notna())
    assert not table.equals(rank_intervals(survey, survey_scores, draws=20))


def test_measure_of_a_single_question_has_one_rank_only(survey, survey_scores) -> None:
    table = rank_intervals(survey, survey_scores, "strategic_planning", draws=50).dropna()
    for column in ("rank_p05", "rank_p50", "rank_p95"):
        assert table[column].equals(table["rank"].rename(column))


def test_measure_that_is_not_asked_about_has_no_ranks(survey, survey_scores) -> None:
    assert rank_intervals(survey, survey_scores, "open_data").isna().all(axis=None)


def test_unknown_measure_is_an_error(survey, survey_scores) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        rank_intervals(survey, survey_scores, "nowhere")


# --- whom a city cannot be told from -----------------------------------------------------------

INTERVALS = pd.DataFrame(
    {
        "rank_p05": [1.0, 3.0, 5.0, 6.0, 5.5, NAN],
        "rank_p95": [2.0, 5.0, 8.0, 9.0, 5.75, NAN],
    },
    index=["first", "upper", "wide", "last", "inside", "none"],
)


@pytest.mark.parametrize(
    ("city", "alike"),
    [
        ("first", []),
        ("upper", ["wide"]),  # they touch at 5
        ("wide", ["upper", "last", "inside"]),
        ("last", ["wide"]),
        ("inside", ["wide"]),
        ("none", []),
    ],
)
def test_cities_whose_intervals_overlap_cannot_be_told_apart(city, alike) -> None:
    found = indistinguishable(INTERVALS, city)
    assert found.dtype == bool
    assert list(found.index[found]) == alike


def test_whom_a_city_cannot_be_told_from_holds_both_ways(survey, survey_scores) -> None:
    table = rank_intervals(survey, survey_scores)
    together = np.array([indistinguishable(table, city) for city in table.index])
    assert (together == together.T).all()
    assert not together.diagonal().any()
    ranked = survey_scores.rank.notna().to_numpy()
    assert not together[~ranked].any()
    assert together[ranked].any(axis=1).sum() > 60


# --- studies at the edges ----------------------------------------------------------------------


def test_one_city_is_first() -> None:
    table = intervals_of(study_of({"a": [10, 20, 30, 40, 50]}))
    assert table.loc["a"].tolist() == [1, 1, 1, 1, 1]


def test_two_cities_that_are_tied_are_both_first_in_every_draw() -> None:
    table = intervals_of(study_of({"a": [10, 20, 30, 40, 50], "b": [10, 20, 30, 40, 50]}))
    assert table.to_numpy().tolist() == [[1, 1, 1, 1, 1]] * 2


def test_tie_by_other_answers_is_not_a_tie_in_every_draw() -> None:
    """100 and 0, or 0 and 100: what is left out and what weighs more decides."""
    table = intervals_of(study_of({"a": [100, 0, 50, 50, 50], "b": [0, 100, 50, 50, 50]}))
    assert table["rank"].tolist() == [1, 1]
    assert table["rank_p05"].tolist() == [1, 1]
    assert table["rank_p95"].tolist() == [2, 2]


def test_dimension_that_every_city_left_blank() -> None:
    """Open is voice alone, half of its weight: enough only where half is."""
    answers = {"a": [90, 80, None, None, 70], "b": [10, 20, None, None, 30]}
    assert intervals_of(study_of(answers))["rank"].isna().all()
    table = intervals_of(study_of(answers), Spec(min_coverage=0.4))
    assert table["rank_p95"].tolist() == [1, 2]


def test_blank_dimension_may_cost_a_rank_in_some_draws() -> None:
    """Where half must be there, the weights that are drawn decide whether it is."""
    answers = {"a": [90, 80, 70, 60, 70], "b": [10, 20, None, None, None]}
    study = study_of(answers)
    scores = score(study, Spec((("plans", 0.0),), min_coverage=0.5))
    assert scores.rank.tolist() == [1, 2]
    plan = make_plan(study, scores)
    ranks = rank_variants(plan, draw_choices(plan, 400, np.random.default_rng(2)))
    assert not np.isnan(ranks[:, 0]).any()
    assert 0.4 < np.isnan(ranks[:, 1]).mean() < 0.6
    table = rank_intervals(study, scores)
    assert_sound(table, scores)
    assert table.loc["b", ["rank_p05", "rank_p95"]].tolist() == [2, 2]
    assert 0.4 < table.loc["b", "top10_share"] < 0.6


@pytest.mark.filterwarnings("error")
def test_rank_that_is_lost_in_every_draw_has_no_interval(monkeypatch) -> None:
    table = given_ranks(monkeypatch, [1, NAN], [1, NAN])
    assert table.loc["a"].tolist() == [1, 1, 1, 1, 1]
    assert table.loc["b"].tolist() == pytest.approx([2, NAN, NAN, NAN, 0], nan_ok=True)


def test_dimensions_of_one_question_each() -> None:
    tree = {"open": ["voice"], "plans": ["plan"]}
    questions = (QUESTIONS[0], QUESTIONS[4])
    study = study_of({"a": [60, 40], "b": [30, 50], "c": [10, 10]}, questions, tree)
    choices = draw_choices(make_plan(study, score(study)), 100, np.random.default_rng(1))
    assert not choices.left_out.any()
    assert intervals_of(study).loc["c", "rank_p05"] == 3


def test_weight_of_the_only_dimension_of_each_pillar_moves_nothing() -> None:
    """Only the mean is left to choose: 50 and 50 is the highest one only where geometric."""
    tree = {"open": ["voice"], "plans": ["plan"]}
    study = study_of({"a": [100, 4], "b": [50, 50]}, (QUESTIONS[0], QUESTIONS[4]), tree)
    table = intervals_of(study)
    assert table["rank"].tolist() == [1, 2]
    for column, expected in (("rank_p05", [1, 1]), ("rank_p95", [2, 2])):
        assert table[column].tolist() == expected


def test_all_weights_on_one_dimension() -> None:
    """Of plan there is one question: nothing is left to choose."""
    study = study_of({"a": [90, 90, 90, 90, 10], "b": [0, 0, 0, 0, 80], "c": [5] * 5})
    table = intervals_of(study, Spec((("voice", 0.0), ("data", 0.0))))
    for column in ("rank", "rank_p05", "rank_p50", "rank_p95"):
        assert table[column].tolist() == [2, 1, 3]


def test_study_with_one_pillar() -> None:
    study = study_of(
        {"a": [80, 80, 10, 10], "b": [10, 10, 70, 70]}, QUESTIONS[:4], {"all": ["voice", "data"]}
    )
    table = intervals_of(study)
    assert table["rank_p95"].tolist() == [2, 2]
    assert table["top10_share"].tolist() == [1, 1]


def test_three_cities_that_are_not_ranked_take_no_place() -> None:
    none, some = [None] * 5, [50, None, None, None, None]
    answers = {"a": [80] * 5, "x": none, "b": [70] * 5, "y": some, "z": none}
    table = intervals_of(study_of(answers))
    assert table.loc[["x", "y", "z"]].isna().all(axis=None)
    assert table.loc["b"].tolist() == [2, 2, 2, 2, 1]


def test_no_city_that_is_ranked() -> None:
    table = intervals_of(study_of({"a": [None] * 5, "b": [None] * 5}))
    assert table.isna().all(axis=None)
    assert list(table.index) == ["a", "b"]


def test_no_weight_at_all() -> None:
    spec = Spec((("open", 0.0), ("plans", 0.0)))
    assert intervals_of(study_of({"a": [50] * 5}), spec).isna().all(axis=None)


def test_one_draw_is_its_own_interval(survey, survey_scores) -> None:
    table = rank_intervals(survey, survey_scores, draws=1, seed=4)
    assert_sound(table, survey_scores)
    assert table["rank_p05"].equals(table["rank_p95"])
    assert set(table["top10_share"].dropna()) == {0, 1}


def test_mean_of_yes_and_no_is_the_same_ranking_whichever_it_is() -> None:
    """The logarithms of 1 and 100 are as far apart as 0 and 100: geometric is as arithmetic."""
    questions = [make_yes_no(f"q{n}", dimension) for n, dimension in enumerate("vvvdd")]
    rows = {f"c{n}": [n >> bit & 1 for bit in range(5)] for n in range(32)}
    study = make_study(questions, rows)
    arithmetic, geometric = (
        rank_intervals(study, score(study, Spec(aggregation=a)), draws=100)
        for a in ("arithmetic", "geometric")
    )
    pd.testing.assert_frame_equal(arithmetic, geometric)


ROWS = st.lists(
    st.lists(st.none() | st.floats(0, 100), min_size=5, max_size=5), min_size=1, max_size=15
).map(lambda rows: {f"c{n}": row for n, row in enumerate(rows)})


@at_most(30)
@given(ROWS, st.sampled_from([0, 0.5, 0.65, 1]))
def test_intervals_of_any_study_are_sound_but_for_ranks_that_are_lost(answers, least) -> None:
    """A city may lose its rank in every draw, by bad luck of few draws: it then has none."""
    study = study_of(answers)
    scores = score(study, Spec(min_coverage=least))
    table = rank_intervals(study, scores, draws=40)
    kept = table["rank_p50"].notna()
    assert not (kept & scores.rank.isna()).any()
    ordered = table.loc[kept, ["rank_p05", "rank_p50", "rank_p95"]].to_numpy()
    assert (np.diff(ordered, axis=1) >= 0).all()
    assert ((ordered >= 1) & (ordered <= scores.ranked)).all()
    assert table.loc[scores.rank.notna(), "top10_share"].between(0, 1).all()
