"""Look up countries and regions by code or by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import pycountry
from babel import Locale

from smartgov.intake.vocabulary import key, words
from smartgov.places.countries import COUNTRIES
from smartgov.places.country_names import countries_called
from smartgov.places.regions import REGIONS, SUBREGIONS
from smartgov.text import LANGUAGES

#: More countries than this that have a word in common are not what the word means.
FEW = 6


def country_code(cell: str) -> str | None:
    """Look up the ISO 3166-1 alpha-2 code of a country; None if there is no match.

    Accepts codes of two and three letters, and names in any of the languages. "NA" is Namibia.
    """
    code = cell.upper()
    return code if code in COUNTRIES else _countries().get(key(cell))


def find_country(cell: str) -> tuple[str | None, str]:
    """Find the country that a cell of a column of countries names, in any language of the world.

    Returns
    -------
    tuple
        The code, None if there is no match, or if the name may mean several countries; and these,
        as a list for the reader.
    """
    code = find_only_country(cell)
    if code is not None:
        return code, ""
    return None, ", ".join(map(_describe, countries_called(cell))) or _containing(key(cell))


def find_only_country(cell: str) -> str | None:
    """Find the country that a cell names, in any language of the world; None if not just one."""
    code = country_code(cell)
    if code is not None:
        return code
    called = countries_called(cell)
    return called[0] if len(called) == 1 else None


def _describe(code: str) -> str:
    """Name a country that has been found by a name in a language of the world."""
    return f"{Locale.parse(LANGUAGES[0]).territories.get(code, code)} ({code})"


def _containing(name: str) -> str:
    """List the few countries whose names contain a shorter one: "Corea del Norte (KP)"."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        for code in sorted(COUNTRIES & territories.keys()):
            full = str(territories[code])
            if name and f" {name} " in f" {key(full)} ":
                found.setdefault(code, f"{full} ({code})")
    return ", ".join(found.values()) if 1 < len(found) <= FEW else ""


@cache
def _countries() -> Mapping[str, str]:
    """Map each name to its code; the names of the United Nations take precedence."""
    found: dict[str, str] = {}
    for name, code in (*_usual_names(), *_official_names()):
        found[key(name)] = code
    return found


def _usual_names() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        yield from ((str(territories[code]), code) for code in COUNTRIES if code in territories)
        for code, names in words(language)["countries"].items():
            yield from ((name, code) for name in names)


def _official_names() -> Iterator[tuple[str, str]]:
    for country in pycountry.countries:
        for field in ("alpha_3", "name", "official_name", "common_name"):
            name = getattr(country, field, None)
            if name:
                yield name, country.alpha_2


def region_code(cell: str) -> str | None:
    """Look up the UN M49 code of a region or subregion; None if there is no match.

    Leading zeros that spreadsheets drop, as in "002", are restored.
    """
    code = cell.zfill(3)
    known = {*REGIONS, *SUBREGIONS}
    return code if code in known else _regions().get(key(cell))


@cache
def _regions() -> Mapping[str, str]:
    names = ((Locale.parse(language).territories, language) for language in LANGUAGES)
    return {
        key(str(territories[code])): code
        for territories, _ in names
        for code in (*SUBREGIONS, *REGIONS)
        if code in territories
    }
