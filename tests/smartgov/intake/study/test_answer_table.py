"""Tests of converting columns of answers to floats, and of counting their problems."""

from __future__ import annotations

import numpy as np
import pytest

from smartgov.intake.limits import MAX_ALIKE, MAX_UNREADABLE
from smartgov.intake.spot import RefusedError
from smartgov.intake.study.answer_table import (
    Faults,
    check_readable,
    column_faults,
    merge_faults,
    read_column,
)
from tests.smartgov.intake.made_tables import make_grid
from tests.smartgov.made_studies import make_question, make_yes_no

GRID = make_grid(("City", "vote"), ("Arco", "yes"), ("Brae", "?"), ("Cove", "maybe"), ("Dell", "7"))


def test_column_is_read_as_floats_and_faults() -> None:
    column = read_column(GRID, 1, range(4), make_yes_no("vote"), comma=False)
    np.testing.assert_equal(column.values, [1, np.nan, np.nan, 7])
    assert [(p.code, p.row) for p in column.faults.problems] == [
        ("not_yes_no", 4),
        ("out_of_range", 5),
    ]
    assert column.faults.unsound == {2, 3}
    assert column.unreadable == {"maybe"}


def test_only_the_rows_that_are_asked_for_are_read() -> None:
    column = read_column(GRID, 1, [3, 0], make_question("vote", low=0, high=10), comma=False)
    assert column.values[0] == 7
    assert len(column.values) == 2


def test_the_same_problem_is_told_so_often_and_then_counted() -> None:
    many = MAX_ALIKE + 3
    grid = make_grid(("City", "vote"), *[("Arco", "x")] * many)
    faults = column_faults(grid, "not_a_number", range(many), 1)
    assert (len(faults.problems), faults.unlisted, len(faults.unsound)) == (MAX_ALIKE, 3, many)


def test_rows_with_a_warning_are_sound() -> None:
    assert column_faults(GRID, "beyond_goalposts", [0], 1).unsound == frozenset()


def test_faults_are_merged_in_their_order() -> None:
    one, other = column_faults(GRID, "required", [0], 1), column_faults(GRID, "required", [2], 1)
    both = merge_faults([one, Faults(unlisted=2), other])
    assert both == Faults(one.problems + other.problems, 2, frozenset({0, 2}))
    assert merge_faults([]) == Faults()


def test_file_in_which_hardly_any_answer_can_be_read_is_refused() -> None:
    many = {str(number) for number in range(MAX_UNREADABLE)}
    check_readable(GRID, many)
    with pytest.raises(RefusedError, match="hardly_any_answers"):
        check_readable(GRID, {*many, "x"})
