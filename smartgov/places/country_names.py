"""Find countries by their names in the languages of the world.

The names come from the Unicode CLDR by way of Babel; ``tools/build_country_names.py`` builds the
table, because reading all languages of Babel takes seconds and much memory.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import cache

from smartgov.paths import DATA
from smartgov.places.gazetteer import fold_name

#: The table: a name, folded by `fold_name`, and the codes of the countries called so.
TABLE = DATA / "gazetteer" / "countries.tsv.xz"


def countries_called(name: str) -> tuple[str, ...]:
    """Find the countries with a name in any language, as ISO 3166-1 alpha-2 codes.

    Case, accents, hyphens and apostrophes are ignored. There is more than one country where a
    name means different ones in different languages.
    """
    return _names().get(fold_name(name), ())


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    with lzma.open(TABLE, "rt", encoding="utf-8", newline="") as file:
        rows = (line.rstrip("\n").partition("\t") for line in file)
        return {name: tuple(codes.split()) for name, _, codes in rows}
