"""Tests of dropping totals, legends and filled-down lists."""

from __future__ import annotations

import pytest

from smartgov.intake.study.summary_rows import drop_blank, drop_other_rows, drop_summaries
from tests.smartgov.intake.made_tables import make_grid, make_tables
from tests.smartgov.made_studies import make_yes_no

GRID_HEADER = ("City", "Country", "vote")
GRID = make_grid(GRID_HEADER, ("Arco", "ES", "1"), ("Total", "", "1"))


def test_total_without_country_is_left_out_and_told() -> None:
    grid, problems = drop_summaries(GRID)
    assert grid.rows == [2]
    assert [(p.code, p.row, p.value) for p in problems] == [("summary_row", 3, "Total")]


def test_city_that_is_called_like_a_total_stays() -> None:
    assert drop_summaries(GRID, {"total"}) == (GRID, [])
    header = ("id", "City", "Country", "vote")
    for row in (("", "Media", "US", "1"), ("t", "Total", "ES", "1")):
        grid = make_grid(header, row)
        assert drop_summaries(grid) == (grid, [])


@pytest.mark.parametrize(
    "row",
    [
        *(("Media", "España"), ("Total", "ES"), ("Average", "Chile"), ("Moyenne", "FR")),
        *(("Promedio", "?"), ("Media de España", ""), ("TOTAL SPAIN", "Spain"), ("", "Total")),
        *(("Moyenne (France)", "FR"), ("Total du Sénégal", "")),
    ],
)
def test_total_with_a_country_is_no_city(row: tuple[str, str]) -> None:
    grid, problems = drop_summaries(make_grid(GRID_HEADER, ("Arco", "ES", "1"), (*row, "1")))
    assert grid.rows == [2]
    assert [(p.code, p.row) for p in problems] == [("summary_row", 3)]


@pytest.mark.parametrize("name", ["Suma de Hidalgo", "Media Agua", "Total recall", "Mediana"])
def test_name_that_only_begins_like_a_total_stays(name: str) -> None:
    grid = make_grid(GRID_HEADER, (name, "ES", "1"))
    assert drop_summaries(grid) == (grid, [])


def test_rows_without_anything_that_is_read_are_left_out() -> None:
    grid = make_grid(("City", "vote", "Legend"), ("Arco", "1", ""), ("", "?", "x"))
    assert drop_blank(grid, {0, 1}).rows == [2]
    assert drop_blank(grid, {0, 1, 2}) is grid
    assert drop_blank(grid, set()) is grid


def test_tables_are_returned_without_other_rows() -> None:
    tables = make_tables(GRID)
    found, problems = drop_other_rows(tables, (make_yes_no("vote"),))
    assert (found.grids["answers"].rows, len(problems)) == ([2], 1)
    assert tables.grids["answers"] is GRID
