"""Tables of cases and standards: every problem at once, with its row and column."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from smartgov.cases.case import Collection
from smartgov.cases.read_cases import (
    check_cases,
    check_standards,
    read_collection,
    read_sound_collection,
)
from smartgov.paths import PRACTICE_CITIES_FILE, PRACTICES_FILE, STANDARDS_FILE
from smartgov.places.regions import REGIONS
from smartgov.problems import Problem, describe, locate
from smartgov.study.framework import read_recommendations
from smartgov.text import LANGUAGES, Language
from tests.smartgov.made_studies import make_city

IDS = tuple(recommendation.id for recommendation in read_recommendations())
ALLOWED = ", ".join(IDS)
CITIES = {"arco": make_city("arco")}

CASE = {
    "id": "one",
    "recommendation": "plan_stronger",
    "city": "arco",
    "since": "2010",
    "name_en": "A plan",
    "what_en": "A plan for the city.",
    "known": "city",
    "publisher": "City of Arco",
    "address": "https://example.org/plan",
    "published": "2011-05",
    "seen": "2026-11-30",
}

STANDARD = {
    "id": "guide",
    "recommendation": "plan_stronger",
    "year": "2015",
    "name_en": "A guide",
    "what_en": "A guide to plans.",
    "known": "publisher",
    "publisher": "A publisher",
    "address": "https://example.org/guide",
    "seen": "2026-11",
}


def frame(*rows: dict[str, str]) -> pd.DataFrame:
    """Return a table as it is read, with the header in row 1."""
    return pd.DataFrame(rows, index=range(2, len(rows) + 2), dtype=str).fillna("")


def test_the_tables_of_the_project_are_sound() -> None:
    collection, problems = read_collection()
    assert problems == []
    assert collection == read_sound_collection()


def test_they_cover_every_recommendation_and_region() -> None:
    collection = read_sound_collection()
    assert {case.recommendation for case in collection.cases} == set(IDS)
    assert {standard.recommendation for standard in collection.standards} == set(IDS)
    assert {case.city.region for case in collection.cases} == set(REGIONS)


def test_a_row_becomes_a_case() -> None:
    (case,), problems = check_cases(frame(CASE), "cases.csv", CITIES, IDS, "cities.csv")
    assert problems == []
    assert (case.id, case.city, case.since) == ("one", CITIES["arco"], 2010)
    assert case.what.read("fr") == "A plan for the city."
    assert case.led_to.en == case.source.title == ""
    assert (case.source.known, case.source.published) == ("city", "2011-05")


def test_a_row_becomes_a_standard() -> None:
    (standard,), problems = check_standards(frame(STANDARD), "standards.csv", IDS)
    assert problems == []
    assert (standard.id, standard.year, standard.source.known) == ("guide", 2015, "publisher")


#: What a cell is changed to, and the problem that it then has.
BROKEN = [
    ("id", "a b", "bad_id", "letters, digits, hyphen, underscore and point, no spaces"),
    ("recommendation", "dance", "unknown_recommendation", ALLOWED),
    ("recommendation", "", "required", ""),
    ("city", "atlantis", "city_not_listed", "cities.csv"),
    ("city", "", "required", ""),
    ("since", "long ago", "not_a_number", ""),
    ("since", "2010.5", "not_a_year", ""),
    ("name_en", "", "required", ""),
    ("what_en", "", "required", ""),
    ("known", "rumor", "not_allowed", "city, third_party, press"),
    ("publisher", "", "required", ""),
    ("address", "javascript:alert(1)", "bad_address", ""),
    ("address", "example.org", "bad_address", ""),
    ("address", "", "required", ""),
    ("published", "May 2011", "bad_date", ""),
    ("published", "2011-13", "bad_date", ""),
    ("seen", "2026-11-31x", "bad_date", ""),
    ("seen", "", "required", ""),
]


@pytest.mark.parametrize(("column", "value", "code", "allowed"), BROKEN)
def test_a_broken_cell_has_exactly_this_problem(
    column: str, value: str, code: str, allowed: str
) -> None:
    rows = frame(CASE, {**CASE, "id": "two", column: value})
    cases, problems = check_cases(rows, "cases.csv", CITIES, IDS, "cities.csv")
    assert problems == [Problem(code, "cases.csv", 3, column, value, allowed)]
    assert [case.id for case in cases] == ["one"]


def test_all_problems_come_at_once_in_the_order_of_the_rows() -> None:
    rows = frame(
        {**CASE, "address": "x", "city": "atlantis"},
        {**CASE, "id": "two", "recommendation": "dance"},
        {**CASE, "id": "two", "seen": "now"},
    )
    cases, problems = check_cases(rows, "cases.csv", CITIES, IDS, "cities.csv")
    assert cases == ()
    assert [(p.row, p.column, p.code) for p in problems] == [
        (2, "address", "bad_address"),
        (2, "city", "city_not_listed"),
        (3, "recommendation", "unknown_recommendation"),
        (4, "id", "duplicate_id"),
        (4, "seen", "bad_date"),
    ]


@pytest.mark.parametrize(("column", "value"), [("address", "x"), ("year", "x"), ("known", "city")])
def test_a_broken_standard_is_reported(column: str, value: str) -> None:
    standards, problems = check_standards(
        frame({**STANDARD, column: value, "recommendation": "dance"}), "standards.csv", IDS
    )
    assert standards == ()
    assert {(p.row, p.column) for p in problems} == {(2, column), (2, "recommendation")}


@pytest.mark.parametrize("table", ["cases", "standards"])
def test_a_missing_column_is_all_that_is_said(table: str) -> None:
    rows = frame({"id": "one"})
    found = (
        check_cases(rows, "t.csv", CITIES, IDS, "cities.csv")
        if table == "cases"
        else check_standards(rows, "t.csv", IDS)
    )
    assert found[0] == ()
    assert {problem.code for problem in found[1]} == {"missing_column"}


def write(path: Path, *rows: dict[str, str]) -> Path:
    """Write a table as the project's are."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_table_does_not_cover_is_said_in_every_language(
    tmp_path: Path, language: Language
) -> None:
    cases = write(tmp_path / "cases.csv", {**CASE, "city": "bilbao"})
    standards = write(tmp_path / "standards.csv", STANDARD)
    collection, problems = read_collection(cases, standards)
    assert collection is None
    missing = [recommendation for recommendation in IDS if recommendation != "plan_stronger"]
    assert [(p.code, p.value) for p in problems] == [
        *(("no_practice", recommendation) for recommendation in missing),
        *(("region_without_practice", region) for region in REGIONS if region != "150"),
        *(("no_standard", recommendation) for recommendation in missing),
    ]
    for problem in problems:
        assert problem.value in describe(problem, language)
        assert problem.file in locate(problem, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["bad_address", "bad_date", "city_not_listed"])
