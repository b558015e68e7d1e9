"""Tests of classifying the text of a cell, in any notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.intake.cells import NO_DATE, clean, is_blank, is_date, is_formula_error, yes_or_no

# --- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["yes", "Sí", "SI", "oui", "Y", "true", "x", "Vrai", " o "])
def test_yes_in_three_languages(cell: str) -> None:
    assert yes_or_no(cell.strip()) == 1


@pytest.mark.parametrize("cell", ["no", "Non", "N", "false", "Faux", "falso"])
def test_no_in_three_languages(cell: str) -> None:
    assert yes_or_no(cell) == 0


@pytest.mark.parametrize(
    "cell",
    ["", "-", "?", "n/a", "N.A.", "don’t know", "No sabe", "ns/nc", "ne sait pas", "s. o.", "—"],
)
def test_blank_in_three_languages(cell: str) -> None:
    assert is_blank(cell)
    assert yes_or_no(cell) is None


@pytest.mark.parametrize("cell", ["no", "none of them", "0", "€", "😀"])
def test_what_is_not_blank(cell: str) -> None:
    assert not is_blank(cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("2024-01-31", "2024-01-31 10:00:00", "3/4/2015", "03/04/15", "01.02.2019", "1-2-2019"),
        *("1-Feb", "01-feb", "01-févr", "01-févr.", "2-ene", "feb-19", "1 de febrero de 2019"),
        *("12:30", "12:30:00", "1 day, 0:00:00", NO_DATE),
    ],
)
def test_dates(cell: str) -> None:
    assert is_date(cell)


@pytest.mark.parametrize(
    "cell", ["2015", "mar", "May", "1-2", "3/4", "1.2", "3 de 4", "4 pilots", ""]
)
def test_what_is_no_date(cell: str) -> None:
    assert not is_date(cell)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once or once.startswith(("'", "\0"))
    assert once == once.strip()


def test_blanks_that_hold_words_together_stay() -> None:
    assert clean("Qui\u00a0? \n Moi\t.") == "Qui\u00a0? Moi ."


@pytest.mark.parametrize(
    "cell",
    [
        *("#N/A", "#DIV/0!", "#NAME?", "#N/D", "#¡REF!", "#¿NOMBRE?", "#¡DIV/0!", "#¡VALOR!"),
        *("#VALEUR!", "#NOM?", "#NOM\u00a0?", "#NOMBRE!", "#NUL!", "#¡NULO!", "#¡NUM!", "#NV"),
        *("Err:502", "#n/d", "#SPILL!", "#¡DESBORDAMIENTO!", "#NÚM!", "#RIF!"),
    ],
)
def test_error_of_a_formula_is_not_blank_in_any_language(cell: str) -> None:
    assert is_formula_error(cell)
    assert not is_blank(cell)


@pytest.mark.parametrize("cell", ["N/D", "n/d", "#", "#1", "España", "#SmartCity", "Err:", "E"])
def test_what_is_no_error_of_a_formula(cell: str) -> None:
    assert not is_formula_error(cell)


@pytest.mark.parametrize("cell", ["✅", "✔️", "☑️", "✓", "✔︎", "√"])
def test_check_marks_are_yes_however_they_are_drawn(cell: str) -> None:
    assert yes_or_no(clean(cell)) == 1


@pytest.mark.parametrize("cell", ["❌", "✗", "✘", "✖️"])
def test_crosses_are_no(cell: str) -> None:
    assert yes_or_no(clean(cell)) == 0


@pytest.mark.parametrize("cell", ["☒", "☐", "❎", "⭕"])
def test_box_that_forms_use_either_way_is_not_guessed(cell: str) -> None:
    assert yes_or_no(clean(cell)) is None
    assert not is_blank(clean(cell))


def test_of_several_blanks_one_is_left() -> None:
    assert clean("Q" + "\u00a0" * 8_000 + "(") == "Q ("
    assert clean("a \u202f\u00a0 b") == "a b"
    assert clean("Qui\u00a0?") == "Qui\u00a0?"
