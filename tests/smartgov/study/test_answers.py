"""Tests of pivoting answers from long to wide and checking them."""

from __future__ import annotations

import numpy as np
import pytest

from smartgov.evidence import MAX_NOTE, Evidence
from smartgov.problems import Problem, has_errors
from smartgov.study.answers import check_ranges, read_answer_rows
from smartgov.study.schema import MANY
from tests.smartgov.made_studies import make_city, make_question, make_yes_no

NAN = np.nan
CITIES = [make_city("b"), make_city("a")]
QUESTIONS = [
    make_yes_no("vote"),
    make_question("hear", type="scale", low=0, high=4),
    make_question("delay", low=0, high=50),
    make_question("sets", low=1, high=1000, log10=True),
    make_question("own", sample_range=True, role="context"),
]


def read_answers(path, cities, questions):
    """Return the answers, None where any is wrong, and everything that is."""
    ids = None if cities is None else [city.id for city in cities]
    rows, problems = read_answer_rows(path, ids, questions)
    if rows is None or cities is None or questions is None or has_errors(problems):
        return None, problems
    wide = rows.widen(cities, questions)
    return wide, problems + check_ranges(wide, questions, path.name)


@pytest.fixture
def read(tmp_path):
    """Return a function that reads answers, given as lines below the header."""

    def read_lines(*lines, cities=CITIES, questions=QUESTIONS):
        path = tmp_path / "answers.csv"
        path.write_text("\n".join(["city,question,value", *lines]) + "\n", encoding="utf-8")
        return read_answers(path, cities, questions)

    return read_lines


def problem(code, row, value, column="value", allowed=""):
    return Problem(code, "answers.csv", row, column, value, allowed)


# --- what is read ------------------------------------------------------------------------------


def test_answers_become_cities_by_questions_in_the_order_of_both(read) -> None:
    wide, problems = read("a,hear,3", "b,vote,1", "a,delay,12.5", "b,own,5", "a,own,6")
    assert problems == []
    assert list(wide.index) == ["b", "a"]
    assert wide.index.name == "city"
    assert list(wide.columns) == ["vote", "hear", "delay", "sets", "own"]
    assert {str(dtype) for dtype in wide.dtypes} == {"float64"}
    assert wide.loc["b"].tolist() == pytest.approx([1, NAN, NAN, NAN, 5], nan_ok=True)
    assert wide.loc["a"].tolist() == pytest.approx([NAN, 3, 12.5, NAN, 6], nan_ok=True)


def test_blank_value_and_absent_row_are_both_not_answered(read) -> None:
    wide, problems = read("a,vote,", "a,hear, ", "b,delay,0", questions=QUESTIONS[:3])
    assert problems == []
    assert wide.loc["a"].isna().all()
    assert wide.loc["b", "delay"] == 0


def test_answers_may_all_be_blank(read) -> None:
    wide, problems = read("a,vote,", questions=QUESTIONS[:3])
    assert problems == []
    assert wide.shape == (2, 3)
    assert wide.isna().all(axis=None)


# --- what an answer may be ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        *("a,vote,0", "a,vote,1", "a,vote,1.0"),
        *("a,hear,0", "a,hear,4"),
        *("a,delay,0", "a,delay,0.5", "a,delay,50"),
        *("a,sets,1", "a,sets,1000"),
    ],
)
def test_answer_that_its_question_allows(read, line) -> None:
    assert read(line, questions=QUESTIONS[:4])[1] == []


@pytest.mark.parametrize(
    ("line", "value", "allowed"),
    [
        ("a,vote,2", "2", "0, 1"),
        ("a,vote,-1", "-1", "0, 1"),
        ("a,vote,0.5", "0.5", "0, 1"),
        ("a,hear,5", "5", "0 – 4"),
        ("a,hear,-1", "-1", "0 – 4"),
        ("a,hear,2.5", "2.5", "0 – 4"),
    ],
)
def test_answer_that_is_out_of_range(read, line, value, allowed) -> None:
    wide, problems = read("b,vote,1", line)
    assert wide is None
    assert problems == [problem("out_of_range", 3, value, allowed=allowed)]


@pytest.mark.parametrize("value", ["-0.1", "50.1", "999"])
def test_number_beyond_its_goalposts_is_a_warning(read, value) -> None:
    wide, problems = read(f"a,delay,{value}", questions=QUESTIONS[:4])
    assert wide.loc["a", "delay"] == float(value)
    assert problems == [problem("beyond_goalposts", 2, value, allowed="0 – 50")]


def test_sample_range_has_no_goalposts_to_be_beyond(read) -> None:
    _, problems = read("a,own,-5", "b,own,5000")
    assert problems == []


@pytest.mark.parametrize("value", ["0", "-3"])
def test_logarithm_of_zero_or_less(read, value) -> None:
    wide, problems = read(f"a,sets,{value}", questions=QUESTIONS[:4])
    assert wide is None
    assert problem("log_of_non_positive", 2, value, allowed="1 – 1000") in problems


def test_sample_range_of_answers_that_are_all_the_same_is_a_warning(read) -> None:
    warning = Problem("no_range", "answers.csv", column="own")
    assert read("a,own,7", "b,own,7")[1] == [warning]
    assert read("a,own,7")[1] == [warning]
    assert read("a,own,7", "b,own,8")[1] == []


