"""Find places by name in a table derived from GeoNames (CC BY 4.0).

The table contains every place with at least 500 inhabitants, about 235,000, with names in many
languages; ``tools/build_gazetteer.py`` builds it. It is read once, on first use, and stored in
compact form: all names, without case and accents, as one block of text. A whole name is found by
its hash, and the beginning of one by a search of the text.
"""

from __future__ import annotations

import csv
import lzma
import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
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

#: Names of about this many bytes are hashed together, which bounds the memory that it takes.
_BLOCK = 1 << 20

#: The hash of a name is a polynomial of its bytes in this odd number, modulo 2 to the power of 64.
#: Different names may have the same, so what is found is compared.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

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
    which the names of each place end. ``hashes`` has the hash of each name, sorted, and ``starts``
    the offset in ``names`` at which that name begins.
    """

    name: list[str]
    country: list[str]
    area: list[str]
    latitude: array[float]
    longitude: array[float]
    population: array[int]
    names: bytes
    ends: np.ndarray
    hashes: np.ndarray
    starts: np.ndarray

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

    def largest(self, numbers: Iterable[int], limit: int) -> list[Place]:
        """Get the places at some positions, the most populous first."""
        order = sorted(numbers, key=lambda number: (-self.population[number], number))
        return [self.place(number) for number in order[:limit]]

    def search(self, part: bytes) -> set[int]:
        """Find the positions of the places with a name that contains ``part``."""
        return self._places(list(_find_all(self.names, part)))

    def locate(self, names: Collection[bytes]) -> dict[bytes, set[int]]:
        """Find the positions of the places with each of some names."""
        whole = [name + _NAME.encode() for name in names]
        hashes, _ = _hash_names(b"".join(whole))
        first, last = (np.searchsorted(self.hashes, hashes, side) for side in ("left", "right"))
        return {
            name[:-1]: self._places(
                [start for start in self.starts[low:high] if self.names.startswith(name, start)]
            )
            for name, low, high in zip(whole, first, last, strict=True)
        }

    def _places(self, offsets: Sequence[int]) -> set[int]:
        """Find the positions of the places whose names are at some offsets."""
        return {int(number) for number in np.searchsorted(self.ends, offsets)}


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
    known, wanted = gazetteer(), _encode(folded)
    found = _in_country(known, known.locate({wanted})[wanted], country)
    if not found and len(folded) >= MIN_PREFIX:
        found = _in_country(known, known.search(_NAME.encode() + wanted), country)
    if not found and "," in name:
        return find_places(name.partition(",")[0], country, limit)
    return known.largest(found, limit)


def _in_country(known: _Gazetteer, found: set[int], country: str) -> set[int]:
    return {n for n in found if not country or known.country[n] == country}


def _encode(name: str) -> bytes:
    """Encode a folded name as it stands in the table."""
    return name.encode(errors="replace")


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
    index = _index_names(folded)
    return _Gazetteer(name, country, area, latitude, longitude, population, folded, found, *index)


def _index_names(names: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Hash all names: the sorted hashes, and the offset at which each name begins."""
    hashes, starts, begin = [], [], 0
    while begin < len(names):
        end = names.find(_NAME.encode(), begin + _BLOCK) + 1 or len(names)
        block = names[begin:end]
        found, at = _hash_names(block)
        # What stands between two places is no name.
        is_name = ~np.isin(np.frombuffer(block, np.uint8)[at], list((_NAME + _PLACE).encode()))
        hashes.append(found[is_name])
        starts.append((at[is_name] + begin).astype(np.uint32))
        begin = end
    joined, offsets = np.concatenate(hashes), np.concatenate(starts)
    order = np.argsort(joined)
    return joined[order], offsets[order]


def _hash_names(names: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Hash names of which each ends with `_NAME`: the hashes, and the offset of each name."""
    letters = np.frombuffer(names, np.uint8)
    after = np.flatnonzero(letters == ord(_NAME)) + 1
    starts = np.append(0, after[:-1])
    lengths = after - starts
    longest = int(lengths.max(initial=1))
    factors = np.multiply.accumulate(np.full(longest, _FACTOR))
    within = np.arange(len(letters)) - np.repeat(starts, lengths)
    return np.add.reduceat(letters * factors[within], starts), starts


def fold_name(name: str) -> str:
    """Normalize a name for searching: remove case, accents, hyphens and apostrophes."""
    return _SIGNS.sub(" ", fold(name)).strip()


def find_exact(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Place]]:
    """Find the places that many names may refer to.

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
    pairs = {pair: [_encode(fold_name(part)) for part in _search_terms(pair[0])] for pair in wanted}
    names = {name for parts in pairs.values() for name in parts if name}
    if not names:
        return {}
    known = gazetteer()
    numbers = known.locate(names)
    found = {}
    for pair, parts in pairs.items():
        candidates = (_in_country(known, numbers.get(name, set()), pair[1]) for name in parts)
        found[pair] = known.largest(next(filter(None, candidates), ()), CANDIDATES)
    return {pair: places for pair, places in found.items() if places}


def _search_terms(name: str) -> list[str]:
    """List what to search for: the name on one line, and the part before a comma."""
    name = name.replace(_NAME, " ").replace(_PLACE, " ")
    return [name, name.partition(",")[0]] if "," in name else [name]
