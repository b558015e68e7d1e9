"""Tests of converting a cell, text or number, to an answer."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.intake.cells import clean
from smartgov.intake.study.answer_cells import Wrong, answer_reader
from smartgov.text import Text
from tests.smartgov.made_studies import make_question, make_yes_no

LEVELS = (
    Text("not started", "sin iniciar", "pas commencé"),
    Text("planned", "en proyecto", "prévu"),
    Text("pilot", "en fase piloto", "en phase pilote"),
)
SCALE = make_question("scale", type="scale", low=0, high=2, levels=LEVELS)
NUMBER = make_question("number")


# --- answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *(("2", 2), ("2.0", 2), ("pilot", 2), ("PILOT", 2), ("en fase piloto", 2)),
        *(("2 - pilot", 2), ("1: planned", 1), ("0 – pas commencé", 0), ("2. pilot", 2)),
        *(("1 prévu", 1), ("2)pilot", 2)),
    ],
)
def test_level_as_number_or_words(cell: str, value: float) -> None:
    assert answer_reader(SCALE, comma=False)(cell) == value


@pytest.mark.parametrize("cell", ["pilots", "1 - pilot", "true", "two", "2 - elsewhere"])
def test_what_is_no_level(cell: str) -> None:
    assert answer_reader(SCALE, comma=False)(cell) == Wrong("not_a_level", "0 – 2")


@pytest.mark.parametrize(
    ("unit", "high", "value"), [("%", 100, 36.5), ("", 1, 0.365), ("days", 100, None)]
)
def test_percentage_counts_in_the_unit_of_the_question(
    unit: str, high: float, value: float | None
) -> None:
    answer = answer_reader(make_question("q", unit=unit, high=high), comma=False)("36.5 %")
    if value is None:
        assert isinstance(answer, Wrong)
    else:
        assert answer == pytest.approx(value)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("many", "not_a_number"), ("1,2,3", "not_a_number"), ("1e999", "not_a_number")),
        *(("2024-01-31", "date_for_number"), ("yes", "not_a_number"), ("nan", "not_a_number")),
        *(
            ("1-Feb", "date_for_number"),
            ("01-févr", "date_for_number"),
            ("2-ene", "date_for_number"),
        ),
        *(("01.02.2019", "date_for_number"), ("12:30:00", "date_for_number")),
        *(("########", "date_for_number"), ("20 %", "percent_here"), ("1/2", "share_here")),
        *(("#N/D", "formula_error"), ("#¿NOMBRE?", "formula_error")),
        *(("#DIV/0!", "formula_error"), ("\0formula", "formula_without_value")),
        *(("\0long", "cell_too_long"), ("+inf", "not_a_number"), ("1_0", "not_a_number")),
    ],
)
def test_what_is_wrong_with_a_number(cell: str, code: str) -> None:
    answer = answer_reader(NUMBER, comma=False)(cell)
    assert isinstance(answer, Wrong)
    assert answer.code == code


def test_thousands_that_are_out_of_range_are_doubtful() -> None:
    share = make_question("share", unit="%", low=0, high=100)
    assert answer_reader(share, comma=True)("10.000") == Wrong("ambiguous_number", "0 – 100")
    assert answer_reader(share, comma=True)("10.000%") == Wrong("ambiguous_number", "0 – 100")
    assert answer_reader(share, comma=False)("10,000") == Wrong("ambiguous_number", "0 – 100")
    assert answer_reader(share, comma=False)("10.000") == 10
    assert answer_reader(share, comma=True)("900.000") == 900_000  # out of range either way
    count = make_question("count", low=0, high=100_000)
    assert answer_reader(count, comma=True)("10.000") == 10_000
    ranged = make_question("ranged", low=0, high=1, sample_range=True)
    assert answer_reader(ranged, comma=True)("1.000") == 1000


def test_yes_no_as_number_and_word() -> None:
    read = answer_reader(make_yes_no("q"), comma=False)
    assert [read(cell) for cell in ("1", "0", "1.0", "sí", "non", "true")] == [1, 0, 1, 1, 0, 1]
    assert math.isnan(read("ns/nc"))  # type: ignore[arg-type]
    assert read("maybe") == Wrong("not_yes_no", "0, 1")
    assert read("2") == 2  # a number, whose range is checked with all others


@given(st.text(min_size=1))
def test_any_text_is_an_answer_or_wrong(cell: str) -> None:
    for question in (SCALE, NUMBER, make_yes_no("q")):
        for comma in (True, False):
            answer = answer_reader(question, comma)(clean(cell) or "?")
            assert isinstance(answer, (float, int, Wrong))
