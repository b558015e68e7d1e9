"""Tests of filling cells that are merged, or written once for several rows."""

from __future__ import annotations

from smartgov.intake.tables.carry_down import carry_down
from smartgov.intake.tables.mark_reader import SheetMarks
from tests.smartgov.intake.made_tables import make_grid

LONG = ("City", "Country", "Question", "Answer")


def test_city_written_once_counts_for_its_answers() -> None:
    grid = make_grid(
        LONG,
        *(("Arco", "ES", "vote", "1"), ("", "", "plan", "2")),
        *(("Brae", "CL", "vote", "0"), ("", "", "plan", "")),
    )
    carried, _, problems = carry_down(grid)
    assert carried.columns[0] == ["Arco", "Arco", "Brae", "Brae"]
    assert carried.columns[1] == ["ES", "ES", "CL", "CL"]
    assert [(p.code, p.letter, p.value) for p in problems] == [
        ("carried_down", "A", "2"),
        ("carried_down", "B", "2"),
    ]
    assert grid.columns[0] == ["Arco", "", "Brae", ""]


def test_country_that_every_row_gives_does_not_stand_in_the_way() -> None:
    rows = (("Arco", "ES", "vote", "1"), ("", "ES", "plan", "2"), ("Brae", "CL", "vote", "0"))
    carried, _, problems = carry_down(make_grid(LONG, *rows))
    assert carried.columns[0] == ["Arco", "Arco", "Brae"]
    assert [p.letter for p in problems] == ["A"]


def test_question_written_once_counts_for_its_cities() -> None:
    rows = (("Arco", "ES", "vote", "1"), ("Brae", "CL", "", "0"), ("Arco", "ES", "plan", "2"))
    carried, _, problems = carry_down(make_grid(LONG, *rows))
    assert carried.columns[2] == ["vote", "vote", "plan"]
    assert [p.letter for p in problems] == ["C"]


def test_city_that_is_only_forgotten_is_not_guessed() -> None:
    """Of four cities one is missing; or the rows of two cities have lost their names."""
    for rows in (
        (("Arco", "", "vote", "1"), ("Arco", "", "plan", "2"), ("", "", "hear", "0")),
        (("Arco", "", "vote", "1"), ("", "", "vote", "2"), ("Brae", "", "vote", "0")),
        (("", "", "vote", "1"), ("Arco", "", "plan", "2")),
        (("Arco", "", "vote", "1"), ("", "", "", "2")),
    ):
        grid = make_grid(LONG, *rows)
        carried, _, problems = carry_down(grid)
        assert dict(carried.columns) == dict(grid.columns)
        assert problems == []


def test_merged_cells_count_for_each_of_their_rows() -> None:
    rows = [("Arco", "ES", "vote", "1"), ("", "", "vote", "2"), ("", "", "vote", "3")]
    marks = SheetMarks(merged=("A2:A3", "B2:B4", "D2:D3", "C2:D3", "?"))
    carried, left, problems = carry_down(make_grid(LONG, *rows), marks)
    assert carried.columns[0] == ["Arco", "Arco", ""]
    assert carried.columns[1] == ["ES", "ES", "ES"]
    assert carried.columns[3] == ["1", "2", "3"]
    assert left.merged == ("D2:D3", "C2:D3", "?")
    assert [(p.letter, p.value) for p in problems] == [("A", "1"), ("B", "2")]


def test_country_merged_over_cities_counts_for_each_but_answers_do_not() -> None:
    grid = make_grid(("City", "Country", "vote"), ("Arco", "ES", "1"), ("Brae", "", ""))
    carried, left, _ = carry_down(grid, SheetMarks(merged=("B2:B3", "C2:C3", "A9:A10")))
    assert carried.columns[1] == ["ES", "ES"]
    assert carried.columns[2] == ["1", ""]
    assert left.merged == ("C2:C3", "A9:A10")


def test_country_written_once_beside_a_merged_city_counts_for_its_rows() -> None:
    rows = [
        *(("Arco", "ES", "vote", "1"), ("", "", "plan", "2"), ("", "", "hear", "0")),
        *(("Brae", "CL", "vote", "1"), ("", "PE", "plan", "2"), ("Cove", "CL", "vote", "1")),
    ]
    marks = SheetMarks(merged=("A2:A4", "A5:A6"))
    carried, _, problems = carry_down(make_grid(LONG, *rows), marks)
    assert carried.columns[0] == [*["Arco"] * 3, *["Brae"] * 2, "Cove"]
    assert carried.columns[1] == ["ES", "ES", "ES", "CL", "PE", "CL"]
    assert [(p.letter, p.value) for p in problems] == [("A", "3"), ("B", "2")]
