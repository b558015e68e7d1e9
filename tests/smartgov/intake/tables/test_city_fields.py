"""Tests of what rows say of the cities beside the questions."""

from __future__ import annotations

import pytest

from smartgov.intake.tables.city_fields import CityFields, codes_of, is_country, split_country
from tests.smartgov.intake.made_tables import make_rows


def test_a_label_counts_for_the_sheet_or_for_each_column() -> None:
    rows = make_rows(("Country: Spain",), ("City", "Bilbao", "Madrid"), ("Note", "", "capital"))
    fields = CityFields(rows, 0, [1, 2])
    assert fields.shared("country") == "Spain"
    assert fields.of("name") == {1: "Bilbao", 2: "Madrid"}
    assert fields.about(2, "Madrid") == {"name": "Madrid", "country": "Spain", "note": "capital"}
    assert fields.titles["name"] == (2, "City")
    assert fields.used == {1}


def test_countries_need_no_label() -> None:
    fields = CityFields(make_rows(("", "Spain", "Francia"), ("", "x", "y")), 0, [1, 2])
    assert fields.of("country") == {1: "Spain", 2: "Francia"}
    assert fields.countries == {1}


def test_one_column_of_answers_takes_what_stands_in_others() -> None:
    fields = CityFields(make_rows(("Ciudad", "Bilbao", ""), ("País", "ES")), 0, [1, 2])
    fields.join()
    assert (fields.shared("name"), fields.shared("country"), fields.of("name")) == (
        "Bilbao",
        "ES",
        {},
    )


def test_a_person_is_no_city() -> None:
    fields = CityFields(make_rows(("Nombre: Ana",), ("Name", "Ana")), 0, [1])
    assert (fields.shared("name"), fields.of("name")) == ("", {})


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        *(("Bilbao (España)", ("Bilbao", "España")), ("Bilbao, ES", ("Bilbao", "ES"))),
        *(("Bilbao (norte)", ("Bilbao (norte)", "")), ("(Spain)", ("(Spain)", ""))),
        ("Santiago, Chile", ("Santiago", "Chile")),
    ],
)
def test_country_after_a_name(name: str, parts: tuple[str, str]) -> None:
    assert split_country(name) == parts


def test_countries_by_code_and_name() -> None:
    assert is_country("es")
    assert not is_country("")
    assert codes_of("Kongo") == ("CD", "CG")
