"""Which cities of a study are looked at: a predicate that can be put into a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from smartgov.model import City, Study
from smartgov.peers.population import population_class
from smartgov.text import fold


@dataclass(frozen=True)
class CityFilter:
    """Cities of these regions, countries and population classes whose name has the words.

    An empty part lets every city through; parts are joined by *and*, values within a part
    by *or*.
    """

    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    search: str = ""

    def matches(self, city: City) -> bool:
        """Whether a city passes."""
        return (
            (not self.regions or city.region in self.regions)
            and (not self.countries or city.country in self.countries)
            and (not self.sizes or population_class(city.population) in self.sizes)
            and fold(self.search) in fold(city.name)
        )

    def choose(self, study: Study) -> list[str]:
        """Return the ids of the cities that pass, in the order of the study."""
        return [city.id for city in study.cities if self.matches(city)]
