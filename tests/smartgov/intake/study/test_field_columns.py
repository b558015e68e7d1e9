"""Tests of the columns that say of every row what the study is."""

from __future__ import annotations

import pytest

from smartgov.intake.study.field_columns import take_fields
from tests.smartgov.intake.made_tables import make_grid, make_tables

HEADER = ("City", "Country", "vote")


@pytest.mark.parametrize(
    ("name", "cells", "fields"),
    [
        ("status", ("demonstration", "demonstration"), {"status": "demonstration"}),
        ("Estado", ("Ficticio", ""), {"status": "demonstration"}),
        ("Statut", ("réel", "données réelles"), {"status": "real"}),
        ("status", ("not_stated", "not stated"), {"status": "not_stated"}),
        ("basis", ("recorded", "recorded"), {"basis": "recorded"}),
    ],
)
def test_column_of_the_status_is_taken_out(
    name: str, cells: tuple[str, str], fields: dict[str, str]
) -> None:
    grid = make_grid((*HEADER, name), *(("Arco", "ES", "1", cell) for cell in cells))
    said, problems = take_fields(make_tables(grid))
    assert (said.fields, problems) == (fields, [])
    assert list(said.tables.grids["answers"].header.values()) == list(HEADER)
    assert list(said.tables.grids["answers"].columns) == [0, 1, 2]
    assert len(grid.header) == 4


@pytest.mark.parametrize("cells", [("Jalisco", "Nuevo León"), ("real", "Jalisco"), ("", "")])
def test_column_that_only_has_the_name_of_one_stays(cells: tuple[str, str]) -> None:
    """In Mexico and Brazil, a column "Estado" has the state of each city."""
    tables = make_tables(make_grid((*HEADER, "Estado"), *(("A", "MX", "1", c) for c in cells)))
    said, problems = take_fields(tables)
    assert (said.fields, problems) == ({}, [])
    assert said.tables.grids["answers"] is tables.grids["answers"]


def test_file_that_mixes_real_and_invented_answers_is_told() -> None:
    rows = (("A", "ES", "1", "real"), ("B", "ES", "1", "demonstration"))
    grid = make_grid((*HEADER, "status"), *rows)
    _, (problem,) = take_fields(make_tables(grid))
    assert (problem.code, problem.letter, problem.value) == (
        "mixed_status",
        "D",
        "demonstration, real",
    )


def test_cities_and_answers_have_to_agree() -> None:
    cities = make_grid(("City", "Country", "status"), ("A", "ES", "real"))
    answers = make_grid(("City", "vote", "status"), ("A", "1", "demo"))
    _, (problem,) = take_fields(make_tables(answers, cities))
    assert problem.code == "mixed_status"
