"""Tests of the region of each country."""

from __future__ import annotations

import pycountry
import pytest

from smartgov.model import Study
from smartgov.places.countries import COUNTRIES
from smartgov.places.regions import REGIONS, SUBREGIONS, part_of_country, regions_of


@pytest.mark.parametrize(
    ("country", "regions"),
    [
        ("ES", ("150", "039")),
        ("TR", ("142", "145")),
        ("CY", ("142", "145")),
        ("RU", ("150", "151")),
        ("MX", ("419", "013")),
        ("US", ("021", "021")),
        ("NZ", ("009", "053")),
        ("SD", ("002", "015")),
        ("AQ", ("", "")),
        ("", ("", "")),
        ("ZZ", ("", "")),
    ],
)
def test_country_has_its_region(country: str, regions: tuple[str, str]) -> None:
    assert regions_of(country) == regions


def test_every_country_is_in_one_subregion() -> None:
    named = [country for countries in SUBREGIONS.values() for country in countries.split()]
    assert len(named) == len(set(named))
    assert set(named) == COUNTRIES - {"AQ"}


def test_every_subregion_is_in_one_region() -> None:
    named = [subregion for subregions in REGIONS.values() for subregion in subregions]
    assert sorted(named) == sorted(SUBREGIONS)


def test_the_survey_agrees(survey: Study) -> None:
    differ = {
        city.id: (city.region, city.subregion)
        for city in survey.cities
        if regions_of(city.country) != (city.region, city.subregion)
    }
    assert differ == {}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CL-AN", "Antofagasta"),
        ("CL-LI", "O’Higgins"),
        ("CL-RM", "Metropolitana"),
        ("CL-AR", "La Araucanía"),
        ("ES-PV", "País Vasco"),
        ("419", None),
        ("CL-XX", None),
        ("CL", None),
        ("", None),
    ],
)
def test_a_part_of_a_country_has_its_name(code: str, name: str | None) -> None:
    assert part_of_country(code) == name


def test_no_region_of_chile_is_called_a_region() -> None:
    codes = [part.code for part in pycountry.subdivisions.get(country_code="CL")]
    names = [part_of_country(code) or "" for code in codes]
    assert len(set(names)) == len(codes) == 16
    assert not [name for name in names if not name or "egi" in name]