# --- what the table may be ---------------------------------------------------------------------


def test_second_answer_to_the_same_question(read) -> None:
    wide, problems = read("a,vote,1", "b,vote,1", "a,vote,0", "a,vote,")
    assert wide is None
    assert problems == [
        problem("duplicate_answer", 4, "a, vote"),
        problem("duplicate_answer", 5, "a, vote"),
    ]


def test_unknown_city_and_question(read) -> None:
    wide, problems = read("c,vote,1", "a,dance,1")
    assert wide is None
    assert problems == [
        problem("unknown_city", 2, "c", "city"),
        problem("unknown_question", 3, "dance", "question"),
    ]


def test_blank_city_and_question_are_required_and_not_unknown(read) -> None:
    """Nor are two rows without a city answers of the same one."""
    wide, problems = read(",vote,1", "a,,1", ",vote,0")
    assert wide is None
    assert problems == [
        problem("required", 2, "", "city"),
        problem("required", 3, "", "question"),
        problem("required", 4, "", "city"),
    ]


def test_what_depends_on_an_unread_table_is_not_checked(read) -> None:
    lines = ("c,vote,9", "a,dance,1", "a,hear,x")
    codes = {
        "neither": [p.code for p in read(*lines, cities=None, questions=None)[1]],
        "cities": [p.code for p in read(*lines, questions=None)[1]],
        "questions": [p.code for p in read(*lines, cities=None)[1]],
    }
    assert codes == {
        "neither": ["not_a_number"],
        "cities": ["not_a_number", "unknown_city"],
        "questions": ["not_a_number", "unknown_question", "out_of_range"],
    }
    assert read("a,vote,1", cities=None)[0] is None
    assert read("a,vote,1", questions=None)[0] is None


def test_missing_column_stops_the_check(tmp_path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("city,value\nc,9\n", encoding="utf-8")
    assert read_answers(path, CITIES, QUESTIONS) == (
        None,
        [Problem("missing_column", "answers.csv", 1, "question")],
    )


def test_additional_column_is_ignored_with_a_warning(tmp_path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("city,comment,question,value\na,sure,vote,1\n", encoding="utf-8")
    wide, problems = read_answers(path, CITIES, QUESTIONS[:1])
    assert wide.loc["a", "vote"] == 1
    assert problems == [Problem("unknown_column", "answers.csv", 1, "comment")]


def test_table_that_is_all_wrong_is_not_told_row_by_row(read) -> None:
    lines = [f"x{n},vote,1" for n in range(MANY + 5)]
    wide, problems = read(*lines)
    assert wide is None
    assert len(problems) == MANY + 1
    assert problems[-1].code == "too_many_problems"
    assert len(read(*(f"a,vote,x{n}" for n in range(MANY + 5)))[1]) == MANY + 1


# --- evidence ----------------------------------------------------------------------------------

HEADER = "city,question,value,note,link,verified_by,verified_on"


def read_evidence(path, *lines):
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return read_answer_rows(path, [city.id for city in CITIES], QUESTIONS)


def test_evidence_is_kept_by_city_and_question(tmp_path) -> None:
    rows, problems = read_evidence(
        tmp_path / "answers.csv",
        "a,vote,1,Adopted in 2018.,https://example.org/a,Court of audit,2019-10",
        "a,hear,3,,,,",
        "b,vote,0,No such body.,,,",
    )
    assert problems == []
    assert rows is not None
    assert rows.evidence(CITIES) == {
        ("a", "vote"): Evidence(
            "Adopted in 2018.", "https://example.org/a", "Court of audit", "2019-10"
        ),
        ("b", "vote"): Evidence(note="No such body."),
    }
    assert set(rows.evidence([make_city("b")])) == {("b", "vote")}


def test_every_fault_of_evidence_is_reported_at_once(tmp_path) -> None:
    rows, problems = read_evidence(
        tmp_path / "answers.csv",
        "a,vote,1,,javascript:alert(1),,",
        f"a,hear,3,{'n' * (MAX_NOTE + 1)},,,",
        "a,delay,3,,,,2019",
        f"b,vote,0,,,{'v' * 201},19.10.2019",
        "b,hear,,Nobody knows.,,,",
    )
    assert {(p.row, p.column, p.code) for p in problems} == {
        (2, "link", "bad_address"),
        (3, "note", "too_long"),
        (4, "verified_by", "verified_by_nobody"),
        (5, "verified_by", "too_long"),
        (5, "verified_on", "bad_date"),
        (6, "value", "evidence_without_answer"),
    }
    assert [p.severity for p in problems if p.row == 6] == ["warning"]
    assert rows is not None
    assert rows.unsound == {"a", "b"}
    assert rows.evidence(CITIES) == {}


def test_answers_without_columns_of_evidence_have_none(tmp_path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("city,question,value\na,vote,1\n", encoding="utf-8")
    rows, problems = read_answer_rows(path, ["a", "b"], QUESTIONS)
    assert problems == []
    assert rows is not None
    assert rows.evidence(CITIES) == {}
