"""Build the series ``chile-transparency``: an edition for each year of the audits, 2012 to 2018.

    python tools/build_chile_transparency.py RAW_DIR [--out data/studies]

The build is reproducible: the same raw files give the same bytes. Names, places and population
are those of the study ``chile-municipalities-2021``, which has the same communes. Decisions about
the data are explained in ``data/README.md``.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from smartgov.text import fold
from tools.study_folder import (
    STUDIES,
    Row,
    describe_question,
    fill_package,
    format_tables,
    list_answers,
    read_rows,
    read_wording,
    write_folder,
)

SERIES = "chile-transparency"
TEXTS = Path(__file__).resolve().parent / "chile_transparency"
COMMUNES = STUDIES / "chile-municipalities-2021"

#: A file with a byte order mark is UTF-8 with decimal points, any other Windows-1252 with commas.
MARK, BEFORE = b"\xef\xbb\xbf", "cp1252"

#: What stands before the name of a commune in the raw files.
PREFIXES = ("MUNICIPALIDAD DE ", "MUNICIPALIDAD DEL ", "MUNICIPALIDAD ")

#: Names of the raw files that are not those of the communes, folded: decided by hand.
RENAMED = {
    "paiguano": "Paihuano",
    "marchigue": "Marchihue",
    "san pedro de melipilla": "San Pedro",
    "puerto natales": "Natales",
    "trehuaco": "Treguaco",
    "puerto saavedra": "Saavedra",
    "cabo de hornos y antartica": "Cabo de Hornos",
    "puerto aysen": "Aysén",
    "llay llay": "Llaillay",
    "san vicente de tagua tagua": "San Vicente",
}

#: The last year of names that are not damaged at the source.
NAMED = "ta_2017.csv"

SCALE: Mapping[str, object] = {
    "type": "number",
    "low": 0,
    "high": 100,
    "range": "fixed",
    "unit": "",
}


@dataclass(frozen=True)
class Item:
    """A question of the series, and the years in which it was audited.

    Publishing information and answering requests is less than the recommendation on results calls
    for, so neither is evidence for a recommendation.
    """

    id: str
    dimension: str
    file: str
    years: range
    role: str = "scored"
    recommendations: str = ""

    def name_of(self, year: int) -> str:
        """Name the raw file of a year."""
        return f"{self.file}_{year}.csv"


ITEMS = (
    Item("transparency_audit", "transparency", "ta", range(2012, 2018)),
    Item("information_requests", "accountability", "dai", range(2014, 2019)),
)

YEARS = range(2012, 2019)


def read_audit(content: bytes, year: int) -> dict[str, Row]:
    """Read the raw file of a year, by the code of the municipality; results have a point.

    Raises
    ------
    ValueError
        If a code occurs twice, a year is another one, or a result is not from 0 to 100.
    """
    old = not content.startswith(MARK)
    text = content.decode(BEFORE if old else "utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    found: dict[str, Row] = {}
    for row in rows:
        code, result = row["CodigoInstitucion"], row["Puntaje"].strip()
        result = result.replace(",", ".") if old else result
        if code in found or row["Ano"] != str(year):
            raise ValueError(f"{year}: unexpected row of {code}")
        if result and not 0 <= float(result) <= 100:
            raise ValueError(f"{year}: unexpected result {result!r} of {code}")
        found[code] = {"name": row["Nombre"], "result": result}
    return found


def commune_name(name: str) -> str:
    """Take the name of a commune from that of its municipality."""
    for prefix in PREFIXES:
        if name.startswith(prefix):
            return name.removeprefix(prefix).strip()
    raise ValueError(f"unexpected name {name!r}")


def match_codes(named: Mapping[str, Row], cities: Sequence[Row]) -> dict[str, str]:
    """Match the codes of the municipalities to the ids of the communes, by name without accents.

    Raises
    ------
    ValueError
        If a municipality or a commune is left over.
    """
    by_name = {key(city["name"]): city["id"] for city in cities}
    ids = {code: by_name.get(key(usual_name(commune_name(r["name"])))) for code, r in named.items()}
    wrong = [named[code]["name"] for code, found in ids.items() if found is None]
    left = set(by_name.values()) - set(ids.values())
    if wrong or left or len(ids) != len(cities):
        raise ValueError(f"not the same communes: {wrong}, {sorted(left)}")
    return {code: found for code, found in ids.items() if found is not None}


def usual_name(name: str) -> str:
    """Replace a name that the raw files alone have."""
    return RENAMED.get(fold(name), name)


def key(name: str) -> str:
    """Make names comparable: without accents, case and apostrophes."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


