"""Tests of the published index used for validation: its tables are consistent."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from smartgov.text import LANGUAGES

DATA = Path(__file__).resolve().parents[2] / "data"
INDEX = DATA / "validation" / "technology-achievement-index"

#: Where the tables were taken from, as typed from the Handbook; not part of the project.
REFERENCE = DATA.parents[1] / "shared" / "reference" / "tai"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def typed(name: str) -> dict[str, dict[str, float]]:
    """Return a table of the reference as numbers, by row and column, in lower case."""
    path = REFERENCE / name
    if not path.exists():
        pytest.skip("the reference tables are not beside the project")
    return {
        row.pop(""): {column.lower(): float(cell) for column, cell in row.items()}
        for row in read(path)
    }


CITIES = read(INDEX / "cities.csv")
QUESTIONS = read(INDEX / "questions.csv")
ANSWERS = read(INDEX / "answers.csv")
FRAMEWORK = read(INDEX / "framework.csv")
RANKS = read(INDEX / "published_ranks.csv")
WEIGHTS = read(INDEX / "published_weights.csv")
ALPHAS = read(INDEX / "published_alpha.csv")

NAMES = {city["id"]: city["name"] for city in CITIES}
INDICATORS = [question["id"] for question in QUESTIONS]

#: Names that the Handbook writes otherwise.
PRINTED_NAMES = {"Korea, Republic of": "Korea, Rep. of"}


def row_of(table: dict[str, dict[str, float]], country: str) -> dict[str, float]:
    return table[PRINTED_NAMES.get(country, country)]


# --- the tables themselves ---------------------------------------------------------------------


def test_there_are_23_countries_and_8_indicators() -> None:
    assert len(NAMES) == len(CITIES) == 23
    assert len(set(INDICATORS)) == len(QUESTIONS) == 8
    assert [city["country"].lower() for city in CITIES] == [city["id"] for city in CITIES]


def test_every_country_has_every_indicator_once() -> None:
    pairs = [(answer["city"], answer["question"]) for answer in ANSWERS]
    assert sorted(pairs) == sorted((city, question) for city in NAMES for question in INDICATORS)
    assert all(float(answer["value"]) > 1 for answer in ANSWERS)


def test_every_indicator_is_a_dimension_of_the_one_pillar() -> None:
    pillar, *dimensions = FRAMEWORK
    assert pillar["parent"] == ""
    assert [row["id"] for row in dimensions] == INDICATORS
    assert {row["parent"] for row in dimensions} == {pillar["id"]}
    assert {row["weight"] for row in FRAMEWORK} == {"1"}
    assert [question["dimension"] for question in QUESTIONS] == INDICATORS


@pytest.mark.parametrize("column", ["equal_weights", "budget_allocation", "geometric"])
def test_published_ranks_are_each_place_once(column) -> None:
    assert {row["city"] for row in RANKS} == set(NAMES)
    assert sorted(int(row[column]) for row in RANKS) == list(range(1, 24))


def test_published_weights_sum_to_1_as_far_as_they_are_printed() -> None:
    assert [row["dimension"] for row in WEIGHTS] == INDICATORS
    assert sum(float(row["budget_allocation"]) for row in WEIGHTS) == pytest.approx(1, abs=0.011)


def test_published_alphas_are_of_the_indicators() -> None:
    assert [row["question"] for row in ALPHAS] == INDICATORS
    assert all(0.5 < float(row["alpha_if_deleted"]) < 0.8 for row in ALPHAS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_there_in_every_language(language) -> None:
    package = json.loads((INDEX / "datapackage.json").read_text(encoding="utf-8"))
    for field in ("title", "description", "caveat"):
        assert package[field][language].strip()
    assert all(row[f"label_{language}"].strip() for row in FRAMEWORK)
    assert all(row[f"text_{language}"].strip() for row in QUESTIONS)


# --- beside what they were taken from ----------------------------------------------------------


def test_answers_are_the_printed_ones() -> None:
    table = typed("tai_raw_23.csv")
    assert len(table) == 23
    for answer in ANSWERS:
        printed = row_of(table, NAMES[answer["city"]])[answer["question"]]
        assert float(answer["value"]) == printed, answer


def test_goalposts_are_those_of_the_report() -> None:
    table = {name.lower(): ends for name, ends in typed("tai_goalposts_HDR2001.csv").items()}
    ours = {q["id"]: {"lo": float(q["low"]), "hi": float(q["high"])} for q in QUESTIONS}
    assert ours.keys() == table.keys()
    for indicator, ends in table.items():
        assert ours[indicator] == pytest.approx(ends, rel=1e-12), indicator


@pytest.mark.parametrize(
    ("column", "printed"),
    [("equal_weights", "ew"), ("budget_allocation", "bap"), ("geometric", "gme")],
)
def test_ranks_are_the_printed_ones(column, printed) -> None:
    table = typed("tai_published_ranks_T23_T38.csv")
    ours = {row["city"]: float(row[column]) for row in RANKS}
    assert ours == {city: row_of(table, name)[printed] for city, name in NAMES.items()}


def test_weights_are_the_printed_ones() -> None:
    table = typed("tai_weights_T22.csv")
    ours = {row["dimension"]: float(row["budget_allocation"]) for row in WEIGHTS}
    assert ours == table["BAP"]


def test_alphas_are_the_printed_ones() -> None:
    table = typed("tai_cronbach_T11.csv")
    ours = {row["question"].upper(): float(row["alpha_if_deleted"]) for row in ALPHAS}
    assert ours == {name: row["alpha_if_deleted"] for name, row in table.items()}
