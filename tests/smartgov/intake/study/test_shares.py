"""Tests of answers such as "3 of 4" and percentages."""

from __future__ import annotations

import pytest

from smartgov.intake.cells import Numeric
from smartgov.intake.read_file import read_file
from smartgov.intake.study.answer_cells import Wrong, answer_reader
from smartgov.intake.study.shares import Share, parse_share, read_share
from smartgov.problems import Problem, describe
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import Cell, make_workbook
from tests.smartgov.made_studies import make_question, make_yes_no

SCALE = make_question("scale", type="scale", low=0, high=4)
FROM_ONE = make_question("from_one", type="scale", low=1, high=5)
PERCENT = make_question("percent", unit="%", low=0, high=100)
PROPORTION = make_question("proportion", low=0, high=1)
DAYS = make_question("days", unit="days", low=0, high=30)


@pytest.mark.parametrize(
    "cell",
    ["3 of 4", "3 out of 4", "3 de 4", "3 DE 4", "3 sobre 4", "3 sur 4", "3/4", "3 / 4"],
)
def test_share_in_each_language(cell: str) -> None:
    assert parse_share(cell) == Share(3, 4)
    assert answer_reader(SCALE, comma=False)(cell) == 3
    assert answer_reader(PERCENT, comma=True)(cell) == 75
    assert answer_reader(PROPORTION, comma=False)(cell) == 0.75


@pytest.mark.parametrize(
    "cell",
    ["3", "3 4", "3 from 4", "3,5 de 4", "-3/4", "3/4/5", "a/b", "/", "3/", "de 4", "", "3" * 99],
)
def test_what_is_no_share(cell: str) -> None:
    assert parse_share(cell) is None


def test_a_share_counts_only_where_the_scale_ends_at_the_whole() -> None:
    assert answer_reader(FROM_ONE, comma=False)("4 of 5") == 4
    for question in (FROM_ONE, DAYS, make_yes_no("q")):
        answer = answer_reader(question, comma=False)("3 of 4")
        assert isinstance(answer, Wrong)
        assert answer.code == "share_here"
    for cell in ("5 of 4", "0/0", "3 of 5"):
        assert answer_reader(SCALE, comma=False)(cell) == Wrong("share_here", "0 – 4")
    with pytest.raises(ValueError, match="certain"):
        read_share(Share(0, 0), PERCENT)


@pytest.mark.parametrize("cell", ["75 %", "75%", Numeric("75%"), Numeric("300%")])
def test_a_percentage_is_told_where_the_question_asks_for_none(cell: str) -> None:
    for question in (SCALE, DAYS, make_yes_no("q")):
        answer = answer_reader(question, comma=False)(cell)
        assert isinstance(answer, Wrong)
        assert answer.code == "percent_here"
    assert answer_reader(PERCENT, comma=False)(cell) == float(cell.rstrip(" %"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_say_what_is_allowed(language: str) -> None:
    for code in ("share_here", "percent_here"):
        sentence = describe(Problem(code, "a.csv", value="3 de 5", allowed="0 – 4"), language)
        assert "3 de 5" in sentence
        assert "0 – 4" in sentence


def test_percentages_and_dates_of_a_workbook_never_become_a_number_silently() -> None:
    cells: list[Cell] = [
        *(b'<c r="@" s="2"><v>0.75</v></c>', b'<c r="@" s="1"><v>43132</v></c>'),
        *(b'<c r="@" s="1"><v>3</v></c>', b'<c r="@" s="1"><v>-3</v></c>', "3 de 4", "01-feb"),
        b'<c r="@" s="2"><v>3</v></c>',
    ]
    rows = [("City", "Country", "contracts"), *(("Bilbao", "ES", cell) for cell in cells)]
    intake = read_file(make_workbook({"Hoja1": rows}), "a.xlsx")
    told = {p.row: (p.code, p.value) for p in intake.problems if p.column == "contracts"}
    assert told == {
        2: ("percent_here", "75%"),
        3: ("date_for_number", "2018-02-01"),
        4: ("date_for_number", "1900-01-03"),
        5: ("date_for_number", "1899-12-27"),
        7: ("date_for_number", "01-feb"),
        8: ("percent_here", "300%"),
    }
