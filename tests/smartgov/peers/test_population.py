"""Tests of population classes."""

from __future__ import annotations

import pytest

from smartgov.peers.population import population_class


@pytest.mark.parametrize(
    ("population", "name"),
    [
        (None, None),
        (1, "under_50k"),
        (49_999, "under_50k"),
        (50_000, "50k_250k"),
        (249_999, "50k_250k"),
        (250_000, "250k_1m"),
        (999_999, "250k_1m"),
        (1_000_000, "1m_5m"),
        (4_999_999, "1m_5m"),
        (5_000_000, "over_5m"),
        (40_000_000, "over_5m"),
    ],
)
def test_city_at_a_bound_is_in_the_class_above(population: int | None, name: str | None) -> None:
    assert population_class(population) == name
