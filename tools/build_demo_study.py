"""Build the demonstration, in two editions: invented respondents, invented answers.

    python tools/build_demo_study.py [--out data/studies]

Nothing in it is true of any real city, and every view says so. The random seed is fixed, so the
output is always the same. The answers of a respondent depend on its overall level, the usual level
of the dimension, its own strengths, the question, and chance. Those of the edition before are the
same, some of them a step lower or higher.
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
    format_csv,
    format_tables,
    list_answers,
    read_raw,
    read_rows,
    write_folder,
)

STUDY, EARLIER = "smart-cities-study-2019-demo", "smart-cities-study-2017-demo"
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


#: Share of the answers of the edition before that were a step lower, and a step higher.
LOWER, HIGHER = 0.32, 0.1

#: What the edition before did not have: respondents that took part later, and a question. One was
#: worded otherwise. None of them is compared.
LATER, NOT_ASKED, REWORDED = ("5", "23"), "simulation", "scenarios"

#: The respondents with evidence behind their answers, the share of answers that have some, and of
#: those with a link and with a verification; and the notes.
VOUCHED = ("demo-01", "demo-07", "demo-12", "demo-18")
SHOWN, LINKED, VERIFIED = 0.35, 0.25, 0.12
NOTES = (
    "Invented: the council adopted a resolution.",
    "Invented: published in the annual report.",
    "Invented: a unit of the administration is in charge.",
)


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
        "population_year": place.get("year", "2019"),
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


def invent_earlier(answers: np.ndarray, questions: Sequence[Row]) -> np.ndarray:
    """Generate the answers of the edition before from those of the later one, in the same shape."""
    random = np.random.default_rng(SEED + 1)
    draw, blank = random.random(answers.shape), random.random(answers.shape) < BLANK
    step = np.where(draw < LOWER, -1, np.where(draw > 1 - HIGHER, 1, 0))
    most = [len(STEPS) if question["role"] == "scored" else 1 for question in questions]
    earlier: np.ndarray = np.clip(answers + step, 0, most)
    earlier[blank] = np.nan
    return earlier


def invent_evidence(rows: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """Add invented evidence, marked as such, to some answers of the respondents in `VOUCHED`."""
    random = np.random.default_rng(SEED + 2)
    made = []
    for row in rows:
        draw = float(random.random())
        if not str(row["city"]).startswith(VOUCHED) or not row["value"] or draw > SHOWN:
            made.append(row)
            continue
        evidence = {"note": NOTES[len(made) % len(NOTES)]}
        if draw < LINKED:
            evidence["link"] = f"https://example.org/invented/{row['question']}"
        if draw < VERIFIED:
            evidence |= {"verified_by": "Invented reviewer", "verified_on": "2019-10"}
        made.append({**row, **evidence})
    return made


def build() -> dict[str, dict[str, bytes]]:
    """Build every file of the study folders, by study and name.

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
    package = TEXTS / "description.json"
    raw = read_raw(TEXTS, [PLACES.name])
    asked = QUESTIONS.read_bytes()
    tables = format_tables(
        asked, map(describe_city, places), invent_evidence(_rows(places, questions, answers))
    )
    earlier, given = _earlier(places, questions, invent_earlier(answers, questions))
    rows = _rows(earlier, questions, given)
    before = format_tables(_earlier_questions(questions), map(describe_city, earlier), rows)
    return {
        STUDY: build_folder(package, tables, raw),
        EARLIER: build_folder(TEXTS / "description_2017.json", before, raw),
    }


def _earlier(
    places: Sequence[Row], questions: Sequence[Row], answers: np.ndarray
) -> tuple[Sequence[Row], np.ndarray]:
    """Leave out the respondents and the question that the edition before did not have."""
    took_part = [at for at, place in enumerate(places) if place["number"] not in LATER]
    given = answers[took_part]
    given[:, [at for at, q in enumerate(questions) if q["id"] == NOT_ASKED]] = np.nan
    return [{**places[at], "year": "2017"} for at in took_part], given


def _earlier_questions(questions: Sequence[Row]) -> bytes:
    """Format the questions of the edition before, with the version of their wording."""
    rows = [
        {**question, "wording": "0" if question["id"] == REWORDED else ""}
        for question in questions
        if question["id"] != NOT_ASKED
    ]
    return format_csv(list(rows[0]), rows)


def _rows(
    places: Sequence[Row], questions: Sequence[Row], answers: np.ndarray
) -> list[dict[str, object]]:
    """Build the rows of answers of an edition."""
    return [
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


def main() -> None:
    """Build the editions and print the files that were written."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--out", type=Path, default=STUDIES)
    out = parser.parse_args().out
    for study, files in build().items():
        print("\n".join(f"{study} {line}" for line in write_folder(out / study, files)))


if __name__ == "__main__":
    main()
