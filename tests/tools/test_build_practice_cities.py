"""Tests that the cities of the practices are reproduced from the survey and the gazetteer."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from smartgov.paths import PRACTICE_CITIES_FILE, PRACTICES_FILE
from tools import build_practice_cities


def ids(path: Path, column: str) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row[column] for row in csv.DictReader(file)}


def test_the_kept_table_is_what_the_tool_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = tmp_path / "cities.csv"
    build_practice_cities.main(["--out", str(built)])
    assert built.read_bytes() == PRACTICE_CITIES_FILE.read_bytes()
    assert capsys.readouterr().out == "cities.csv: 38 cities\n"


def test_it_has_the_cities_of_the_practices_and_no_others() -> None:
    assert ids(PRACTICE_CITIES_FILE, "id") == ids(PRACTICES_FILE, "city")
    survey = ids(build_practice_cities.SURVEY, "id")
    assert survey.isdisjoint(build_practice_cities.OTHERS)
    assert ids(PRACTICES_FILE, "city") - survey == set(build_practice_cities.OTHERS)


def test_a_population_that_is_not_the_citys_is_blank() -> None:
    rows = build_practice_cities.build_rows(["taipei", "seoul", "bilbao"])
    assert [bool(row["population"]) for row in rows] == [False, True, True]
    assert [row["population_year"] for row in rows] == ["", "", "2014"]
