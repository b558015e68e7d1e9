"""Tests that no text runs as a formula and every text is restored unchanged."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.study.formula_guard import FORMULA_STARTS, guard, unguard

FORMULAS = ["=1+1", "+49", "-3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "-", "="]

#: Text in which quotes and the signs of formulas are frequent.
texts = st.text(st.sampled_from(["'", *FORMULA_STARTS, "a", " ", "1"])) | st.text()


@pytest.mark.parametrize("cell", [*FORMULAS, "'=1", "''-1"])
def test_text_that_begins_like_a_formula_gets_a_quote(cell: str) -> None:
    assert guard(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell", ["", "a=1", "Sant Cugat", "L'Eliana", " =1", "1-2", "'s", "'", "''"]
)
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert guard(cell) == unguard(cell) == cell


@pytest.mark.parametrize("cell", [-1, -0.5, 0, 1e-300, np.float64(-3.5), True, None, pd.NA])
def test_what_is_no_text_stays_as_it_is(cell: Any) -> None:
    assert guard(cell) is cell


@given(texts)
def test_what_is_guarded_does_not_run_and_comes_back(text: str) -> None:
    assert not guard(text).startswith(FORMULA_STARTS)
    assert unguard(guard(text)) == text


@given(texts)
def test_only_what_begins_like_a_formula_behind_its_quotes_is_changed(text: str) -> None:
    runs = text.lstrip("'").startswith(FORMULA_STARTS)
    assert (guard(text) != text) == runs
    assert (unguard(text) != text) == (runs and text.startswith("'"))