def test_a_broken_cell_is_described_in_every_language(code: str, language: Language) -> None:
    problem = Problem(code, "practices.csv", 7, "city", "<b>x</b>", "practice_cities.csv")
    words = describe(problem, language)
    assert "<b>x</b>" in words
    assert "{" not in words
    assert "7" in locate(problem, language)


def test_missing_files_and_damaged_cities_are_reported_together(tmp_path: Path) -> None:
    none = tmp_path / "none.csv"
    collection, problems = read_collection(none, none, none)
    assert collection is None
    assert [problem.code for problem in problems] == ["missing_file"] * 3
    broken = PRACTICE_CITIES_FILE.read_text(encoding="utf-8").replace("\nbilbao,", "\nbilbo,")
    cities = tmp_path / "cities.csv"
    cities.write_text(broken, encoding="utf-8")
    collection, problems = read_collection(cities=cities)
    assert collection is None
    assert {(p.code, p.value, p.allowed) for p in problems} == {
        ("city_not_listed", "bilbao", "cities.csv")
    }


def test_a_table_with_an_error_stops_whoever_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem("missing_file", "practices.csv")
    monkeypatch.setattr("smartgov.cases.read_cases.read_collection", lambda: (None, [problem]))
    with pytest.raises(ValueError, match="missing_file"):
        read_sound_collection()


def rewritten(path: Path, folder: Path) -> Path:
    """Read a table with the standard library and write it again."""
    text = path.read_text(encoding="utf-8")
    return write(folder / path.name, *csv.DictReader(io.StringIO(text, newline="")))


def test_the_tables_are_the_same_when_they_are_written_again(tmp_path: Path) -> None:
    again = [rewritten(path, tmp_path) for path in (PRACTICES_FILE, STANDARDS_FILE)]
    for path, original in zip(again, (PRACTICES_FILE, STANDARDS_FILE), strict=True):
        assert path.read_bytes() == original.read_bytes()
    collection, problems = read_collection(*again)
    assert problems == []
    assert isinstance(collection, Collection)
    assert collection == read_sound_collection()
