"""Tests of countries by their names in any language."""

from __future__ import annotations

import pytest

from smartgov.places.countries import COUNTRIES
from smartgov.places.country_names import TABLE, _names, countries_called


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        *(("Deutschland", ("DE",)), ("DEUTSCHLAND", ("DE",)), ("Türkiye", ("TR",))),
        *(("Turkiye", ("TR",)), ("日本", ("JP",)), ("대한민국", ("KR",)), ("مصر", ("EG",))),
        *(("Ελλάδα", ("GR",)), ("Suïssa", ("CH",)), ("Alemanha", ("DE",)), ("Česko", ("CZ",))),
        *(("Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", ("CI",)), ("Kongo", ("CD", "CG"))),
        *(("Narnia", ()), ("", ()), ("CHA", ())),
    ],
)
def test_name_in_a_language_of_the_world(name: str, codes: tuple[str, ...]) -> None:
    assert countries_called(name) == codes


def test_the_table_names_every_country_and_nothing_else() -> None:
    assert {code for codes in _names().values() for code in codes} == COUNTRIES
    assert TABLE.stat().st_size < 200_000
