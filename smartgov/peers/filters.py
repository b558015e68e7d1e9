"""Filter the cities of a study by region, country, population and name."""

from __future__ import annotations

from dataclasses import dataclass

from smartgov.model import City, Study
from smartgov.peers.population import population_class
from smartgov.text import fold


@dataclass(frozen=True)
class CityFilter:
    """Filter cities by region, country, population class and part of any of their names.

    An empty criterion matches every city. Criteria are combined with *and*, the values of one
    criterion with *or*.
    """

    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    search: str = ""

    def matches(self, city: City) -> bool:
        """Check whether a city meets all criteria."""
        return (
            (not self.regions or city.region in self.regions)
            and (not self.countries or city.country in self.countries)
            and (not self.sizes or population_class(city.population) in self.sizes)
            and any(fold(self.search) in fold(name) for name in city.all_names)
        )

    def choose(self, study: Study) -> list[str]:
        """List the ids of the cities that match, in the order of the study."""
        return [city.id for city in study.cities if self.matches(city)]
