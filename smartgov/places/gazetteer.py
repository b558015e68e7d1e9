"""Find places by name in a table derived from GeoNames (CC BY 4.0).

The table contains every place with at least 500 inhabitants, about 235,000, with names in many
languages; ``tools/build_gazetteer.py`` builds it. It is read once, on first use, and stored in
compact form: all names, without case and accents, as one block of text that is searched.
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

#: The table, and the smallest population of the places in it.
TABLE, MIN_POPULATION = DATA / "gazetteer" / "places.tsv.xz", 500

#: The columns of the table; the last one has all names of a place, folded by `fold_name`.
COLUMNS = ("name", "country", "area", "latitude", "longitude", "population", "names")
BETWEEN_NAMES = "|"

#: Default number of candidates to return.
CANDIDATES = 8

#: Minimum number of characters of a prefix search.
MIN_PREFIX = 3

#: Names up to this length may be codes of airports, which the gazetteer has too: "BIO" is Bilbao.
CODE = 3

#: Up to this many names are searched one by one; more, in a single pass over all places.
FEW = 15

#: The least number of bytes of the names that a pass over all places looks at together.
_BLOCK = 1 << 12

#: Separators between two names, and between the names of two places.
_NAME, _PLACE = "\n", "\t"

_SIGNS = re.compile("[ \u00a0'`\u2018\u2019\u02bb\u02bc.,\u2010-\u2015-]+")

_READING = Lock()


@dataclass(frozen=True)
class Place:
    """A place in the gazetteer.

    ``country`` is ISO 3166-1 alpha-2; ``region`` and ``subregion`` are UN M49 codes, blank if
    there is none. ``area`` is the code of the country subdivision if it consists of letters, as
    for the states of the United States. ``population`` is None if unknown.
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
    """All places, column by column; every list has one entry per place, in the same order.

    ``names`` contains the folded names of all places; ``ends`` is the offset in ``names`` at
    which the names of each place end.
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
        """Get the place at a position."""
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
        """Find the positions of the places with a name that contains ``part``."""
        hits = np.fromiter(_find_all(self.names, part.encode(errors="replace")), dtype=np.int64)
        return {int(number) for number in np.searchsorted(self.ends, hits)}

    def locate(self, block: bytes, name: bytes, start: int) -> list[int]:
        """Find the positions of the places with a name in a block of ``names`` from ``start``."""
        part = _NAME.encode() + name + _NAME.encode()
        hits = np.fromiter(_find_all(block, part), dtype=np.int64)
        return [int(number) for number in np.unique(np.searchsorted(self.ends, hits + start))]


def find_places(name: str, country: str = "", limit: int = CANDIDATES) -> list[Place]:
    """Find the places that a name may refer to, the most populous first.

    Case, accents, hyphens and apostrophes are ignored, and any name of a place matches:
    "seville", "Sevilla" and "Séville" give the same result. If there is no exact match, names
    are matched by prefix; if that fails too, the part before a comma is searched.

    Parameters
    ----------
    name
        The name to search for.
    country
        ISO 3166-1 alpha-2 code of the country to search in; blank for all countries.
    limit
        Maximum number of places to return.
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


def _find_all(text: bytes, part: bytes) -> Iterator[int]:
    """Yield the position of every occurrence of ``part``."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def gazetteer() -> _Gazetteer:
    """Load all places; read only once, also when called from several threads."""
    with _READING:
        return _read()


@cache
def _read() -> _Gazetteer:
    name, country, area, names = [], [], [], bytearray()
    latitude, longitude, population, ends = array("d"), array("d"), array("q"), array("q")
    same: dict[str, str] = {}
    with lzma.open(TABLE, "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)  # the header
        for place, code, part, north, east, inhabitants, known_as in rows:
            name.append(place)
            country.append(same.setdefault(code, code))
            area.append(same.setdefault(part, part))
            latitude.append(float(north))
            longitude.append(float(east))
            population.append(int(inhabitants or 0))
            # Bytes from the start: all names in one string would take four times as much memory.
            names += f"{_NAME}{known_as.replace(BETWEEN_NAMES, _NAME)}{_NAME}{_PLACE}".encode()
            ends.append(len(names) - 1)
    folded = bytes(memoryview(names)[:-1])
    found = np.array(ends[:-1], dtype=np.int64)
    return _Gazetteer(name, country, area, latitude, longitude, population, folded, found)


def fold_name(name: str) -> str:
    """Normalize a name for searching: remove case, accents, hyphens and apostrophes."""
    return _SIGNS.sub(" ", fold(name)).strip()


def find_exact(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Place]]:
    """Find the places that many names may refer to, in one pass over the table.

    Parameters
    ----------
    wanted
        Pairs of a name and a country, as for `find_places`. Only exact matches count; if there
        is none, the part before a comma is tried.

    Returns
    -------
    dict
        The places of each pair, the most populous first; pairs without a match are omitted.
    """
    pairs = {pair: [fold_name(part) for part in _search_terms(pair[0])] for pair in wanted}
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


def _search_terms(name: str) -> list[str]:
    """List what to search for: the name on one line, and the part before a comma."""
    name = name.replace(_NAME, " ").replace(_PLACE, " ")
    return [name, name.partition(",")[0]] if "," in name else [name]


def _find_names(names: set[bytes]) -> dict[bytes, list[int]]:
    """Find the positions of the places with each name."""
    if not names:
        return {}
    known = gazetteer()
    if len(names) <= FEW:
        return {name: sorted(known.search(f"{_NAME}{name.decode()}{_NAME}")) for name in names}
    found: dict[bytes, list[int]] = {}
    start = 0
    while start < len(known.names):
        end = known.names.find(_PLACE.encode(), start + _BLOCK)
        block = known.names[start : end if end >= 0 else len(known.names)]
        for name in names.intersection(block.split(_NAME.encode())):
            found.setdefault(name, []).extend(known.locate(block, name, start))
        start += len(block) + 1
    return found
