"""Tests of country codes."""

from __future__ import annotations

import pytest

from smartgov.places.countries import COUNTRIES


def test_every_country_has_two_capital_letters() -> None:
    assert len(COUNTRIES) == 250
    assert all(len(code) == 2 and code.isalpha() and code.isupper() for code in COUNTRIES)


@pytest.mark.parametrize("code", ["ES", "NA", "TW", "XK"])
def test_a_country_is_known(code: str) -> None:
    assert code in COUNTRIES


@pytest.mark.parametrize("code", ["", "UK", "EU", "XX", "es"])
def test_what_is_no_country_is_not(code: str) -> None:
    assert code not in COUNTRIES
