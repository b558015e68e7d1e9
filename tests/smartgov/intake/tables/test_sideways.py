"""Tests that a table that lies on its side is recognized by its header."""

from __future__ import annotations

import pytest

from smartgov.intake.limits import MAX_COLUMNS
from smartgov.intake.read_file import FileStudy, read_file
from smartgov.intake.spot import Spot
from smartgov.intake.tables.sideways import check_sideways, describe_width
from smartgov.places.gazetteer import gazetteer
from smartgov.problems import describe
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import VOTING, Cell, make_csv, make_workbook

SPOT = Spot("a.csv")

PLACES = ("Bilbao", "Lyon", "Porto", "Durban")

OWN = ("Does the city have a park?", "Does the city have a tram?")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("City", *PLACES), "Bilbao, Lyon, Porto"),
        (("Question", "x", *PLACES), "Bilbao, Lyon, Porto"),
        (("City", "Bilbao", "Lyon"), None),
        (("City", "Country", *OWN, VOTING, *PLACES), None),
        (("City", "Country", *OWN), None),
        (("BIO", "NYC", "LON", "PAR"), None),
        ((), None),
    ],
)
def test_most_headers_of_a_table_on_its_side_are_places(
    names: tuple[str, ...], shown: str | None
) -> None:
    problem = check_sideways(SPOT, names)
    assert (problem.value if problem else None) == shown


def test_width_is_told_where_the_headers_are_no_places() -> None:
    names = [f"Own question {n}" for n in range(1_200)]
    problem = describe_width(SPOT, names)
    assert (problem.code, problem.value, problem.allowed) == ("too_wide", "1,200", "500")
    assert describe_width(SPOT, PLACES).code == "cities_side_by_side"


def read_on_its_side(cities: list[str], workbook: bool) -> FileStudy:
    """Read questions that are not known, in rows, with the cities in the header."""
    rows: list[list[Cell]] = [[question, *[1] * len(cities)] for question in OWN]
    header = ["City", *cities]
    if workbook:
        return read_file(make_workbook({"Answers": [header, *rows]}), "a.xlsx")
    return read_file(make_csv(rows, header), "a.csv")


@pytest.mark.parametrize("workbook", [False, True])
@pytest.mark.parametrize("count", [len(PLACES), MAX_COLUMNS + 100])
def test_a_file_on_its_side_is_told_how_to_turn_it(count: int, workbook: bool) -> None:
    cities = [*PLACES, *dict.fromkeys(gazetteer().name[: 2 * count])][:count]
    intake = read_on_its_side(cities, workbook)
    assert intake.study is None
    assert intake.problems[0].code == "cities_side_by_side"
    for language in LANGUAGES:
        assert "Bilbao, Lyon, Porto" in describe(intake.problems[0], language)
        assert " → " in describe(intake.problems[0], language)


@pytest.mark.parametrize("workbook", [False, True])
def test_so_is_one_whose_cities_are_not_known(workbook: bool) -> None:
    intake = read_on_its_side([f"Place {n}" for n in range(MAX_COLUMNS + 100)], workbook)
    (problem,) = intake.problems
    assert problem.code == "too_wide"
    for language in LANGUAGES:
        assert " → " in describe(problem, language)
