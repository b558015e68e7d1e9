"""Classify cities by population."""

from __future__ import annotations

#: Upper bounds of the population classes, in inhabitants, exclusive.
POPULATION_CLASSES: dict[str, float] = {
    "under_50k": 50_000,
    "50k_250k": 250_000,
    "250k_1m": 1_000_000,
    "1m_5m": 5_000_000,
    "over_5m": float("inf"),
}


def population_class(population: int | None) -> str | None:
    """Determine the population class of a city; None if the population is unknown."""
    if population is None:
        return None
    return next(name for name, bound in POPULATION_CLASSES.items() if population < bound)
