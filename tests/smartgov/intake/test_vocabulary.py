"""Tests of the words of templates, recognized in any language."""

from __future__ import annotations

import pytest

from smartgov.intake.vocabulary import ids, key, unnumbered, unremarked
from smartgov.study.statuses import status_words
from smartgov.text import LANGUAGES, text_columns


def test_key_drops_case_accents_signs_and_doubled_blanks() -> None:
    assert key("  Año: de  la   Población? ") == "ano de la poblacion"


@pytest.mark.parametrize("word", ["name", "City", "Ciudad", "Ville"])
def test_column_is_known_by_its_id_and_in_every_language(word: str) -> None:
    assert ids("cities")[key(word)] == "name"


@pytest.mark.parametrize(
    ("field", "column"),
    [
        ("Title (French)", "title_fr"),
        ("Título breve (inglés)", "short_title_en"),
        ("Ce que le lecteur doit savoir (espagnol)", "caveat_es"),
        ("Título", "title"),
    ],
)
def test_fields_in_one_language_are_known_by_their_names(field: str, column: str) -> None:
    assert ids("study")[key(field)] == column


@pytest.mark.parametrize(
    ("group", "word", "item"),
    [
        ("sheets", "Data set", "study"),
        ("sheets", "Study", "study"),
        ("sheets", "Conjunto de datos", "study"),
        ("sheets", "Estudio", "study"),
        ("sheets", "Jeu de données", "study"),
        ("sheets", "Étude", "study"),
        ("study", "Study id", "id"),
        ("study", "Identificador del estudio", "id"),
        ("study", "Identifiant de l’étude", "id"),
    ],
)
def test_templates_already_sent_out_are_still_understood(group: str, word: str, item: str) -> None:
    assert ids(group)[key(word)] == item


@pytest.mark.parametrize("stem", ["title", "short_title", "caveat"])
def test_fields_have_a_column_for_each_language(stem: str) -> None:
    assert [ids("study")[key(column)] for column in text_columns(stem)] == list(text_columns(stem))


def test_every_word_for_a_status_is_understood() -> None:
    for language in LANGUAGES:
        for status, spelled in status_words(language).items():
            assert {ids("statuses")[key(word)] for word in spelled} == {status}


@pytest.mark.parametrize(
    ("header", "rest"),
    [
        ("12. Open data", "Open data"),
        ("Q12: Open data", "Open data"),
        ("3.1) Datos", "Datos"),
        ("Pregunta 4 - Datos", "Datos"),
        ("P. 4: Datos", "Datos"),
        ("question 7 Données", "Données"),
        ("2019", "2019"),
        ("Quality", "Quality"),
    ],
)
def test_the_number_of_a_question_is_no_part_of_its_words(header: str, rest: str) -> None:
    assert unnumbered(header) == rest


def test_a_remark_in_brackets_is_no_part_of_a_header() -> None:
    assert unremarked("4. Open data (tick one) *") == "Open data"
