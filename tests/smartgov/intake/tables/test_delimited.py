"""Tests of the text of CSV files: separator detection, and rows with their widths."""

from __future__ import annotations

import pytest

from smartgov.intake.headers import is_city_header
from smartgov.intake.limits import LAST_COLUMN, LAST_ROW
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.intake.tables.delimited import find_separator, read_rows

SPOT = Spot("file.csv")


def read(text: str, separator: str = ",", start: int = 0) -> list[Row]:
    return list(read_rows(text, separator, start, SPOT, lambda _: None))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("City,a;b\nx,y\n", (",", 0)),
        ("City;a,5;b\nx;1,5;2\n", (";", 0)),
        ("City\ta\n", ("\t", 0)),
        ("sep=;\nCity;a\n", (";", 6)),
    ],
)
def test_separator_is_that_of_the_header(text: str, found: tuple[str, int]) -> None:
    assert find_separator(text, is_city_header) == found


def test_rows_come_with_their_number_and_width() -> None:
    assert read("a,,b,\n,,\n c \n") == [Row(1, {0: "a", 2: "b"}, 4), Row(3, {0: "c"}, 1)]


def test_rows_below_the_line_of_the_separator_count_from_2() -> None:
    assert read("sep=;\na;b\n", ";", 6) == [Row(2, {0: "a", 1: "b"}, 2)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x," * LAST_COLUMN, "too_wide"),
        ('"' + "x" * 200_000, "cell_too_long"),
        ("\n" * LAST_ROW + "x", "too_many_rows"),
    ],
)
def test_what_never_ends_is_refused(text: str, code: str) -> None:
    with pytest.raises(RefusedError) as error:
        read(text)
    assert error.value.problem.code == code
