"""Build ``data/gazetteer/countries.tsv.xz`` from the names of countries in Babel.

    python tools/build_country_names.py [--out data/gazetteer/countries.tsv.xz]

The same version of Babel always gives the same table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from smartgov.places.countries import COUNTRIES
from smartgov.places.country_names import TABLE
from smartgov.places.gazetteer import fold_name
from tools.build_gazetteer import write_table

#: Latin names up to this length look like codes, which mean other countries: "CHA", "MAN".
CODE = 3


def build_rows() -> Iterator[str]:
    """Yield the rows of the table, sorted by name."""
    found: dict[str, set[str]] = {}
    for language in locale_identifiers():
        if "_" in language:  # a country's or script's variety of a language
            continue
        territories = Locale.parse(language).territories
        for code in COUNTRIES & territories.keys():
            found.setdefault(fold_name(str(territories[code])), set()).add(code)
    for name, codes in sorted(found.items()):
        if len(name) > CODE or not name.isascii():
            yield f"{name}\t{' '.join(sorted(codes))}\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the table and print its size."""
    parser = argparse.ArgumentParser(description="Build the names of countries from Babel.")
    parser.add_argument("--out", type=Path, default=TABLE)
    path: Path = parser.parse_args(arguments).out
    write_table(path, build_rows())
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
