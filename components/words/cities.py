"""Format the location and population of a city as text."""

from __future__ import annotations

from components.reader import Reader
from smartgov.model import City


def place_words(reader: Reader, city: City, *, in_full: bool = False) -> str:
    """Format country, region and population of a city, leaving out what is unknown.

    The population is abbreviated, such as 1.6M, unless ``in_full``.
    """
    t = reader.t
    parts = [t.country(city.country), t.region(city.subregion or city.region)]
    if city.population is not None:
        year = f" ({city.population_year})" if city.population_year else ""
        people = (
            t("report.population", count=city.population)
            if in_full
            else t("city.inhabitants", population=t.compact(city.population))
        )
        parts.append(people + year)
    return " · ".join(filter(None, parts))
