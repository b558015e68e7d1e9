"""Tests of the exchanges that a secretariat could arrange."""

from __future__ import annotations

import pytest

from components.sections.recommendations import exchanges
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.components.sections.conftest import Drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_hosts_and_pairs_are_tables(make_page: MakePage, drawn: Drawn, language: Language) -> None:
    page = make_page(language)
    exchanges.show_exchanges(page)
    assert drawn.names == ["hosts", "pairs"]
    hosts, pairs = drawn.tables
    assert len(hosts.rows) == hosts.data["recommendation"].nunique() == 5
    assert len(pairs.rows) == 20
    assert (pairs.data["city_id"] != pairs.data["partner_id"]).all()
    assert all('href="city?city=' in str(row[0]) for row in pairs.rows)


def test_a_filter_narrows_both(make_page: MakePage) -> None:
    page = make_page(regions=("002",))
    inside = {city.id for city in page.study.cities if city.region == "002"}
    assert set(exchanges.hosts_table(page).data["host_id"]) <= inside
    assert set(exchanges.pairs_table(page).data["partner_id"]) <= inside


def test_too_many_cities_are_not_paired(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanges, "MOST_PAIRED", 77)
    assert exchanges.pairs_of.__wrapped__(make_page()) == ()  # type: ignore[attr-defined]
