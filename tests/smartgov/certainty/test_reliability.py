"""Tests of Cronbach's alpha and correlations: by hand, by textbook and with blanks."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.certainty.reliability import (
    alpha_by_dimension,
    alpha_if_deleted,
    coherence_table,
    correlate_dimensions,
    cronbach_alpha,
)
from smartgov.scoring.score import score
from tests.smartgov.made_studies import make_framework, make_question, make_study

NAN = np.nan


def frame(**items):
    return pd.DataFrame(items, dtype=float)


def frame_with(covariances: np.ndarray, units: int = 249) -> pd.DataFrame:
    """Return made-up answers of which the covariances are exactly these."""
    items = len(covariances)
    noise = np.random.default_rng(5).normal(size=(units, items))
    noise -= noise.mean(axis=0)
    white = np.linalg.qr(noise)[0] * np.sqrt(units - 1)
    return pd.DataFrame(white @ np.linalg.cholesky(covariances).T)


# --- alpha -------------------------------------------------------------------------------------


def test_alpha_by_hand() -> None:
    """Variances 1 and 4, covariance 2, of the sum 9: 2 · (1 - 5 / 9)."""
    assert cronbach_alpha(frame(a=[1, 2, 3], b=[2, 4, 6])) == pytest.approx(8 / 9)


def test_alpha_of_a_textbook() -> None:
    """Ten items: variances that sum to 11.16, of the sum 77.44, alpha 0.95.

    Bland and Altman, Statistics notes: Cronbach's alpha, BMJ 314 (1997), p. 572.
    """
    covariances = np.full((10, 10), (77.44 - 11.16) / 90)
    np.fill_diagonal(covariances, 1.116)
    values = frame_with(covariances)
    assert values.var().sum() == pytest.approx(11.16)
    assert values.sum(axis=1).var() == pytest.approx(77.44)
    assert round(cronbach_alpha(values), 2) == 0.95


@pytest.mark.parametrize("items", [2, 5, 9])
@pytest.mark.parametrize("correlation", [0.0, 0.3, 0.9])
def test_alpha_of_items_that_correlate_alike_is_that_of_spearman_and_brown(
    items, correlation
) -> None:
    """``k r / (1 + (k - 1) r)``: Handbook, p. 72; 0 of items that have nothing in common."""
    covariances = np.full((items, items), correlation)
    np.fill_diagonal(covariances, 1)
    expected = items * correlation / (1 + (items - 1) * correlation)
    assert cronbach_alpha(frame_with(covariances)) == pytest.approx(expected, abs=1e-9)


def test_alpha_of_yes_and_no_is_that_of_kuder_and_richardson() -> None:
    """``k / (k - 1) (1 - Σ p q / σ²)``, σ² of the sums 4, 3, 2, 0, 1, 2: 1.6667."""
    values = frame(a=[1, 1, 1, 0, 0, 1], b=[1, 1, 1, 0, 0, 0], c=[1, 1, 0, 0, 1, 0])
    values["d"] = [1, 0, 0, 0, 0, 1]
    shares = values.mean()
    expected = 4 / 3 * (1 - (shares * (1 - shares)).sum() / (10 / 6))
    assert cronbach_alpha(values) == pytest.approx(expected)


def test_items_that_are_the_same_have_alpha_1() -> None:
    assert cronbach_alpha(frame(a=[1, 2, 4], b=[1, 2, 4], c=[2, 3, 5])) == pytest.approx(1)


def test_items_that_contradict_each_other_have_a_negative_alpha() -> None:
    """Variances 1 and 4, covariance -2, of the sum 1: 2 · (1 - 5)."""
    assert cronbach_alpha(frame(a=[1, 2, 3], b=[6, 4, 2])) == pytest.approx(-8)


def test_covariances_are_taken_over_the_units_that_answered_both() -> None:
    """Of a and b units 1 to 3, of a and c units 1 and 2, of b and c units 1, 2 and 5.

    Variances 1 (of 1, 2, 3), 64/3 (of 2, 4, 0, 10) and 9 (of 3, 6, 9); covariances -1 (of 1, 2, 3
    and 2, 4, 0), 1.5 (of 1, 2 and 3, 6) and 12 (of 2, 4, 10 and 3, 6, 9).
    """
    values = frame(
        a=[1, 2, 3, NAN, NAN],
        b=[2, 4, 0, NAN, 10],
        c=[3, 6, NAN, NAN, 9],
    )
    variances = 1 + 56 / 3 + 9
    assert values.var().sum() == pytest.approx(variances)
    whole = variances + 2 * (-1 + 1.5 + 12)
    assert cronbach_alpha(values) == pytest.approx(1.5 * (1 - variances / whole))
    complete = cronbach_alpha(values.dropna())
    assert cronbach_alpha(values) != pytest.approx(complete)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "values",
    [
        frame(a=[1, 2, 3]),
        pd.DataFrame(index=["x", "y"]),
        frame(a=[5, 5, 5], b=[1, 1, 1]),
        frame(a=[1, 2, 3], b=[3, 2, 1]),
        frame(a=[1, 2, NAN, NAN], b=[NAN, NAN, 1, 2]),
        frame(a=[1, 2, 3], b=[NAN, NAN, NAN]),
        frame(a=[1], b=[2]),
        frame(a=[], b=[]),
    ],
    ids=["one", "none", "constant", "cancel", "apart", "blank", "one unit", "no unit"],
)
def test_alpha_is_not_there(values) -> None:
    assert np.isnan(cronbach_alpha(values))


def test_alpha_is_never_more_than_1() -> None:
    """Each pair of items was answered by two units, and they contradict each other in each."""
    values = frame(
        a=[0, 10, NAN, NAN, 0, 10], b=[10, 0, 0, 10, NAN, NAN], c=[NAN, NAN, 10, 0, 10, 0]
    )
    assert values.cov().to_numpy().sum() < 0
    assert np.isnan(cronbach_alpha(values))


VALUES = st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=2, max_size=12)


@given(VALUES, st.integers(1, 9), st.integers(-5, 5))
def test_another_unit_of_measurement_changes_no_alpha(rows, factor, shift) -> None:
    values = pd.DataFrame(rows, dtype=float)
    alpha = cronbach_alpha(values)
    assert np.isnan(alpha) or alpha <= 1 + 1e-9
    scaled = cronbach_alpha(values * factor + shift)
    assert scaled == pytest.approx(alpha, rel=1e-6, abs=1e-6, nan_ok=True)


def test_alpha_without_an_item_is_that_of_the_others() -> None:
    values = frame(a=[1, 2, 3, 5], b=[2, 4, 6, 6], c=[1, 0, 2, 1])
    expected = {
        "a": cronbach_alpha(values[["b", "c"]]),
        "b": cronbach_alpha(values[["a", "c"]]),
        "c": cronbach_alpha(values[["a", "b"]]),
    }
    assert alpha_if_deleted(values).to_dict() == expected
    assert len(set(expected.values())) == 3


def test_alpha_without_one_of_two_is_not_there() -> None:
    assert alpha_if_deleted(frame(a=[1, 2], b=[2, 3])).isna().tolist() == [True, True]


# --- of a study --------------------------------------------------------------------------------

TREE = {"open": ["voice", "data", "silent"], "plans": ["plan"]}
QUESTIONS = (
    make_question("vote", "voice"),
    make_question("listen", "voice"),
    make_question("sets", "data", direction=-1),
    make_question("strategy", "plan"),
    make_question("staff", "plan", role="context"),
)


def study_of(rows):
    answers = {f"c{n}": row for n, row in enumerate(rows)}
    return make_study(QUESTIONS, answers, make_framework(TREE))


STUDY = study_of([[1, 2, 90, 50, 7], [2, 4, 80, 50, 8], [3, 6, 60, 50, 9], [4, None, 40, None, 1]])


def test_alpha_of_every_dimension_that_is_asked_about() -> None:
    """Listen is blank once: variances 5/3 and 4, covariance 2."""
    table = alpha_by_dimension(STUDY, score(STUDY))
    assert list(table.index) == ["voice", "data", "plan"]
    assert table["questions"].tolist() == [2, 1, 1]
    alpha = 2 * (1 - (5 / 3 + 4) / (5 / 3 + 4 + 2 * 2))
    assert table["alpha"].tolist() == pytest.approx([alpha, NAN, NAN], nan_ok=True)


def test_alpha_of_the_survey(survey, survey_scores) -> None:
    table = alpha_by_dimension(survey, survey_scores)
    assert table["questions"].to_dict() == {
        "accountability": 1,
        "participation": 6,
        "strategic_planning": 1,
        "foresight": 3,
        "advanced_analytics": 4,
    }
    assert table["alpha"].round(2).tolist() == pytest.approx(
        [NAN, 0.56, NAN, 0.72, 0.85], nan_ok=True
    )


def test_correlations_of_the_dimensions_that_are_asked_about() -> None:
    """Data are turned around: 10, 20, 40 beside voice 1.5, 3, 4.5; plans never vary."""
    table = correlate_dimensions(STUDY, score(STUDY))
    assert list(table.index) == list(table.columns) == ["voice", "data", "plan"]
    expected = np.corrcoef([1.5, 3, 4.5], [10, 20, 40])[0, 1]
    assert table.loc["voice", "data"] == table.loc["data", "voice"] == pytest.approx(expected)
    assert table["plan"].isna().all()
    assert table.loc["voice", "voice"] == 1


def test_correlation_needs_three_cities() -> None:
    rows = [[1, 1, 90, 10, 0], [2, 2, 80, 30, 0], [3, 3, 70, None, 0], [4, 4, 75, None, 0]]
    table = correlate_dimensions(study_of(rows), score(study_of(rows)))
    assert np.isnan(table.loc["voice", "plan"])
    assert table.loc["voice", "data"] == pytest.approx(
        np.corrcoef([1, 2, 3, 4], [10, 20, 30, 25])[0, 1]
    )


def test_table_of_coherence_has_a_row_for_each_alpha_and_each_pair() -> None:
    table = coherence_table(STUDY, score(STUDY))
    assert list(table.columns) == ["measure", "dimension", "other", "n", "value"]
    assert table.iloc[:, :4].to_numpy().tolist() == [
        ["alpha", "voice", "", 2],
        ["alpha", "data", "", 1],
        ["alpha", "plan", "", 1],
        ["correlation", "voice", "data", 3],
        ["correlation", "voice", "plan", 3],
        ["correlation", "data", "plan", 3],
    ]
    alphas = alpha_by_dimension(STUDY, score(STUDY))["alpha"]
    matrix = correlate_dimensions(STUDY, score(STUDY))
    pairs = [("voice", "data"), ("voice", "plan"), ("data", "plan")]
    expected = [*alphas, *(matrix.loc[pair] for pair in pairs)]
    assert table["value"].tolist() == pytest.approx(expected, nan_ok=True)


def test_table_of_coherence_of_the_survey(survey, survey_scores) -> None:
    table = coherence_table(survey, survey_scores).set_index(["dimension", "other"])
    assert len(table) == 5 + 5 * 4 / 2
    pair = table.loc[("foresight", "advanced_analytics")]
    both = survey_scores.dimensions[["foresight", "advanced_analytics"]].dropna()
    assert pair["n"] == len(both) == 71
    assert pair["value"] == pytest.approx(both.corr().iloc[0, 1])


# --- studies at the edges ----------------------------------------------------------------------


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("rows", [[[1, 2, 3, 4, 5]], [[None] * 5] * 4, [[7] * 5] * 4])
def test_where_nothing_can_be_told(rows) -> None:
    """One city; cities that answered nothing; cities that answered the same."""
    study = study_of(rows)
    table = coherence_table(study, score(study))
    assert len(table) == 6
    assert table["value"].isna().all()


@pytest.mark.filterwarnings("error")
def test_one_unit_is_no_reason_to_warn() -> None:
    assert np.isnan(cronbach_alpha(frame(a=[1], b=[2])))


def test_dimension_that_every_city_left_blank() -> None:
    study = study_of([[1, 2, None, 4, 5], [2, 3, None, 7, 5], [3, 5, None, 5, 5]])
    table = coherence_table(study, score(study)).set_index(["measure", "dimension", "other"])
    assert table.loc[("correlation", "voice", "data"), "n"] == 0
    assert np.isnan(table.loc[("correlation", "voice", "data"), "value"])
    assert table.loc[("correlation", "voice", "plan"), "value"] == pytest.approx(
        np.corrcoef([1.5, 2.5, 4], [4, 7, 5])[0, 1]
    )


def test_study_of_one_dimension_has_no_pairs() -> None:
    study = make_study(QUESTIONS[:2], {"a": [1, 2], "b": [2, 4], "c": [3, 5]})
    assert coherence_table(study, score(study))["measure"].tolist() == ["alpha"]
