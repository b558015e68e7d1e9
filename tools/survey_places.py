"""Determine the place of each response, its coordinates and its population.

Corrections of names, countries and coordinates are in tables with a reason for each; everything
else is taken from the producers' city file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, str]

#: Correct names of five rows that are labeled with another place, as shown by the respondent's
#: text (``q01x``), the country code (``q01``) and the population (``q0601``).
SHIFTED_LABELS: dict[str, str] = {
    "140": "Philadelphia",  # labeled Pasto
    "76": "Port Harcourt",  # labeled Philadelphia
    "213": "Portimao",  # labeled Port Harcourt
    "143": "Porto Alegre",  # labeled Portimao
    "126": "Azores",  # labeled Porto Alegre
}

#: Names in the response file that the city file spells differently.
NAME_VARIANTS: dict[str, str] = {"Pasto, Narino": "Pasto"}

#: Respondents that are not cities, by corrected name.
NOT_CITIES: dict[str, str] = {"Azores": "an autonomous region of Portugal"}


@dataclass(frozen=True)
class Correction:
    """Coordinates that replace those of the source, and the reason."""

    latitude: float
    longitude: float
    reason: str


#: Corrections by city id. The replacements are the coordinates in the gazetteer (GeoNames), except
#: that the points of Istanbul and Sultanbeyli in the source are exchanged.
COORDINATES: dict[str, Correction] = {
    "arlington": Correction(
        42.41537,
        -71.15644,
        "Coordinates corrected: the source has Arlington, Texas; "
        "the respondent is Arlington, Massachusetts.",
    ),
    "gaza": Correction(
        31.50161,
        34.46672,
        "Coordinates corrected: the point in the source is at Deir al-Balah, 15 km away.",
    ),
    "istanbul": Correction(
        41.00527,
        28.97696,
        "Coordinates corrected: swapped with Sultanbeyli in the source.",
    ),
    "sultanbeyli": Correction(
        40.964131,
        29.272754,
        "Coordinates corrected: swapped with Istanbul in the source.",
    ),
}

#: UN M49: subregion → region, for the subregions with respondents.
REGION_OF_SUBREGION: dict[str, str] = {
    "011": "002",  # Western Africa → Africa
    "014": "002",  # Eastern Africa
    "018": "002",  # Southern Africa
    "034": "142",  # Southern Asia → Asia
    "145": "142",  # Western Asia
    "039": "150",  # Southern Europe → Europe
    "151": "150",  # Eastern Europe
    "154": "150",  # Northern Europe
    "155": "150",  # Western Europe
    "005": "419",  # South America → Latin America and the Caribbean
    "013": "419",  # Central America
    "021": "021",  # Northern America is both
    "053": "009",  # Australia and New Zealand → Oceania
}

#: UN M49: country → subregion. The regions in the source contain errors (New Zealand in
#: Melanesia, Lisbon and Sheffield in Western Europe) and are not used.
SUBREGION_OF_COUNTRY: dict[str, str] = {
    **dict.fromkeys(("NG",), "011"),
    **dict.fromkeys(("ET", "MG", "MZ"), "014"),
    **dict.fromkeys(("ZA",), "018"),
    **dict.fromkeys(("IN", "IR"), "034"),
    **dict.fromkeys(("AM", "PS", "TR"), "145"),
    **dict.fromkeys(("ES", "IT", "PT"), "039"),
    **dict.fromkeys(("HU", "RO"), "151"),
    **dict.fromkeys(("FI", "GB", "NO", "SE"), "154"),
    **dict.fromkeys(("AT", "BE", "NL"), "155"),
    **dict.fromkeys(("BO", "BR", "CO", "PE"), "005"),
    **dict.fromkeys(("MX",), "013"),
    **dict.fromkeys(("CA", "US"), "021"),
    **dict.fromkeys(("NZ",), "053"),
}

FIRST_YEAR, LAST_YEAR = 1990, 2015

#: Years written in an unusual way. Unclear years are left blank.
WRITTEN_YEARS: dict[str, int] = {
    "2.012": 2012,  # with a thousands separator
    "2014 (1 de enero)": 2014,
    "31.5.2015": 2015,
    "Jun 30, 14": 2014,
    "Jul 3, 05": 2011,  # a spreadsheet's date for day number 2011 since 1900
}


def correct_name(response: Row) -> str:
    """Determine the name, as spelled in the city file, of the place that gave a response."""
    label = response["Name"].strip()
    return SHIFTED_LABELS.get(response["id"].strip(), NAME_VARIANTS.get(label, label))


def group_by_place(responses: Iterable[Row]) -> dict[str, list[Row]]:
    """Group responses by corrected name, omitting respondents that are not cities."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for response in responses:
        name = correct_name(response)
        if name not in NOT_CITIES:
            groups[name].append(response)
    return dict(groups)


def check_country_codes(groups: Mapping[str, Sequence[Row]], countries: Mapping[str, str]) -> None:
    """Raise an error unless each country code given by respondents belongs to one country.

    The code is independent of the labels, so it reveals responses under a wrong name.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for name, responses in groups.items():
        for response in responses:
            found[response["q01"].strip()].add(countries[name])
    mixed = {code: sorted(names) for code, names in found.items() if len(names) > 1}
    if mixed:
        raise ValueError(f"responses under the wrong name, by country code: {mixed}")


def parse_population(text: str) -> int | None:
    """Parse a population; blank unless it is a plain positive integer."""
    cleaned = text.strip()
    return int(cleaned) if re.fullmatch(r"[1-9]\d*", cleaned) else None


def parse_year(text: str) -> int | None:
    """Parse the year of a population figure; blank if it is unclear or out of range."""
    cleaned = text.strip()
    if cleaned in WRITTEN_YEARS:
        return WRITTEN_YEARS[cleaned]
    if not re.fullmatch(r"\d{4}", cleaned):
        return None
    return int(cleaned) if FIRST_YEAR <= int(cleaned) <= LAST_YEAR else None


def choose_population(published: str, responses: Sequence[Row]) -> tuple[int | None, int | None]:
    """Choose a population figure and its year.

    The producers' figure has priority, then the first respondent's. Years come from respondents
    and apply only if the same respondent gave the same figure.
    """
    given = [(parse_population(r["q0601"]), parse_year(r["q0602"])) for r in responses]
    figures = [parse_population(published), *(figure for figure, _ in given)]
    population = next((figure for figure in figures if figure is not None), None)
    if population is None:
        return None, None
    years = [year for figure, year in given if figure == population and year is not None]
    return population, years[0] if years else None


def choose_coordinates(city: str, published: Row) -> tuple[float, float]:
    """Choose latitude and longitude: the correction if there is one, else the source."""
    if city in COORDINATES:
        return COORDINATES[city].latitude, COORDINATES[city].longitude
    return float(published["POINT_Y"]), float(published["POINT_X"])


def regions_of(country: str) -> tuple[str, str]:
    """Look up the UN M49 codes of the region and subregion of a country."""
    subregion = SUBREGION_OF_COUNTRY[country]
    return REGION_OF_SUBREGION[subregion], subregion


def note_of(city: str, remark: str, population: int | None) -> str:
    """Describe in one line what was corrected for a city; blank for most."""
    notes = [remark] if remark else []
    if city in COORDINATES:
        notes.append(COORDINATES[city].reason)
    if population is None:
        notes.append("Population blank: neither the producers nor the respondent gave one.")
    return " ".join(notes)
