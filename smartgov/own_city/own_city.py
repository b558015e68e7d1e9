"""A visitor's own city, and how it is added to a study.

It is stored only in a link (`link`) or a file (`file`).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from smartgov.model import OWN_ID, City, Question, Study
from smartgov.numbers import comma_to_point
from smartgov.places.countries import COUNTRIES
from smartgov.places.regions import part_of_country, regions_of
from smartgov.scoring.normalize import goalposts
from smartgov.study.allowed import can_enter

#: Maximum length of a name, in characters.
MAX_NAME = 60

#: Decimal places of coordinates, a precision of about a meter; and the maximum population.
PLACE_DIGITS, MAX_POPULATION = 5, 100_000_000


_WEB = re.compile(r"\bwww\.", re.IGNORECASE)
_SIGNS_OF_NAMES = frozenset(" '\u2018\u2019.,-\u2010\u2011\u2013/()&\u00b7\u200c\u200d")


_DEGREES = r"([+-]?\d{1,3}(?:[.,]\d{1,15})?)\s*+\N{DEGREE SIGN}?"
_COORDINATES = re.compile(rf"{_DEGREES}[\s,;]*+(?<=[\s,;]){_DEGREES}")


@dataclass(frozen=True)
class OwnCity:
    """A city as entered by a visitor; a blank name or country is unknown.

    ``answers`` maps questions to values, with None for "don't know"; skipped questions are
    omitted. Coordinates are rounded to about a meter.

    Raises
    ------
    ValueError
        If `clean_name` would change the name, the country is unknown, the coordinates are invalid
        or not a pair, the population is negative or too large, or an answer is not a
        finite number.
    """

    name: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    answers: Mapping[str, float | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.name != clean_name(self.name):
            raise ValueError("the name contains invalid characters or is too long")
        if self.country and self.country not in COUNTRIES:
            raise ValueError(f"{self.country} is not a country")
        if not are_valid_coordinates(self.latitude, self.longitude):
            raise ValueError("the coordinates are not valid")
        if self.population is not None and not 0 <= self.population <= MAX_POPULATION:
            raise ValueError(f"the population must be between 0 and {MAX_POPULATION}")
        if any(v is not None and not math.isfinite(v) for v in self.answers.values()):
            raise ValueError("an answer is not a finite number")
        if self.latitude is not None and self.longitude is not None:
            object.__setattr__(self, "latitude", round(float(self.latitude), PLACE_DIGITS))
            object.__setattr__(self, "longitude", round(float(self.longitude), PLACE_DIGITS))

    @property
    def blank(self) -> bool:
        """Whether nothing has been entered."""
        return self == OwnCity()

    @property
    def answered(self) -> int:
        """Number of questions with an answer other than "don't know"."""
        return sum(value is not None for value in self.answers.values())


def clean_name(text: str) -> str:
    """Clean the name of a city: keep only letters, digits and signs that occur in names.

    Names come from links that anyone can write, and are inserted into HTML, Markdown, charts and
    spreadsheets. Signs with a special meaning there are therefore removed, and so is what would
    turn a word into a web address.
    """
    text = unicodedata.normalize("NFC", text[: 4 * MAX_NAME])
    kept = "".join(
        c if unicodedata.category(c)[0] in "LMN" or c in _SIGNS_OF_NAMES else " " for c in text
    )
    kept = _WEB.sub("", kept)
    return " ".join(kept.split())[:MAX_NAME].strip()


def are_valid_coordinates(latitude: float | None, longitude: float | None) -> bool:
    """Check whether coordinates are valid: within range, or both None."""
    if latitude is None or longitude is None:
        return latitude is longitude
    return -90 <= latitude <= 90 and -180 <= longitude <= 180


def parse_coordinates(text: str) -> tuple[float, float] | None:
    """Parse latitude and longitude from text such as "43.2627, -2.9253"; None if invalid.

    Decimal commas, a semicolon or space as the separator, and the minus sign U+2212 are accepted.
    """
    match = _COORDINATES.fullmatch(text.strip().replace("\N{MINUS SIGN}", "-"))
    if match is None:
        return None
    latitude, longitude = (float(comma_to_point(part)) for part in match.groups())
    return (latitude, longitude) if are_valid_coordinates(latitude, longitude) else None


def add_own_city(study: Study, own: OwnCity, name: str = "") -> Study:
    """Create a copy of a study with the visitor's city added, under ``name`` or its own name.

    The scores of other cities do not change: for questions scored by the sample range, the range
    is fixed to that of the study.

    Raises
    ------
    ValueError
        If the study has a city with the reserved id, or an answer is not to a scored question or
        is not allowed.
    """
    if OWN_ID in study.city_by_id:
        raise ValueError(f"the id {OWN_ID} is reserved")
    check_answers(study, own)
    region, subregion = regions_of(own.country)
    if any(part_of_country(city.region) for city in study.cities):
        region = ""  # the study uses the regions of one country, and the city's is unknown
    city = City(
        OWN_ID,
        name or own.name,
        own.country,
        own.latitude,
        own.longitude,
        own.population,
        None,
        region,
        subregion,
        "",
    )
    answers = study.answers.reindex(pd.Index([*study.answers.index, OWN_ID], name="city"))
    for question, value in own.answers.items():
        answers.loc[OWN_ID, question] = math.nan if value is None else value
    return replace(
        study,
        questions=tuple(_with_fixed_range(study, q) for q in study.questions),
        cities=(*study.cities, city),
        answers=answers,
    )


def check_answers(study: Study, own: OwnCity) -> None:
    """Raise ValueError if an answer is not to a scored question, or is not allowed."""
    scored = {question.id: question for question in study.scored}
    for question, value in own.answers.items():
        if question not in scored:
            raise ValueError(f"{question} is not a scored question of {study.info.id}")
        if value is not None and not can_enter(scored[question], value):
            raise ValueError(f"{value} cannot be an answer to {question}")


def _with_fixed_range(study: Study, question: Question) -> Question:
    """Fix the goalposts of a question to the range of the study's own cities."""
    if not question.sample_range:
        return question
    low, high = goalposts(question, study.answers[question.id].to_numpy(dtype=float))
    return replace(question, low=low, high=high, sample_range=False)
