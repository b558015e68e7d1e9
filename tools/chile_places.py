"""Look up the name, region and coordinates of the communes of Chile.

A commune is located by its name and region in the gazetteer. Communes that the gazetteer does not
list, or lists twice, are in ``chile_municipalities/places.csv``, with a reason in each row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smartgov.text import fold
from tools.check_city_coordinates import GazetteerPlace, name_key
from tools.study_folder import Row

#: Marks communes in ``places.csv`` that no place in the gazetteer represents.
NOWHERE = "-"


@dataclass(frozen=True)
class Region:
    """The codes of a region of Chile in ISO 3166-2 and in the gazetteer."""

    iso: str
    gazetteer: str


#: Regions by the number that the source uses, which is their number in Chile's official code.
REGIONS: dict[str, Region] = {
    "1": Region("CL-TA", "15"),
    "2": Region("CL-AN", "03"),
    "3": Region("CL-AT", "05"),
    "4": Region("CL-CO", "07"),
    "5": Region("CL-VS", "01"),
    "6": Region("CL-LI", "08"),
    "7": Region("CL-ML", "11"),
    "8": Region("CL-BI", "06"),
    "9": Region("CL-AR", "04"),
    "10": Region("CL-LL", "14"),
    "11": Region("CL-AI", "02"),
    "12": Region("CL-MA", "10"),
    "13": Region("CL-RM", "12"),
    "14": Region("CL-LR", "17"),
    "15": Region("CL-AP", "16"),
    "16": Region("CL-NB", "18"),
}


@dataclass(frozen=True)
class Place:
    """The name, region and, if known, coordinates of a commune."""

    id: str
    name: str
    region: str
    latitude: float | None
    longitude: float | None
    remark: str


def id_of(name: str) -> str:
    """Convert a name to an id: lowercase ASCII with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def find_place(
    name: str, region: Region, gazetteer: Iterable[GazetteerPlace]
) -> tuple[float, float]:
    """Find the coordinates of the only place with this name in a region.

    Raises
    ------
    ValueError
        If the gazetteer has none or several; add the commune to ``places.csv``.
    """
    found = [
        place
        for place in gazetteer
        if place.first_level == region.gazetteer and name_key(name) in place.keys
    ]
    exact = [place for place in found if name_key(place.name) == name_key(name)]
    if len(exact or found) != 1:
        raise ValueError(f"{name} in {region.iso}: {[place.name for place in found]}")
    (place,) = exact or found
    return place.latitude, place.longitude


def choose_place(
    commune: Row, settled: Mapping[str, Row], gazetteer: Iterable[GazetteerPlace]
) -> Place:
    """Determine the name, region and coordinates of a commune.

    Parameters
    ----------
    commune
        A row of the source, of the year 2021.
    settled
        The rows of ``places.csv`` by code of the commune.
    gazetteer
        The places of Chile.
    """
    source_name, region = commune["commune"], REGIONS[commune["cut_reg"]]
    row = settled.get(commune["cut_com"], {"source_name": source_name})
    if row["source_name"] != source_name:
        raise ValueError(f"{commune['cut_com']} is {source_name}, not {row['source_name']}")
    name = row.get("name") or source_name
    latitude: float | None = None
    longitude: float | None = None
    if row.get("latitude"):
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
    elif row.get("gazetteer") != NOWHERE:
        latitude, longitude = find_place(row.get("gazetteer") or name, region, gazetteer)
    return Place(id_of(name), name, region.iso, latitude, longitude, row.get("remark", ""))
