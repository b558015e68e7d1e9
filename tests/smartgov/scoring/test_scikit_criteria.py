"""Compare our means with the weighted sums and products of scikit-criteria.

It neither divides by the weights nor handles blanks: the matrices are complete, and the weights
sum to 1.
"""

from __future__ import annotations

import numpy as np
import pytest
import skcriteria
from skcriteria.agg.simple import WeightedProductModel, WeightedSumModel

from smartgov.model import Spec
from smartgov.scoring.aggregate import aggregate
from smartgov.scoring.rank import rank
from smartgov.scoring.score import score
from tests.smartgov.made_studies import make_framework, make_question, make_study

SHAPES = [(2, 1), (3, 2), (23, 8), (78, 15), (500, 40)]


def random_matrix(shape: tuple[int, int], low: float) -> tuple[np.ndarray, np.ndarray]:
    """Return values from ``low`` to 100 and weights that sum to 1, at random but always alike."""
    generator = np.random.default_rng([*shape, 2008])
    weights = generator.uniform(0.1, 5, shape[1])
    return generator.uniform(low, 100, shape), weights / weights.sum()


def decide(model, values: np.ndarray, weights: np.ndarray):
    """Return what scikit-criteria makes of a matrix in which more is better."""
    matrix = skcriteria.mkdm(values, [max] * values.shape[1], weights=weights)
    return model.evaluate(matrix)


@pytest.mark.parametrize("shape", SHAPES)
def test_weighted_sums_agree(shape) -> None:
    values, weights = random_matrix(shape, 0)
    theirs = decide(WeightedSumModel(), values, weights)
    ours = aggregate(values, weights, "arithmetic")
    np.testing.assert_allclose(ours, theirs.e_.score, rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(rank(ours), theirs.rank_)


@pytest.mark.parametrize("shape", SHAPES)
def test_ranks_of_weighted_products_agree(shape) -> None:
    """Where every value is 1 or more, so that our floor is of no consequence."""
    values, weights = random_matrix(shape, 1)
    theirs = decide(WeightedProductModel(), values, weights)
    ours = aggregate(values, weights, "geometric")
    np.testing.assert_allclose(np.log10(ours), theirs.e_.score, rtol=0, atol=1e-12)
    np.testing.assert_array_equal(rank(ours), theirs.rank_)


def test_weights_may_sum_to_anything() -> None:
    values, weights = random_matrix((23, 8), 0)
    theirs = decide(WeightedSumModel(), values, weights)
    ours = aggregate(values, weights * 7.5, "arithmetic")
    np.testing.assert_allclose(ours, theirs.e_.score, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_overall_score_is_one_weighted_mean_of_all_answers(aggregation) -> None:
    """The weight of an answer is the product of the shares on its way up."""
    tree = {"open": ["voice", "data"], "plans": ["plan"]}
    asked = [("voice", 2), ("voice", 1), ("data", 1), ("plan", 3), ("plan", 1), ("plan", 4)]
    questions = [
        make_question(f"q{n}", dimension, weight=weight)
        for n, (dimension, weight) in enumerate(asked)
    ]
    shares = np.array([2 / 3, 1 / 3, 1, 3 / 8, 1 / 8, 4 / 8])
    shares *= np.array([1 / 4, 1 / 4, 3 / 4, 1, 1, 1]) * np.repeat([2 / 3, 1 / 3], 3)
    values, _ = random_matrix((40, 6), 1)
    study = make_study(
        questions,
        {f"c{n}": list(row) for n, row in enumerate(values)},
        make_framework(tree, {"open": 2, "data": 3}),
    )
    scores = score(study, Spec(aggregation=aggregation))
    model = WeightedSumModel() if aggregation == "arithmetic" else WeightedProductModel()
    theirs = decide(model, values, shares)
    ours = scores.overall if aggregation == "arithmetic" else np.log10(scores.overall)
    np.testing.assert_allclose(ours, theirs.e_.score, rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(scores.rank, theirs.rank_)
