"""Words are understood in every language, whatever their case, accents and numbers."""

from __future__ import annotations

import pytest

from smartgov.intake.vocabulary import ids, key, unnumbered, unremarked
from smartgov.text import LANGUAGES


def test_key_drops_case_accents_signs_and_doubled_blanks() -> None:
    assert key("  Año: de  la   Población? ") == "ano de la poblacion"


@pytest.mark.parametrize("word", ["name", "City", "Ciudad", "Ville"])
def test_column_is_known_by_its_id_and_in_every_language(word: str) -> None:
    assert ids("cities")[key(word)] == "name"
    assert len(LANGUAGES) >= 3


@pytest.mark.parametrize(
    ("header", "words"),
    [("12. Plan", "Plan"), ("Q3.1) Plan", "Plan"), ("Pregunta 4 - Plan", "Plan"), ("2019", "2019")],
)
def test_number_before_a_header_is_left_out(header: str, words: str) -> None:
    assert unnumbered(header) == words


def test_remark_after_a_header_is_left_out() -> None:
    assert unremarked("2. Country (ISO) *") == "Country"