def find_other_names(audits: Mapping[str, Mapping[str, Row]], code: str) -> dict[str, str]:
    """List the names of a municipality that are not the usual one: of the last year, and before."""
    last = _renamed(audits[NAMED][code])
    before = {n for rows in audits.values() if code in rows for n in _renamed(rows[code])}
    return {
        "other_names": "; ".join(sorted(last)),
        "former_names": "; ".join(sorted(before - last)),
    }


def _renamed(row: Row) -> set[str]:
    """Get the name of a municipality in a raw file, if it is not the usual one."""
    name = commune_name(row["name"])
    written = name.title().replace(" De ", " de ").replace(" Y ", " y ")
    return {written} if fold(name) in RENAMED else set()


def build_series(raw_dir: Path) -> dict[int, dict[str, bytes]]:
    """Build every file of the study folders, by year and file name."""
    raw = {
        name: (raw_dir / name).read_bytes()
        for item in ITEMS
        for name in map(item.name_of, item.years)
    }
    audits = {name: read_audit(content, year_of(name)) for name, content in raw.items()}
    cities = read_rows(COMMUNES / "cities.csv")
    codes = match_codes(audits[NAMED], cities)
    if any(set(rows) - set(codes) for rows in audits.values()):
        raise ValueError("a municipality of another year is not among those of the last")
    names = {codes[code]: find_other_names(audits, code) for code in codes}
    described = [{**city, **names[city["id"]]} for city in cities]
    return {year: _build_year(year, raw, audits, codes, described) for year in YEARS}


def year_of(name: str) -> int:
    """Take the year from the name of a raw file."""
    return int(name.removesuffix(".csv").rpartition("_")[2])


def _build_year(
    year: int,
    raw: Mapping[str, bytes],
    audits: Mapping[str, Mapping[str, Row]],
    codes: Mapping[str, str],
    cities: Sequence[Mapping[str, object]],
) -> dict[str, bytes]:
    """Build the files of an edition, by name; the data package comes first."""
    items = [item for item in ITEMS if year in item.years]
    wording = read_wording(TEXTS / "wording.csv")
    questions = [
        describe_question(
            item, _dated(wording[item.id], year), f"Puntaje ({item.name_of(year)})", SCALE
        )
        for item in items
    ]
    by_city = {
        codes[code]: {item.id: _result(audits[item.name_of(year)].get(code)) for item in items}
        for code in codes
    }
    answers = [row for city in sorted(by_city) for row in list_answers(city, by_city[city])]
    tables = format_tables(questions, cities, answers)
    used = {item.name_of(year): raw[item.name_of(year)] for item in items}
    package = fill_package(_describe(year), tables, used)
    text = json.dumps(package, ensure_ascii=False, indent=2)
    return {"datapackage.json": f"{text}\n".encode(), **tables}


def _result(row: Row | None) -> str | None:
    """Get the result of an audit; None if there was none."""
    return (row or {}).get("result") or None


def _dated(texts: Row, year: int) -> dict[str, str]:
    """Fill in the year of texts."""
    return {name: text.replace("{year}", str(year)) for name, text in texts.items()}


def _describe(year: int) -> dict[str, Any]:
    """Describe an edition, without the sizes and checksums of its files."""
    text = (TEXTS / "description.json").read_text(encoding="utf-8")
    package: dict[str, Any] = json.loads(text.replace("{year}", str(year)))
    return {**package, "edition": year, "years": [year]}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the study folders."""
    parser = argparse.ArgumentParser(description=f"Build the series {SERIES} from its raw files.")
    parser.add_argument("raw_dir", type=Path, help="folder with the raw files")
    parser.add_argument("--out", type=Path, default=STUDIES)
    options = parser.parse_args(arguments)
    for year, files in build_series(options.raw_dir).items():
        for line in write_folder(options.out / f"{SERIES}-{year}", files):
            print(f"{year} {line}")


if __name__ == "__main__":
    main()
