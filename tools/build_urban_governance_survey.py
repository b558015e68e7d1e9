"""Build the study ``urban-governance-survey-2015`` from the files of the survey's website.

    python tools/build_urban_governance_survey.py RAW_DIR [--out data/studies/…]

The build is reproducible: the same raw files give the same bytes. Decisions about the data are in
``survey_answers`` (codes, boxes, double answers) and ``survey_places`` (names, places,
populations), and explained in ``data/README.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from smartgov.text import text_columns
from tools.study_folder import (
    build_folder,
    describe_question,
    format_degrees,
    format_tables,
    list_answers,
    read_raw,
    read_rows,
    read_wording,
    run_builder,
)
from tools.survey_answers import ITEMS, merge_answers, read_answers
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
TEXTS = Path(__file__).resolve().parent / "urban_governance_survey"

RESPONSES_FILE = "Survey81_Respondents-2.csv"
CITIES_FILE = "Surveydatawebsite_FINAL.csv"
CODES_FILE = "titles.json"

#: The columns of ``places.csv`` with the names of a city besides the usual one.
NAME_COLUMNS = (*text_columns("name")[1:], "other_names")


@dataclass(frozen=True)
class Place:
    """A city of the study and its rows in the raw files."""

    id: str
    name: str
    country: str
    remark: str
    names: Row
    published: Row
    responses: tuple[Row, ...]


def match_places(
    responses: Iterable[Row], published: Iterable[Row], names: Iterable[Row]
) -> list[Place]:
    """Combine the rows of each city from the three tables, by its name in the city file.

    Raises
    ------
    ValueError
        If the tables do not contain the same cities, or a response is under a wrong name.
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
            names={column: row[column] for column in NAME_COLUMNS},
            published=files[name],
            responses=tuple(groups[name]),
        )
        for name, row in settled.items()
    ]
    return sorted(places, key=lambda place: place.id)


def describe_city(place: Place) -> dict[str, object]:
    """Build the row of a city in ``cities.csv``."""
    latitude, longitude = choose_coordinates(place.id, place.published)
    population, year = choose_population(place.published["Population"], place.responses)
    region, subregion = regions_of(place.country)
    return {
        "id": place.id,
        "name": place.name,
        **place.names,
        "country": place.country,
        "latitude": format_degrees(latitude),
        "longitude": format_degrees(longitude),
        "population": population,
        "population_year": year,
        "region": region,
        "subregion": subregion,
        "note": note_of(place.id, place.remark, population),
    }


def build_tables(raw_dir: Path) -> dict[str, bytes]:
    """Build the three tables of the study, by file name."""
    places = match_places(
        read_rows(raw_dir / RESPONSES_FILE),
        read_rows(raw_dir / CITIES_FILE),
        read_rows(TEXTS / "places.csv"),
    )
    wording = read_wording(TEXTS / "wording.csv")
    questions = (describe_question(item, wording[item.id], item.column) for item in ITEMS)
    answers = (
        row
        for place in places
        for row in list_answers(place.id, merge_answers([read_answers(r) for r in place.responses]))
    )
    return format_tables(questions, map(describe_city, places), answers)


def build_study(raw_dir: Path) -> dict[str, bytes]:
    """Build every file of the study folder, by file name."""
    raw = read_raw(raw_dir, (RESPONSES_FILE, CITIES_FILE, CODES_FILE))
    return build_folder(TEXTS / "description.json", build_tables(raw_dir), raw)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the study folder."""
    run_builder(build_study, STUDY, arguments)


if __name__ == "__main__":
    main()
