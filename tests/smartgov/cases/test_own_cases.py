"""Tests of practices that somebody else documents."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.cases.own_cases import (
    MAX_BYTES,
    MAX_ROWS,
    read_own_cases,
    write_blank_table,
    write_table,
)
from smartgov.cases.read_cases import read_sound_collection
from smartgov.problems import describe
from smartgov.study import schema
from smartgov.study.storage import MemoryFile
from smartgov.text import LANGUAGES
from tests.smartgov.made_studies import make_city

KNOWN = read_sound_collection().cases
CITIES = [make_city("arco")]
IDS = ["plan_stronger", "look_ahead"]

ROW = {
    "id": "arco-plan",
    "recommendation": "plan_stronger",
    "city": "arco",
    "name_en": "A plan",
    "what_en": "What it is, <b>in bold</b>",
    "known": "city",
    "publisher": "City of Arco",
    "address": "https://example.org/plan",
    "seen": "2026-11",
}


def table(*rows: dict[str, str]) -> bytes:
    """Return a table with the columns of the project's."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(schema.CASES.columns), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def read(content: bytes) -> tuple[list[str], list[str]]:
    """Return the ids that are read, and the codes of the problems."""
    cases, problems = read_own_cases(MemoryFile("p.csv", content), CITIES, KNOWN, IDS)
    for language in LANGUAGES:
        assert all(describe(problem, language) for problem in problems)
    return [case.id for case in cases], [problem.code for problem in problems]


def test_a_practice_of_a_city_of_the_study_or_of_the_project_is_read() -> None:
    rows = (ROW, {**ROW, "id": "another", "city": KNOWN[0].city.id})
    assert read(table(*rows)) == (["arco-plan", "another"], [])
    (case, _), _ = read_own_cases(MemoryFile("p.csv", table(*rows)), CITIES, KNOWN, IDS)
    assert case.city is CITIES[0]
    assert case.what.en == "What it is, <b>in bold</b>"


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"city": "atlantis"}, ["city_not_listed"]),
        ({"recommendation": "be_nice"}, ["unknown_recommendation"]),
        ({"id": KNOWN[0].id}, ["duplicate_id"]),
        ({"address": "javascript:alert(1)", "known": "hearsay"}, ["bad_address", "not_allowed"]),
        ({"name_en": ""}, ["required"]),
    ],
)
def test_a_row_with_a_problem_is_left_out(changed: dict[str, str], codes: list[str]) -> None:
    ids, found = read(table(ROW, {**ROW, "id": "second", **changed}))
    assert ids == ["arco-plan"]
    assert sorted(found) == sorted(codes)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\xff\x00", "nul_byte"),
        (b"a,b\n1,2\n", "missing_column"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
        (table(*[{**ROW, "id": f"a{n}"} for n in range(MAX_ROWS + 1)]), "too_many_practices"),
    ],
)
def test_a_file_that_is_no_table_of_practices_is_refused(content: bytes, code: str) -> None:
    ids, codes = read(content)
    assert ids == []
    assert code in codes


def test_a_missing_file_is_said() -> None:
    _, (problem,) = read_own_cases(MemoryFile("p.csv", None), CITIES, KNOWN, IDS)
    assert problem.code == "missing_file"


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_give_problems_and_no_error(content: bytes) -> None:
    ids, codes = read(content)
    assert ids == []
    assert codes


def test_the_blank_table_is_what_is_read() -> None:
    text = write_blank_table().decode("utf-8-sig").strip()
    filled = table(ROW).decode()
    assert filled.startswith(text)
    assert read(write_blank_table()) == ([], ["empty_file"])


def test_practices_that_are_written_read_back_the_same() -> None:
    content = write_table(KNOWN)
    cities = [case.city for case in KNOWN]
    recommendations = sorted({case.recommendation for case in KNOWN})
    back, problems = read_own_cases(MemoryFile("p.csv", content), cities, (), recommendations)
    assert (back, problems) == (KNOWN, [])
