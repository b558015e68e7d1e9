"""Which cities of a study are looked at: a predicate that can be put into a sentence."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from smartgov.model import City, Study
from smartgov.peers import population_class


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


def fold(text: str) -> str:
    """Return text without case and accents, so that "malaga" finds "Málaga".

    The dotless i of Turkish (U+0131) has no decomposition and is taken for an i.
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("\u0131", "i"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip()
