"""What a cell says, however it is written."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.intake.cells import (
    AmbiguousNumberError,
    clean,
    is_blank,
    is_date,
    parse_number,
    plain,
    yes_or_no,
)
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


# --- numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(("3", 3), ("3.5", 3.5), ("3,5", 3.5), ("-3,25", -3.25), ("+7", 7), (".5", 0.5)),
        *(("1e3", 1000), ("0,123", 0.123), ("1.234", 1.234), ("12,3456", 12.3456)),
        *(("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1 234 567", 1_234_567), ("1'234", 1234)),
        *(("1\u202f234,5", 1234.5), ("1\u00a0234", 1234), ("1.234.567", 1_234_567)),
        *(("12,345,678", 12_345_678), ("\u22123", -3), ("1 234.5", 1234.5)),
    ],
)
def test_number_however_it_is_written(cell: str, number: float):
    assert parse_number(cell) == pytest.approx(number)


@pytest.mark.parametrize(
    "cell",
    ["", "x", "1.2.3", "1,2,3", "12 34", "1e", "--3", "3-5", "nan", "inf", "0x1f", "1_000", "٣"],
)
def test_what_is_no_number(cell: str):
    with pytest.raises(ValueError):
        parse_number(cell)


def test_comma_before_three_digits_is_ambiguous_unless_the_file_says_more():
    with pytest.raises(AmbiguousNumberError):
        parse_number("1,234")
    assert parse_number("1,234", comma=True) == 1.234
    assert parse_number("1,234", whole=True) == 1234
    assert parse_number("1.234", whole=True) == 1234


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_number_that_was_written_plainly_is_read_again(number: float):
    assert parse_number(plain(number)) == number


# --- words -------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["yes", "Sí", "SI", "oui", "Y", "true", "x", "Vrai", " o "])
def test_yes_in_three_languages(cell: str):
    assert yes_or_no(cell.strip()) == 1


@pytest.mark.parametrize("cell", ["no", "Non", "N", "false", "Faux", "falso"])
def test_no_in_three_languages(cell: str):
    assert yes_or_no(cell) == 0


@pytest.mark.parametrize(
    "cell",
    ["", "-", "?", "n/a", "N.A.", "don’t know", "No sabe", "ns/nc", "ne sait pas", "s. o.", "—"],
)
def test_blank_in_three_languages(cell: str):
    assert is_blank(cell)
    assert yes_or_no(cell) is None


@pytest.mark.parametrize("cell", ["no", "none of them", "0", "€", "😀"])
def test_what_is_not_blank(cell: str):
    assert not is_blank(cell)


@pytest.mark.parametrize("cell", ["2024-01-31", "2024-01-31 10:00:00", "3/4/2015", "03/04/15"])
def test_dates(cell: str):
    assert is_date(cell)
    assert not is_date("2015")


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str):
    once = clean(text)
    assert clean(once) == once or once.startswith(("'", "\0"))
    assert once == once.strip()


def test_blanks_that_hold_words_together_stay():
    assert clean("Qui\u00a0? \n Moi\t.") == "Qui\u00a0? Moi ."


# --- answers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *(("2", 2), ("2.0", 2), ("pilot", 2), ("PILOT", 2), ("en fase piloto", 2)),
        *(("2 - pilot", 2), ("1: planned", 1), ("0 – pas commencé", 0), ("2. pilot", 2)),
        *(("1 prévu", 1), ("2)pilot", 2)),
    ],
)
def test_level_as_number_or_words(cell: str, value: float):
    assert answer_reader(SCALE, comma=False)(cell) == value


@pytest.mark.parametrize("cell", ["pilots", "1 - pilot", "true", "two", "2 - elsewhere", "20 %"])
def test_what_is_no_level(cell: str):
    assert answer_reader(SCALE, comma=False)(cell) == Wrong("not_a_level", "0 – 2")


@pytest.mark.parametrize(
    ("unit", "high", "value"), [("%", 100, 36.5), ("", 1, 0.365), ("days", 100, None)]
)
def test_percentage_counts_in_the_unit_of_the_question(unit: str, high: float, value: float | None):
    answer = answer_reader(make_question("q", unit=unit, high=high), comma=False)("36.5 %")
    if value is None:
        assert isinstance(answer, Wrong)
    else:
        assert answer == pytest.approx(value)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("many", "not_a_number"), ("1,234", "ambiguous_number"), ("1e999", "not_a_number")),
        *(("2024-01-31", "date_for_number"), ("yes", "not_a_number"), ("nan", "not_a_number")),
        *(("#DIV/0!", "formula_error"), ("\0formula", "formula_without_value")),
        *(("\0long", "cell_too_long"), ("+inf", "not_a_number"), ("1_0", "not_a_number")),
    ],
)
def test_what_is_wrong_with_a_number(cell: str, code: str):
    answer = answer_reader(NUMBER, comma=False)(cell)
    assert isinstance(answer, Wrong)
    assert answer.code == code


def test_yes_no_as_number_and_word():
    read = answer_reader(make_yes_no("q"), comma=False)
    assert [read(cell) for cell in ("1", "0", "1.0", "sí", "non", "true")] == [1, 0, 1, 1, 0, 1]
    assert math.isnan(read("ns/nc"))  # type: ignore[arg-type]
    assert read("maybe") == Wrong("not_yes_no", "0, 1")
    assert read("2") == 2  # a number, whose range is checked with all others


@given(st.text(min_size=1))
def test_any_text_is_an_answer_or_wrong(cell: str):
    for question in (SCALE, NUMBER, make_yes_no("q")):
        for comma in (True, False):
            answer = answer_reader(question, comma)(clean(cell) or "?")
            assert isinstance(answer, (float, int, Wrong))
