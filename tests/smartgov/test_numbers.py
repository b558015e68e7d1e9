"""Tests of parsing numbers in any notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.numbers import (
    comma_to_point,
    find_decimal_sign,
    parse_degrees,
    parse_number,
    parse_plain_number,
    plain,
)


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
def test_number_however_it_is_written(cell: str, number: float) -> None:
    assert parse_number(cell) == pytest.approx(number)


@pytest.mark.parametrize(
    "cell",
    ["", "x", "1.2.3", "1,2,3", "12 34", "1e", "--3", "3-5", "nan", "inf", "0x1f", "1_000", "٣"],
)
def test_what_is_no_number(cell: str) -> None:
    with pytest.raises(ValueError):
        parse_number(cell)


@pytest.mark.parametrize(
    ("cell", "point", "comma"),
    [
        *(("2.500", 2.5, 2500), ("1,234", 1234, 1.234), ("12.345.678", 12_345_678, 12_345_678)),
        *(("75.5", 75.5, 75.5), ("75,5", 75.5, 75.5), ("0.500", 0.5, 0.5), ("0,500", 0.5, 0.5)),
        *(("-2.500", -2.5, -2500), ("1.234,5", 1234.5, 1234.5), ("2500.125", 2500.125, 2500.125)),
    ],
)
def test_a_sign_before_three_digits_means_what_the_file_says(
    cell: str, point: float, comma: float
) -> None:
    assert parse_number(cell) == point
    assert parse_number(cell, comma=True) == comma


@pytest.mark.parametrize("cell", ["1,234", "1.234"])
def test_a_whole_number_has_thousands_only(cell: str) -> None:
    assert parse_number(cell, whole=True) == parse_number(cell, whole=True, comma=True) == 1234


@pytest.mark.parametrize(
    ("cell", "degrees"),
    [("43.263", 43.263), ("43,263", 43.263), ("\u22122,935", -2.935), ("-3", -3)],
)
def test_degrees_have_no_thousands(cell: str, degrees: float) -> None:
    assert parse_degrees(cell) == degrees


@pytest.mark.parametrize(
    ("cell", "sign"),
    [
        *(("75,5", ","), ("75.5", "."), ("1.234,5", ","), ("1,234.5", "."), ("0,125", ",")),
        *(("1.234.567", ","), ("1,234,567", "."), ("12345,678", ","), ("36,5 %", ",")),
        *(("2.500", "?"), ("1,234", "?"), ("-2.500", "?"), ("1 234,5", ","), (".5", ".")),
        *(("2500", ""), ("1.2.3", ""), ("1.2,3,4", ""), ("v1.2", ""), ("", ""), ("1,2,3", "")),
    ],
)
def test_what_a_number_shows_of_its_notation(cell: str, sign: str) -> None:
    assert find_decimal_sign(cell) == sign


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_number_that_was_written_plainly_is_read_again(number: float) -> None:
    assert parse_number(plain(number)) == number


@pytest.mark.parametrize(
    ("cell", "comma", "number"),
    [
        *(("3.5", False, 3.5), ("3,5", True, 3.5), ("-.5", False, -0.5), ("1e3", False, 1000)),
        *(("3,5", False, None), ("1_000", False, None), ("nan", False, None), ("٣", False, None)),
        *(("1e999", False, None), ("1.234", True, None), ("x", True, None)),
    ],
)
def test_number_that_is_written_as_computers_do(
    cell: str, comma: bool, number: float | None
) -> None:
    assert parse_plain_number(cell, comma=comma) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_plain_numbers_are_read_the_quick_way_as_well(number: float) -> None:
    assert parse_plain_number(plain(number)) == number
    assert parse_plain_number(plain(number).replace(".", ","), comma=True) == number


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1,5", "1.5"), ("-1,25", "-1.25"), ("1,2,3", "1,2,3"), (",5", ",5"), ("a,b", "a,b")],
)
def test_only_the_comma_of_a_number_becomes_a_point(text: str, shown: str) -> None:
    assert comma_to_point(text) == shown
