"""Build ``data/practice_cities.csv``: the cities of ``data/practices.csv``, with their places.

    python tools/build_practice_cities.py [--out data/practice_cities.csv]

A city of the survey of 2014–15 is taken from there, so that it has the same id, names, point and
population. The others are looked up in the gazetteer, by the names below. For a practice of another
city, add it to `OTHERS`.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from smartgov.paths import PRACTICE_CITIES_FILE, PRACTICES_FILE
from smartgov.places.gazetteer import find_places
from smartgov.study.catalog import STUDIES
from tools.study_folder import CITY_COLUMNS

SURVEY = STUDIES / "urban-governance-survey-2015" / "cities.csv"

COLUMNS = tuple(column for column in CITY_COLUMNS if column not in ("note", "former_names"))

#: The other cities by id: country, and names in English, Spanish and French. The most populous
#: place of a name is meant, which for Naga is the one in Camarines Sur.
OTHERS = {
    "accra": ("GH", "Accra", "Acra", ""),
    "bogota": ("CO", "Bogotá", "", "Bogota"),
    "boston": ("US", "Boston", "", ""),
    "buenos-aires": ("AR", "Buenos Aires", "", ""),
    "cape-town": ("ZA", "Cape Town", "Ciudad del Cabo", "Le Cap"),
    "chicago": ("US", "Chicago", "", ""),
    "fort-collins": ("US", "Fort Collins", "", ""),
    "helsinki": ("FI", "Helsinki", "", ""),
    "medellin": ("CO", "Medellín", "", "Medellin"),
    "naga": ("PH", "Naga", "", ""),
    "nairobi": ("KE", "Nairobi", "", ""),
    "paris": ("FR", "Paris", "París", ""),
    "pune": ("IN", "Pune", "", ""),
    "reykjavik": ("IS", "Reykjavik", "Reikiavik", ""),
    "rosario": ("AR", "Rosario", "", ""),
    "sao-paulo": ("BR", "São Paulo", "", ""),
    "seoul": ("KR", "Seoul", "Seúl", "Séoul"),
    "taipei": ("TW", "Taipei", "Taipéi", ""),
    "wellington": ("NZ", "Wellington", "", ""),
}

#: Cities whose population in the gazetteer is that of the region around them: it stays blank.
OF_THE_REGION = ("taipei", "wellington")

Row = dict[str, str]


def build_rows(ids: Sequence[str]) -> list[Row]:
    """Collect the rows of cities, by id."""
    survey = {row["id"]: row for row in _read(SURVEY)}
    return [_row_of_survey(survey[one]) if one in survey else _row_of_place(one) for one in ids]


def _row_of_survey(row: Mapping[str, str]) -> Row:
    return {column: row[column] for column in COLUMNS}


def _row_of_place(city: str) -> Row:
    country, name, spanish, french = OTHERS[city]
    place = find_places(name, country)[0]
    known = place.population is not None and city not in OF_THE_REGION
    return {
        "id": city,
        "name": name,
        "name_es": spanish,
        "name_fr": french,
        "other_names": "",
        "country": country,
        "latitude": f"{place.latitude:g}",
        "longitude": f"{place.longitude:g}",
        "population": str(place.population) if known else "",
        "population_year": "",
        "region": place.region,
        "subregion": place.subregion,
    }


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the table and print how many cities it has."""
    parser = argparse.ArgumentParser(description="Build the cities of the practices.")
    parser.add_argument("--out", type=Path, default=PRACTICE_CITIES_FILE)
    path: Path = parser.parse_args(arguments).out
    rows = build_rows(sorted({row["city"] for row in _read(PRACTICES_FILE)}))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} cities")


if __name__ == "__main__":
    main()
