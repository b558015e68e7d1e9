"""Places by name, from a table derived from GeoNames (CC BY 4.0).

The table has every place of 500 inhabitants and more, about 235,000 of them, with their names
in many languages; ``tools/build_gazetteer.py`` writes it. It is read once, at the first question,
and kept in a compact form: the names without case and accents as one block of text, in which a
name is found by a plain search.
"""

from __future__ import annotations

import csv
import lzma
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from threading import Lock

import numpy as np

from smartgov.paths import DATA
from smartgov.places.regions import regions_of
from smartgov.text import fold

#: The kept table; it has the places of this population and more.
TABLE, MIN_POPULATION = DATA / "gazetteer" / "places.tsv.xz", 500

#: The columns of the table; in the last one, all names of a place as `fold_name` writes them.
COLUMNS = ("name", "country", "area", "latitude", "longitude", "population", "names")
BETWEEN_NAMES = "|"

#: How many candidates a question is answered with.
CANDIDATES = 8

#: Beginnings of names are searched from this many characters.
MIN_PREFIX = 3

#: So many names are searched for one by one; more, in one pass over all places.
FEW = 15

#: Between two names, and between the names of two places.
_NAME, _PLACE = "\n", "\t"

_SIGNS = re.compile("[ \u00a0'`\u2018\u2019\u02bb\u02bc.,\u2010-\u2015-]+")

_READING = Lock()


@dataclass(frozen=True)
class Place:
    """A place that a name may mean.

    ``country`` is ISO 3166-1 alpha-2; ``region`` and ``subregion`` are UN M49 codes, blank where
    there is none. ``area`` is the code of the part of the country where that is made of letters,
    as for the states of the United States. ``population`` is None where it is not known.
    """

    name: str
    country: str
    latitude: float
    longitude: float
    population: int | None
    region: str
    subregion: str
    area: str = ""


@dataclass(frozen=True, eq=False)
class _Gazetteer:
    """Every place: one entry per place in each list, in the same order.

    ``names`` holds all names of all places, folded; ``ends`` where those of each place end in it.
    """

    name: list[str]
    country: list[str]
    area: list[str]
    latitude: array[float]
    longitude: array[float]
    population: array[int]
    names: bytes
    ends: np.ndarray

    def place(self, number: int) -> Place:
        """Return one place."""
        region, subregion = regions_of(self.country[number])
        return Place(
            name=self.name[number],
            country=self.country[number],
            latitude=self.latitude[number],
            longitude=self.longitude[number],
            population=self.population[number] or None,
            region=region,
            subregion=subregion,
            area=self.area[number],
        )

    def search(self, part: str) -> set[int]:
        """Return the numbers of the places in whose names a part occurs."""
        hits = np.fromiter(_positions(self.names, part.encode(errors="replace")), dtype=np.int64)
        return {int(number) for number in np.searchsorted(self.ends, hits)}


def find_places(name: str, country: str = "", limit: int = CANDIDATES) -> list[Place]:
    """Return the places that a name may mean, the most populous first.

    Case, accents, hyphens and apostrophes do not matter, and any of a place's names will do:
    "seville", "Sevilla" and "Séville" find the same. Where no place is called exactly so, those
    whose name begins so are returned; where there are none either, the part before a comma is
    tried.

    Parameters
    ----------
    name
        What is looked for.
    country
        ISO 3166-1 alpha-2 code to search in; everywhere where blank.
    limit
        How many to return at most.
    """
    folded = fold_name(name.replace(_NAME, " ").replace(_PLACE, " "))
    if not folded:
        return []
    known = gazetteer()
    found = _in_country(known, known.search(f"{_NAME}{folded}{_NAME}"), country)
    if not found and len(folded) >= MIN_PREFIX:
        found = _in_country(known, known.search(f"{_NAME}{folded}"), country)
    if not found and "," in name:
        return find_places(name.partition(",")[0], country, limit)
    order = sorted(found, key=lambda number: (-known.population[number], number))
    return [known.place(number) for number in order[:limit]]


def _in_country(known: _Gazetteer, found: set[int], country: str) -> set[int]:
    return {n for n in found if not country or known.country[n] == country}


def _positions(text: bytes, part: bytes) -> Iterator[int]:
    """Return every position at which a part begins."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def gazetteer() -> _Gazetteer:
    """Return all places; read once, however many ask at the same time."""
    with _READING:
        return _read()


@cache
def _read() -> _Gazetteer:
    name, country, area, names = [], [], [], []
    latitude, longitude, population = array("d"), array("d"), array("q")
    same: dict[str, str] = {}
    with lzma.open(TABLE, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            name.append(row["name"])
            country.append(same.setdefault(row["country"], row["country"]))
            area.append(same.setdefault(row["area"], row["area"]))
            latitude.append(float(row["latitude"]))
            longitude.append(float(row["longitude"]))
            population.append(int(row["population"] or 0))
            names.append(row["names"])
    joined = f"{_NAME}{_PLACE}{_NAME}".join(names).replace(BETWEEN_NAMES, _NAME)
    folded = f"{_NAME}{joined}{_NAME}".encode()
    ends = np.flatnonzero(np.frombuffer(folded, dtype=np.uint8) == ord(_PLACE))
    return _Gazetteer(name, country, area, latitude, longitude, population, folded, ends)


def fold_name(name: str) -> str:
    """Write a name as it is searched for: without case, accents and the signs that join words."""
    return _SIGNS.sub(" ", fold(name)).strip()


def find_exact(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Place]]:
    """Return the places that many names may mean, in one pass over the table.

    Parameters
    ----------
    wanted
        Pairs of a name and a country, as for `find_places`; only whole names count, and the
        part before a comma where nothing is called like the whole.

    Returns
    -------
    dict
        The places of each pair that has any, the most populous first.
    """
    pairs = {pair: [fold_name(part) for part in _parts(pair[0])] for pair in wanted}
    numbers = _find_names({name.encode() for names in pairs.values() for name in names if name})
    found = {}
    for pair, names in pairs.items():
        candidates = (
            [n for n in numbers.get(name.encode(), ()) if pair[1] in ("", gazetteer().country[n])]
            for name in names
        )
        chosen = next(filter(None, candidates), [])
        order = sorted(chosen, key=lambda number: (-gazetteer().population[number], number))
        found[pair] = [gazetteer().place(number) for number in order[:CANDIDATES]]
    return {pair: places for pair, places in found.items() if places}


def _parts(name: str) -> list[str]:
    """Return a name on one line, and what stands before its comma."""
    name = name.replace(_NAME, " ").replace(_PLACE, " ")
    return [name, name.partition(",")[0]] if "," in name else [name]


def _find_names(names: set[bytes]) -> dict[bytes, list[int]]:
    """Return the numbers of the places that bear each name: by search, or many in one pass."""
    if not names:
        return {}
    known = gazetteer()
    if len(names) <= FEW:
        return {name: sorted(known.search(f"{_NAME}{name.decode()}{_NAME}")) for name in names}
    found: dict[bytes, list[int]] = {}
    start = 0
    for number, end in enumerate((*known.ends.tolist(), len(known.names))):
        for name in names.intersection(known.names[start:end].split(_NAME.encode())):
            found.setdefault(name, []).append(number)
        start = end + 1
    return found
