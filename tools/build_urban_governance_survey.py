"""Build the study ``urban-governance-survey-2015`` from the files of the survey's website.

    python tools/build_urban_governance_survey.py RAW_DIR [--out data/studies/…]

The same raw files give the same bytes. What had to be settled on the way is in
``survey_answers`` (codes, boxes, double answers), ``survey_places`` (names, places,
populations) and, in words, in ``data/README.md``.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.survey_answers import ITEMS, Answers, Item, merge_answers, read_answers
from tools.survey_places import (
    Row,
    check_country_codes,
    choose_coordinates,
    choose_population,
    group_by_place,
    note_of,
    regions_of,
)

STUDY = "urban-governance-survey-2015"
ROOT = Path(__file__).resolve().parents[1]
TEXTS = Path(__file__).resolve().parent / "urban_governance_survey"

RESPONSES_FILE = "Survey81_Respondents-2.csv"
CITIES_FILE = "Surveydatawebsite_FINAL.csv"
CODES_FILE = "titles.json"

LANGUAGES = ("en", "es", "fr")
WORDING_COLUMNS = tuple(f"{kind}_{lang}" for kind in ("label", "text") for lang in LANGUAGES)
QUESTION_COLUMNS = (
    *("id", "dimension", "role", "type", "low", "high", "transform", "range", "direction"),
    *("weight", "unit", "source_item", "recommendations", *WORDING_COLUMNS),
)
CITY_COLUMNS = (
    *("id", "name", "country", "latitude", "longitude", "population", "population_year"),
    *("region", "subregion", "note"),
)
ANSWER_COLUMNS = ("city", "question", "value")


@dataclass(frozen=True)
class Place:
    """A city of the study and everything the raw files hold on it."""

    id: str
    name: str
    country: str
    remark: str
    published: Row
    responses: tuple[Row, ...]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as text, with or without a byte order mark."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def format_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    r"""Write rows as CSV: UTF-8 without byte order mark, ``\n`` newlines, None as blank."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8")


def join_places(
    responses: Iterable[Row], published: Iterable[Row], names: Iterable[Row]
) -> list[Place]:
    """Bring together, by the city file's name, what the three tables hold on each city.

    Raises
    ------
    ValueError
        Where the tables do not name the same cities, or a response is under a wrong name.
    """
    groups = group_by_place(responses)
    files = {row["Name"].strip(): row for row in published}
    settled = {row["source_name"]: row for row in names}
    if not set(groups) == set(files) == set(settled):
        differing = sorted((set(groups) ^ set(files)) | (set(files) ^ set(settled)))
        raise ValueError(f"not in all three tables: {differing}")
    check_country_codes(groups, {name: row["country"] for name, row in settled.items()})
    places = [
        Place(
            id=row["id"],
            name=row["name"],
            country=row["country"],
            remark=row["remark"],
            published=files[name],
            responses=tuple(groups[name]),
        )
        for name, row in settled.items()
    ]
    return sorted(places, key=lambda place: place.id)


def format_degrees(value: float) -> str:
    """Write degrees with up to five decimals (about one meter), without trailing zeros."""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def describe_city(place: Place) -> dict[str, object]:
    """Return the row of a city in ``cities.csv``."""
    latitude, longitude = choose_coordinates(place.id, place.published)
    population, year = choose_population(place.published["Population"], place.responses)
    region, subregion = regions_of(place.country)
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "latitude": format_degrees(latitude),
        "longitude": format_degrees(longitude),
        "population": population,
        "population_year": year,
        "region": region,
        "subregion": subregion,
        "note": note_of(place.id, place.remark, population),
    }


def describe_question(item: Item, wording: Row) -> dict[str, object]:
    """Return the row of a question in ``questions.csv``."""
    return {
        "id": item.id,
        "dimension": item.dimension,
        "role": item.role,
        "type": "yes_no",
        "low": 0,
        "high": 1,
        "transform": "",
        "range": "fixed",
        "direction": 1,
        "weight": 1,
        "unit": "",
        "source_item": item.column,
        "recommendations": item.recommendations,
        **{column: wording[column] for column in WORDING_COLUMNS},
    }


def list_answers(city: str, answers: Answers) -> list[dict[str, object]]:
    """Return the rows of a city in ``answers.csv``: only what was answered."""
    return [
        {"city": city, "question": question, "value": value}
        for question, value in answers.items()
        if value is not None
    ]


def hash_of(content: bytes) -> str:
    """Return the SHA-256 of a file in the form that Frictionless asks for."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def fill_package(
    package: dict[str, Any], tables: Mapping[str, bytes], raw: Mapping[str, bytes]
) -> dict[str, Any]:
    """Add to the package's words the sizes and hashes of its tables and of the raw files."""
    resources = [
        {
            **{key: value for key, value in resource.items() if key != "schema"},
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(tables[resource["path"]]),
            "hash": hash_of(tables[resource["path"]]),
            "schema": resource["schema"],
        }
        for resource in package["resources"]
    ]
    files = [{"path": name, "hash": hash_of(content)} for name, content in raw.items()]
    origin, *others = package["sources"]
    return {**package, "sources": [{**origin, "files": files}, *others], "resources": resources}


def build_tables(raw_dir: Path) -> dict[str, bytes]:
    """Return the three tables of the study by file name."""
    places = join_places(
        read_rows(raw_dir / RESPONSES_FILE),
        read_rows(raw_dir / CITIES_FILE),
        read_rows(TEXTS / "places.csv"),
    )
    wording = {row["id"]: row for row in read_rows(TEXTS / "wording.csv")}
    answers = [
        row
        for place in places
        for row in list_answers(place.id, merge_answers([read_answers(r) for r in place.responses]))
    ]
    questions = [describe_question(item, wording[item.id]) for item in ITEMS]
    return {
        "questions.csv": format_csv(QUESTION_COLUMNS, questions),
        "cities.csv": format_csv(CITY_COLUMNS, map(describe_city, places)),
        "answers.csv": format_csv(ANSWER_COLUMNS, answers),
    }


def build_study(raw_dir: Path) -> dict[str, bytes]:
    """Return every file of the study folder by file name."""
    tables = build_tables(raw_dir)
    names = (RESPONSES_FILE, CITIES_FILE, CODES_FILE)
    raw = {name: (raw_dir / name).read_bytes() for name in names}
    package = json.loads((TEXTS / "description.json").read_text(encoding="utf-8"))
    text = json.dumps(fill_package(package, tables, raw), ensure_ascii=False, indent=2)
    return {"datapackage.json": f"{text}\n".encode(), **tables}


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Build the study from the survey's raw files.")
    parser.add_argument("raw_dir", type=Path, help="folder with the three raw files")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "studies" / STUDY)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the study folder."""
    options = parse_arguments(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in build_study(options.raw_dir).items():
        (options.out / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")


if __name__ == "__main__":
    main()
