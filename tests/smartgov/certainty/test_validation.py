"""Tests that published numbers are reproduced, and that a changed answer is detected."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from smartgov.certainty import validation
from smartgov.certainty.validation import INDEX, PUBLISHED_ALPHA, Check, validate
from tests.smartgov.made_studies import StudyFolder

RANKS = ("equal_weights", "budget_allocation", "geometric", "sample_range")


@pytest.fixture(scope="module")
def checks() -> dict[str, Check]:
    return {check.code: check for check in validate()}


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StudyFolder:
    """Return a copy of the index, to be broken, which is validated in its stead."""
    shutil.copytree(INDEX, tmp_path / INDEX.name)
    monkeypatch.setattr(validation, "INDEX", tmp_path / INDEX.name)
    return StudyFolder(tmp_path / INDEX.name)


def agreement() -> dict[str, bool]:
    return {check.code: check.agrees for check in validate()}


def test_there_are_six_checks_in_the_order_of_the_page(checks) -> None:
    assert list(checks) == [*RANKS, "alpha", "alpha_if_deleted"]


@pytest.mark.parametrize(
    ("code", "ours"),
    [("equal_weights", 23), ("budget_allocation", 23), ("geometric", 23), ("sample_range", 11)],
)
def test_ranks(checks, code, ours) -> None:
    """The range of the sample alone reorders the ranking: it is there to show that."""
    assert checks[code] == Check(code, ours, 23, 23)
    assert checks[code].agrees == (ours == 23)


def test_alpha_is_the_printed_one(checks) -> None:
    check = checks["alpha"]
    assert PUBLISHED_ALPHA == check.published == 0.70
    assert check.ours == pytest.approx(0.70, abs=0.005)
    assert check.agrees


def test_alpha_if_deleted_is_within_two_thousandths_wherever_it_is_furthest(checks) -> None:
    check = checks["alpha_if_deleted"]
    assert check.of == 0.002
    assert 0 < abs(check.ours - check.published) <= 0.002
    assert check.agrees


def test_alpha_if_deleted_is_the_one_that_is_furthest_off(index) -> None:
    """Printed otherwise for one indicator, it is that one which is shown."""
    index.change("published_alpha.csv", "schooling,0.662", "schooling,0.668")
    check = validate()[-1]
    assert check.published == 0.668
    assert check.ours == pytest.approx(0.662, abs=0.002)
    assert not check.agrees


@pytest.mark.parametrize(
    ("ours", "agrees"), [(0.702, True), (0.698, True), (0.7021, False), (0.69, False)]
)
def test_alphas_agree_within_the_tolerance(ours, agrees) -> None:
    assert Check("alpha_if_deleted", ours, 0.70, 0.0020001).agrees == agrees


@pytest.mark.parametrize(("ours", "agrees"), [(23, True), (22, False)])
def test_ranks_agree_all_or_not_at_all(ours, agrees) -> None:
    assert Check("geometric", ours, 23, 23).agrees == agrees


def test_another_answer_disagrees_with_what_was_printed(index) -> None:
    """Finland's internet hosts as Slovenia's: it is first by no weights."""
    index.change("answers.csv", "fi,internet,200.2", "fi,internet,2.0")
    assert agreement() == {
        "equal_weights": False,
        "budget_allocation": False,
        "geometric": False,
        "sample_range": False,
        "alpha": False,
        "alpha_if_deleted": False,
    }


def test_two_ranks_that_change_places_are_seen(index) -> None:
    """Canada is 0.15 above Australia by equal weights; a fifth of a year of schooling turns it."""
    index.change("answers.csv", "au,schooling,10.9", "au,schooling,11.1")
    assert validate()[0] == Check("equal_weights", 21, 23, 23)


def test_other_weights_change_what_rests_on_them_alone(index) -> None:
    index.change("published_weights.csv", "university,0.18", "university,0.9")
    assert agreement() == {
        "equal_weights": True,
        "budget_allocation": False,
        "geometric": True,
        "sample_range": False,
        "alpha": True,
        "alpha_if_deleted": True,
    }


def test_other_goalposts_change_neither_the_raw_values_nor_alpha(index) -> None:
    index.change("questions.csv", "number,0,994,", "number,0,99.4,")
    assert agreement() == {
        "equal_weights": False,
        "budget_allocation": False,
        "geometric": True,
        "sample_range": False,
        "alpha": True,
        "alpha_if_deleted": True,
    }


def test_order_of_the_published_tables_is_of_no_consequence(index) -> None:
    expected = validate()
    for table in ("ranks", "weights", "alpha"):
        file = f"published_{table}.csv"
        head, *rows = (index.path / file).read_text(encoding="utf-8").splitlines()
        index.write(file, "\n".join([head, *reversed(rows)]) + "\n")
    assert [(c.code, c.of) for c in validate()] == [(c.code, c.of) for c in expected]
    ours, theirs = ([(c.ours, c.published) for c in checks] for checks in (validate(), expected))
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12)


def test_table_that_is_broken_is_an_error_of_ours(index) -> None:
    index.remove("cities.csv")
    with pytest.raises(ValueError, match="technology-achievement-index"):
        validate()
