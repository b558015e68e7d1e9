"""Tests of the addresses of tables for other programs."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from components.data_address import (
    STUDIES,
    TABLE_OF_NAME,
    TABLE_PARAMETERS,
    concerning,
    data_address,
    table_of_name,
)
from components.view.parameters import PARAMETERS, parse_view
from components.view.view import View
from smartgov.export.tables import OF_A_CITY, OF_EDITIONS, TABLES

VIEW = View(lang="es", city="ghent", own="secret", regions=("150",), weights=(("a", 2.0),))


def test_every_table_has_an_address_and_known_parameters() -> None:
    assert {*TABLE_PARAMETERS} == {STUDIES, *TABLES}
    known = {parameter.name for parameter in PARAMETERS}
    assert {name for names in TABLE_PARAMETERS.values() for name in names} <= known
    for parameter, needing in (("since", OF_EDITIONS), ("city", OF_A_CITY)):
        assert {table for table, names in TABLE_PARAMETERS.items() if parameter in names} == {
            *needing
        }


def test_an_address_has_what_concerns_the_table() -> None:
    address = data_address("scores", VIEW, "made", "2026-01-02-0a1b2c3d")
    assert address == (
        "api/v1/scores.csv?study=made&version=2026-01-02-0a1b2c3d&region=150&weights=a:2"
    )
    assert data_address("studies", VIEW, "made", "", "json") == "api/v1/studies.json"


@pytest.mark.parametrize("table", TABLE_PARAMETERS)
def test_nothing_of_a_visitor_is_in_an_address(table: str) -> None:
    query = data_address(table, VIEW, "made", "").partition("?")[2]
    view, notices = parse_view(parse_qs(query))
    city = VIEW.city if table in OF_A_CITY else None
    assert (view.own, view.city, view.lang, notices) == (None, city, None, [])
    assert concerning(table, view) == view


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("map-overall", "scores"),
        ("map-bands-overall", "bands"),
        ("change-overall", "change"),
        ("change-regions-overall", "regional_change"),
        ("over-time", "trend_medians"),
        ("over-time-ghent", "profile_trends"),
        ("ranking-foresight", "ranks"),
        ("profile-ghent", "profile"),
        ("profile-ghent-scenario", None),
        ("glossary", None),
    ],
)
def test_a_chart_has_the_table_of_its_numbers(name: str, table: str | None) -> None:
    assert table_of_name(name) == table


def test_charts_lead_to_tables_that_there_are() -> None:
    assert set(TABLE_OF_NAME.values()) <= set(TABLE_PARAMETERS)
