"""Tests of finding out how a file writes numbers."""

from __future__ import annotations

import pytest

from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.read_file import FileStudy, read_file
from tests.smartgov.intake.made_files import Cell, make_workbook
from tests.smartgov.intake.made_ticks import BILBAO, LYON, PORTO, answers_of, codes, read_ticks

#: A number without limits, and a percentage.
COUNT, SHARE = "community_organizations", "transparency_audit"
HEADER = ("Ciudad", "País", "Población", COUNT, SHARE)


def read(*rows: tuple[Cell, ...], choices: Choices = NO_CHOICES, separator: str = ";") -> FileStudy:
    cities = (BILBAO, PORTO, LYON)
    lines = [(*city, *row) for city, row in zip(cities, rows, strict=False)]
    return read_ticks(lines, HEADER, choices, separator)


def people(intake: FileStudy) -> list[int | None]:
    assert intake.study is not None, intake.problems
    return [city.population for city in intake.study.cities]


@pytest.mark.parametrize("proof", ["75,5", "1.234,5", "0,125"])
def test_one_decimal_comma_makes_all_points_thousands(proof: str) -> None:
    intake = read(("345.821", "2.500", proof), ("1.000", "1.234", "60"))
    assert people(intake) == [345_821, 1000]
    assert answers_of(intake)[COUNT] == [2500, 1234]
    numbers = intake.understood.numbers
    assert numbers is not None
    assert (numbers.decimal, numbers.certainty) == (",", "certain")
    assert numbers.ambiguous == ("1.000", "1.234", "2.500")


def test_one_decimal_point_makes_all_commas_thousands() -> None:
    intake = read(("345,821", "2,500", "75.5"), ("1,000", "1.234", "60"))
    assert people(intake) == [345_821, 1000]
    assert answers_of(intake)[COUNT] == [2500, 1.234]


def test_a_population_that_is_no_whole_number_otherwise_is_a_proof() -> None:
    assert answers_of(read(("345.821", "2.500", "60")))[COUNT] == [2500]
    assert answers_of(read(("345,821", "2.500", "60")))[COUNT] == [2.5]


@pytest.mark.parametrize(
    "row", [("1.000", "7", "60"), ("", "2.500", "60"), ("", "2,500", "60"), ("1,000", "", "60")]
)
def test_what_nothing_decides_is_asked_before_anything_is_scored(row: tuple[str, ...]) -> None:
    intake = read(row)
    assert intake.study is None
    assert codes(intake) == ["decimal_undecided"]
    assert intake.understood.undecided == ("decimal",)


def test_two_proofs_that_contradict_each_other_decide_nothing() -> None:
    assert codes(read(("", "2.500", "75,5"), ("", "1", "80.25"))) == ["decimal_undecided"]
    assert answers_of(read(("", "2500", "75,5"), ("", "1", "80.25")))[SHARE] == [75.5, 80.25]


def test_the_visitor_decides() -> None:
    row = ("1.000", "2.500", "60")
    assert answers_of(read(row, choices=Choices(decimal=",")))[COUNT] == [2500]
    intake = read(row, choices=Choices(decimal="."))
    assert answers_of(intake)[COUNT] == [2.5]
    assert intake.understood.numbers is not None
    assert intake.understood.numbers.certainty == "chosen"


def test_coordinates_prove_nothing_and_have_no_thousands() -> None:
    header = ("Ciudad", "País", "Latitud", "Longitud", COUNT, SHARE)
    intake = read_ticks([(*BILBAO, "43.263", "-2.935", "2.500", "75,5")], header)
    assert intake.study is not None
    (city,) = intake.study.cities
    assert (city.latitude, city.longitude) == (43.263, -2.935)
    assert answers_of(intake)[COUNT] == [2500]
    undecided = read_ticks([(*BILBAO, "43.26", "-2.93", "2.500", "75")], header)
    assert codes(undecided) == ["decimal_undecided"]


def test_numbers_of_a_workbook_have_a_point_whatever_its_text_has() -> None:
    rows = [HEADER, (*BILBAO, 345_821, 1.234, "75,5"), (*PORTO, "1.000", "1.234", 0.125)]
    intake = read_file(make_workbook({"Respuestas": rows}), "a.xlsx")
    assert people(intake) == [345_821, 1000]
    assert answers_of(intake)[COUNT] == [1.234, 1234]
    assert answers_of(intake)[SHARE] == [75.5, 0.125]


def test_an_export_of_the_project_has_points() -> None:
    header = ("id", "name", "country", "latitude", "longitude", "population", "population_year")
    header = (*header, "region", "subregion", "note", COUNT, SHARE)
    row = (
        "bilbao",
        "Bilbao",
        "ES",
        "43.26",
        "-2.93",
        "345821",
        "2019",
        "150",
        "039",
        "",
        "2.500",
        "60",
    )
    intake = read_ticks([row], header, separator=",")
    assert answers_of(intake)[COUNT] == [2.5]
