"""Tests of a visitor's own city as a file."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.model import Study
from smartgov.own_city.file import MAX_BYTES, MAX_ENTRIES, read_own_file, to_own_csv, to_own_json
from smartgov.own_city.own_city import OwnCity
from smartgov.problems import Problem
from smartgov.study.formula_guard import FORMULA_STARTS
from tests.smartgov.own_cities import ANSWERED, STUDY, own_cities
from tests.smartgov.own_city.heavy_own_files import HEAVY

ROOT = Path(__file__).resolve().parents[3]

HEADER = "city,question,value\n"
FILE = "mine.csv"

#: No file may take more memory than this to read, in bytes; the process itself is counted.
MOST = 300_000_000


def read(content: str | bytes, study: Study = STUDY) -> OwnCity:
    """Return the city in a file that has to be sound."""
    own, problems = read_own_file(_bytes(content), FILE, study)
    assert own is not None, problems
    assert problems == ()
    return own


def problems(content: str | bytes) -> list[tuple[str, int | None, str]]:
    """Return what is wrong with a file: codes with row and column."""
    own, found = read_own_file(_bytes(content), FILE, STUDY)
    assert own is None
    assert all(isinstance(problem, Problem) and problem.file == FILE for problem in found)
    return [(problem.code, problem.row, problem.column) for problem in found]


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def saved(**changes: object) -> str:
    """Return a saved city as JSON with some parts changed; None takes one out."""
    whole = json.loads(to_own_json(ANSWERED, STUDY)) | changes
    return json.dumps({key: value for key, value in whole.items() if value is not None})


def test_part_that_is_given_twice_is_not_chosen_from() -> None:
    """JSON keeps the last of two; a file edited by hand may mean the first."""
    text = saved()
    twice = f'{{"answers": {{"contracts": 4}}, "city": {{}}, {text[1:]}'
    assert problems(twice) == [("repeated", None, "answers"), ("repeated", None, "city")]
    inside = text.replace('"name":', '"name": "Other", "name":')
    assert problems(inside) == [("repeated", None, "city.name")]


# --- there and back -----------------------------------------------------------------------------


@given(own_cities().filter(lambda own: not own.blank))
def test_json_comes_back(own: OwnCity) -> None:
    assert read(to_own_json(own, STUDY)) == own


@given(own_cities().filter(lambda own: not own.blank))
def test_csv_comes_back(own: OwnCity) -> None:
    assert read(to_own_csv(own, STUDY)) == own


def test_csv_has_the_format_of_a_study() -> None:
    rows = list(csv.reader(io.StringIO(to_own_csv(ANSWERED, STUDY).decode("utf-8-sig"))))
    assert rows[0] == ["city", "question", "value"]
    assert {row[0] for row in rows[1:]} == {"own-city"}
    assert rows[1:7] == [
        ["own-city", "#study", "made"],
        ["own-city", "#name", "Bilbao"],
        ["own-city", "#country", "ES"],
        ["own-city", "#latitude", "43.26271"],
        ["own-city", "#longitude", "-2.92528"],
        ["own-city", "#population", "345821"],
    ]
    assert ["own-city", "petition", ""] in rows
    assert ["own-city", "delay", "12.5"] in rows
    assert ["own-city", "vote", "1"] in rows


@pytest.mark.parametrize("name", ["-1-1", "'-1", "''-1", "'s-Hertogenbosch", "-"])
def test_no_cell_is_run_as_a_formula(name: str) -> None:
    content = to_own_csv(OwnCity(name), STUDY)
    cells = [row[2] for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))]
    assert not cells[2].startswith(FORMULA_STARTS)
    assert read(content).name == name


def test_a_name_that_is_a_formula_loses_its_signs() -> None:
    assert read(f"{HEADER}own-city,#name,=cmd|' /C calc'!A0\n").name == "cmd ' /C calc' A0"


def test_rows_of_a_study_are_read(survey: Study) -> None:
    own = read(f"{HEADER}ilo,voting,1\nilo,scenarios,\nilo,barrier_election_cycles,1\n", survey)
    assert own == OwnCity("ilo", answers={"voting": 1, "scenarios": None})


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_a_spreadsheet_makes_of_it_is_read(separator: str) -> None:
    comma = "12.5" if separator == "," else "12,5"
    rows = [
        ["Value", "CITY", " question"],
        ["1", "Ilo", "vote"],
        ["", "", ""],
        [comma, "Ilo", "delay"],
    ]
    text = "\r\n".join(separator.join(row) for row in rows)
    assert read(b"\xef\xbb\xbf" + text.encode()) == OwnCity(
        "Ilo", answers={"vote": 1, "delay": 12.5}
    )


def test_yes_and_no_of_json_are_one_and_nought() -> None:
    own = read(saved(answers={"vote": True, "petition": False}))
    assert own.answers == {"vote": 1, "petition": 0}


# --- what is wrong, all at once -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b" \n\n", "empty_file"),
        (b"\xff\xfe\x00", "not_text"),
        (b"a\0b", "not_text"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
        ("{", "not_json"),
        ('{"answers": {"\\ud800": 1}}', "not_text"),
        ("[" * 100_000, "not_json"),
        ('{"a": 1' + "0" * 5000 + "}", "not_json"),
        (saved(answers={str(n): 1 for n in range(2_001)}), "too_many"),
        (HEADER + "own-city,vote,1\n" * 2_001, "too_many"),
        ("[]", "not_ours"),
        ('{"format": 1}', "not_ours"),
        (saved(format="other"), "not_ours"),
        (saved(answers=[1]), "not_ours"),
        (saved(city=None), "not_ours"),
        (saved(version=2), "version"),
        (HEADER, "nothing"),
        (HEADER + "own-city,#study,made\n", "nothing"),
        ('city,question,value\n"' + "x" * 200_000 + '"\n', "unreadable"),
    ],
    ids=range(20),
)
def test_a_file_that_is_none_is_told(content: str | bytes, code: str) -> None:
    assert [found for found, _, _ in problems(content)] == [code]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("own-city,vote,2", "out_of_range"),
        ("own-city,hear,1.5", "out_of_range"),
        ("own-city,sets,0", "out_of_range"),
        ("own-city,vote,yes", "not_a_number"),
        ("own-city,delay,inf", "not_a_number"),
        ("own-city,nothing,1", "unknown_question"),
        ("own-city,,1", "unknown_question"),
        ("own-city,#study,other", "foreign"),
        ("own-city,#mayor,1", "unknown_part"),
        ("own-city,#country,Spain", "bad_country"),
        ("own-city,#latitude,91", "bad_latitude"),
        ("own-city,#longitude,x", "bad_longitude"),
        ("own-city,#latitude,9", "half_a_place"),
        ("own-city,#population,-4", "bad_population"),
    ],
)
def test_a_row_that_is_wrong_is_told(row: str, code: str) -> None:
    assert problems(f"{HEADER}own-city,petition,1\n{row}\n") == [(code, 3, "value")]


def test_everything_wrong_is_told_at_once_in_the_order_of_the_rows() -> None:
    rows = ["a,vote,5", "b,nope,1", "a,hear,x", "a,vote,1", "a,#latitude,99", "a,1"]
    assert problems(HEADER + "\n".join(rows)) == [
        ("out_of_range", 2, "value"),
        ("several_cities", 3, "city"),
        ("unknown_question", 3, "value"),
        ("not_a_number", 4, "value"),
        ("repeated", 5, "value"),
        ("bad_latitude", 6, "value"),
        ("wrong_width", 7, ""),
    ]


def test_every_missing_column_is_told() -> None:
    found = problems("question\nvote\n")
    assert found == [("missing_column", 1, "city"), ("missing_column", 1, "value")]


def test_places_in_json_are_told_by_name() -> None:
    city = {"name": 5, "country": ["ES"], "latitude": "x", "mayor": {}}
    answers = {"vote": [], "hear": 10**400, "nope": None}
    assert problems(saved(city=city, answers=answers)) == [
        ("bad_name", None, "city.name"),
        ("bad_country", None, "city.country"),
        ("bad_latitude", None, "city.latitude"),
        ("unknown_part", None, "city.mayor"),
        ("not_a_number", None, "answers.vote"),
        ("not_a_number", None, "answers.hear"),
        ("unknown_question", None, "answers.nope"),
    ]


def test_what_json_says_twice_is_told() -> None:
    twice = saved(answers={"vote": 1}).replace('"vote": 1', '"vote": 1, "vote": 0')
    assert problems(twice) == [("repeated", None, "answers.vote")]


def test_another_study_is_told() -> None:
    assert problems(saved(study="other")) == [("foreign", None, "study")]


@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode(errors="replace"))
    )
)
def test_no_content_raises(content: bytes) -> None:
    own, found = read_own_file(content, FILE, STUDY)
    assert (own is None) == bool(found)


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.floats(), st.text(), st.integers()),
        lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    )
)
def test_no_json_raises(part: object) -> None:
    for name in ("study", "city", "answers", "version", "format"):
        whole = json.loads(saved()) | {name: part}
        own, found = read_own_file(json.dumps(whole).encode(), FILE, STUDY)
        assert (own is None) == bool(found)


@given(st.lists(st.lists(st.text(max_size=8), max_size=4), max_size=6))
def test_no_csv_raises(rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["city", "question", "value"], *rows])
    own, found = read_own_file(buffer.getvalue().encode(errors="replace"), FILE, STUDY)
    assert (own is None) == bool(found)


@pytest.mark.skipif(sys.platform != "linux", reason="only there memory is limited")
def test_the_largest_files_are_read_within_the_bounds_of_any_file() -> None:
    """They are read where pages are drawn, because each is done in a moment."""
    command = [sys.executable, "-m", "tests.smartgov.own_city.heavy_own_files"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["name"] for line in told] == list(HEAVY), done.stderr
    assert max(line["peak"] for line in told) < MOST
    assert 0 < max(line["told"] for line in told) <= MAX_ENTRIES
