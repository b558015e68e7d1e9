"""Build the study ``smart-cities-study-2019-demo``: invented respondents, invented answers.

    python tools/build_demo_study.py [--out data/studies/…]

Nothing in it is true of any real city, and every view says so. The random seed is fixed, so the
output is always the same. The answers of a respondent depend on its overall level, the usual level
of the dimension, its own strengths, the question, and chance.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from smartgov.places.regions import regions_of
from smartgov.study.questionnaire import QUESTIONNAIRES
from tools.demo_places import Point, check_point
from tools.study_folder import (
    STUDIES,
    Row,
    build_folder,
    format_tables,
    list_answers,
    read_raw,
    read_rows,
    write_folder,
)

STUDY = "smart-cities-study-2019-demo"
TEXTS = Path(__file__).resolve().parent / "demo_study"
PLACES = TEXTS / "places.csv"
QUESTIONS = QUESTIONNAIRES / "smart-governance" / "questions.csv"

SEED = 2019

#: Mean level of each dimension, in standard deviations: cities plan more than they look ahead.
STRENGTH = {
    "transparency": 0.7,
    "accountability": 0.0,
    "participation": 0.3,
    "collaboration": 0.4,
    "open_data": 0.1,
    "strategic_planning": 0.9,
    "evaluation": -0.4,
    "foresight": -0.7,
    "advanced_analytics": -0.6,
}

#: Standard deviations of the level between respondents, of their own strengths, between questions,
#: and of chance; SIZE is the increase in level for ten times the population.
CITY, OWN_STRENGTH, QUESTION, CHANCE, SIZE = 0.65, 0.5, 0.35, 0.55, 0.35

#: Lower bounds of the answers 1 planned, 2 pilot, 3 in place, 4 in place and evaluated.
STEPS = (-1.1, -0.4, 0.3, 1.3)

#: Share of answers left blank at random.
BLANK = 0.03

#: Share of "yes" answers to each question that is not scored.
YES = {
    "governance_lead": 0.45,
    "metropolitan_area": 0.5,
    "barrier_funding": 0.7,
    "barrier_skills": 0.6,
    "barrier_data": 0.55,
    "barrier_law": 0.35,
    "barrier_terms": 0.4,
    "barrier_digital_divide": 0.45,
}

#: Respondents with deliberate gaps: one answers too little of a dimension to have a score in it,
#: one too little of a whole pillar to be ranked. The numbers count the answered questions.
GAPS: dict[str, dict[str, int]] = {
    "11": {"foresight": 2},
    "19": {"evaluation": 1, "foresight": 0, "advanced_analytics": 2},
}


def name_of(place: Row) -> str:
    """Format the name of a respondent so that nobody mistakes it for a city's."""
    return f"Demo {int(place['number']):02d}, {place['world_region']}"


def id_of(place: Row) -> str:
    """Make the id of a respondent from its name."""
    return name_of(place).lower().replace(",", "").replace(" ", "-")


def describe_city(place: Row) -> dict[str, str]:
    """Build the row of a respondent in ``cities.csv``."""
    region, subregion = regions_of(place["country"])
    return {
        "id": id_of(place),
        "name": name_of(place),
        "country": place["country"],
        "latitude": place["latitude"],
        "longitude": place["longitude"],
        "population": place["population"],
        "population_year": "2019",
        "region": region,
        "subregion": subregion,
        "note": "fictional respondent at an uninhabited point",
    }


def check_places(places: Sequence[Row]) -> list[str]:
    """List the rules that the respondents' points break, one per line."""
    points = [Point(p["country"], float(p["latitude"]), float(p["longitude"])) for p in places]
    return [
        f"{name_of(place)}: {broken}"
        for place, point in zip(places, points, strict=True)
        for broken in check_point(point)
    ]


def invent_answers(places: Sequence[Row], questions: Sequence[Row]) -> np.ndarray:
    """Generate answers, respondents × questions: the step, or 1 and 0; NaN if left blank."""
    random = np.random.default_rng(SEED)
    population = np.array([float(place["population"]) for place in places])
    size = SIZE * (np.log10(population) - np.log10(population).mean())
    city = size + random.normal(0, CITY, len(places))
    dimensions = list(STRENGTH)
    own = random.normal(0, OWN_STRENGTH, (len(places), len(dimensions)))
    shape = (len(places), len(questions))
    asked = random.normal(0, QUESTION, len(questions))
    chance, draw, blank = (
        random.normal(0, CHANCE, shape),
        random.random(shape),
        random.random(shape) < BLANK,
    )
    answers = np.full(shape, np.nan)
    for at, question in enumerate(questions):
        if question["role"] == "scored":
            number = dimensions.index(question["dimension"])
            level = city + STRENGTH[question["dimension"]] + own[:, number] + asked[at]
            answers[:, at] = np.searchsorted(STEPS, level + chance[:, at])
        else:
            answers[:, at] = draw[:, at] < YES[question["id"]]
    answers[blank] = np.nan
    return leave_gaps(answers, places, questions)


def leave_gaps(answers: np.ndarray, places: Sequence[Row], questions: Sequence[Row]) -> np.ndarray:
    """Remove the answers listed in `GAPS`."""
    kept = answers.copy()
    for row, place in enumerate(places):
        for dimension, answered in GAPS.get(place["number"], {}).items():
            columns = [
                at
                for at, question in enumerate(questions)
                if (question["dimension"], question["role"]) == (dimension, "scored")
            ]
            kept[row, columns[answered:]] = np.nan
    return kept


def build() -> dict[str, bytes]:
    """Build every file of the study folder, by name.

    Raises
    ------
    ValueError
        If a respondent's point breaks a rule.
    """
    places, questions = read_rows(PLACES), read_rows(QUESTIONS)
    wrong = check_places(places)
    if wrong:
        raise ValueError("\n".join(wrong))
    answers = invent_answers(places, questions)
    rows = [
        row
        for place, given in zip(places, answers, strict=True)
        for row in list_answers(
            id_of(place),
            {
                question["id"]: None if np.isnan(value) else int(value)
                for question, value in zip(questions, given, strict=True)
            },
        )
    ]
    tables = format_tables(QUESTIONS.read_bytes(), map(describe_city, places), rows)
    return build_folder(TEXTS / "description.json", tables, read_raw(TEXTS, [PLACES.name]))


def main() -> None:
    """Build the study and print the files that were written."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--out", type=Path, default=STUDIES / STUDY)
    out = parser.parse_args().out
    print("\n".join(write_folder(out, build())))


if __name__ == "__main__":
    main()
