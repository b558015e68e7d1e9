"""Tests of tables: a header near the top, rows below, and structural problems."""

from __future__ import annotations

import pytest

from smartgov.intake.headers import is_city_header, row_limit
from smartgov.intake.limits import MAX_HEADER, MAX_PROBLEMS
from smartgov.intake.spot import RefusedError
from smartgov.intake.tables.grid import find_header, read_grid
from tests.smartgov.intake.made_tables import SPOT, make_grid, make_rows


def test_the_longest_header_near_the_top_counts() -> None:
    rows = make_rows(("Name:", "the secretariat"), ("City", "Country", "vote"), ("Arco", "ES", "1"))
    above, header, below = find_header(SPOT, iter(rows), is_city_header)
    assert (above.number, header.number) == (1, 2)
    assert [row.number for row in below] == [3]


def test_table_without_header_is_none() -> None:
    assert read_grid(SPOT, iter(make_rows(("a", "b"))), is_city_header, row_limit) == (None, [])


def test_grid_holds_named_columns_and_tells_of_cells_below_no_name() -> None:
    rows = make_rows(("City", "", "vote"), ("Arco", "x", "1"), ("", "legend", ""))
    grid, problems = read_grid(SPOT, iter(rows), is_city_header, row_limit)
    assert grid is not None
    assert (grid.top, list(grid.rows), dict(grid.columns)) == (1, [2], {0: ["Arco"], 2: ["1"]})
    assert [(p.code, p.letter) for p in problems] == [("no_column_name", "B")]


def test_a_header_too_long_to_name_anything_is_cut_and_told() -> None:
    rows = make_rows(("City", "x" * MAX_HEADER, "y" * (MAX_HEADER + 1)), ("Arco", "1", "2"))
    grid, problems = read_grid(SPOT, iter(rows), is_city_header, row_limit)
    assert grid is not None
    assert grid.header == {0: "City", 1: "x" * MAX_HEADER, 2: "y" * MAX_HEADER + "…"}
    assert [(p.code, p.row, p.letter, p.allowed) for p in problems] == [
        ("header_too_long", 1, "C", "1,000")
    ]


def test_rows_that_are_longer_than_the_header_are_misaligned() -> None:
    rows = make_rows(("City", "vote"), ("Arco", "1", ""), ("Brae", "1"))
    grid, problems = read_grid(SPOT, iter(rows), is_city_header, row_limit)
    assert grid is not None
    assert grid.misaligned == {2}
    assert [(p.code, p.row, p.value, p.allowed) for p in problems] == [("wrong_width", 2, "3", "2")]


@pytest.mark.parametrize(("rows", "misaligned"), [(1, set()), (2, {2, 3})])
def test_rows_that_are_all_shorter_are_misaligned(rows: int, misaligned: set[int]) -> None:
    assert make_grid(("City", "vote", "plan"), *[("Arco", "1")] * rows).misaligned == misaligned


def test_more_rows_than_may_be_are_refused() -> None:
    def read(limit: int, *rows: tuple[str, ...]) -> None:
        made = iter(make_rows(("City", "vote"), *rows))
        read_grid(SPOT, made, is_city_header, lambda _: (limit, "too_many_cities"))

    read(2, *[("Arco", "1")] * 2)
    with pytest.raises(RefusedError, match="too_many_cities"):
        read(1, *[("Arco", "1")] * 2)
    with pytest.raises(RefusedError, match="too_many_problems"):
        read(10**6, *[("Arco", "1", "")] * (MAX_PROBLEMS + 1))


def test_some_rows_are_kept_and_the_table_stays() -> None:
    grid = make_grid(("City", "vote"), ("Arco", "1"), ("Brae", "2"), ("Cove", "3"))
    kept = grid.keep([0, 2])
    assert (kept.rows, kept.columns) == ([2, 4], {0: ["Arco", "Cove"], 1: ["1", "3"]})
    assert len(grid.rows) == 3


def test_cells_that_cannot_be_read_are_told_where_they_stand() -> None:
    grid = make_grid(("City", "vote"), ("Arco", "#DIV/0!"))
    (problem,) = grid.unreadable([1]).values()
    assert (problem.code, problem.row, problem.letter) == ("formula_error", 2, "B")
