"""A visitor's own city: what was entered, and the city as one more unit of a study.

It is kept in a link (`own_link`) or in a file (`own_files`), and nowhere else.
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

#: The longest name, in characters.
MAX_NAME = 60

#: Coordinates are kept to a meter, populations to a hundred million.
PLACE_DIGITS, MAX_POPULATION = 5, 100_000_000


_SIGNS_OF_NAMES = frozenset(" '\u2018\u2019.,-\u2010\u2011\u2013/()&\u00b7\u200c\u200d")


@dataclass(frozen=True)
class OwnCity:
    """A city as a visitor entered it; a blank name or country is not known.

    ``answers`` holds a value for each question that was answered, and None for "don't know". A
    question that is left out was skipped. Coordinates are rounded to about a meter.

    Raises
    ------
    ValueError
        For a name that `clean_name` would change, an unknown country, coordinates that are not
        on Earth or not a pair, a population below 0 or too large, or an answer that is not a
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
            raise ValueError("the name has signs that no name has")
        if self.country and self.country not in COUNTRIES:
            raise ValueError(f"{self.country} is not a country")
        if not is_on_earth(self.latitude, self.longitude):
            raise ValueError("the coordinates are not a place on Earth")
        if self.population is not None and not 0 <= self.population <= MAX_POPULATION:
            raise ValueError("no city has such a population")
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
        """How many questions have an answer other than "don't know"."""
        return sum(value is not None for value in self.answers.values())


def clean_name(text: str) -> str:
    """Return what can be the name of a city: letters, digits and the signs that names have.

    A name comes with a link that anyone can write, and goes into HTML, Markdown, charts and
    spreadsheets: signs that mean something there are left out, and so is what makes a word an
    address.
    """
    text = unicodedata.normalize("NFC", text[: 4 * MAX_NAME])
    kept = "".join(
        c if unicodedata.category(c)[0] in "LMN" or c in _SIGNS_OF_NAMES else " " for c in text
    )
    kept = re.sub(r"(?i)\bwww\.", "", kept)
    return " ".join(kept.split())[:MAX_NAME].strip()


def is_on_earth(latitude: float | None, longitude: float | None) -> bool:
    """Whether coordinates are a place on Earth, or none at all."""
    if latitude is None or longitude is None:
        return latitude is longitude
    return -90 <= latitude <= 90 and -180 <= longitude <= 180


def parse_coordinates(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude of "43.2627, -2.9253"; None where the text is no place.

    Decimal commas and a semicolon or a space between the two will do, a true minus as well.
    """
    number = r"([+-]?\d{1,3}(?:[.,]\d{1,15})?)\s*\N{DEGREE SIGN}?"
    match = re.fullmatch(rf"{number}[\s,;]+{number}", text.strip().replace("\N{MINUS SIGN}", "-"))
    if match is None:
        return None
    latitude, longitude = (float(comma_to_point(part)) for part in match.groups())
    return (latitude, longitude) if is_on_earth(latitude, longitude) else None


def add_own_city(study: Study, own: OwnCity, name: str = "") -> Study:
    """Return the study with the visitor's city as one more unit, called ``name`` or by its own.

    Nobody else's score moves: where a question is scored by the range of the sample, the range
    stays that of the study. The study itself is left alone.

    Raises
    ------
    ValueError
        Where the study has a city of the reserved id, or an answer is to no scored question or
        not possible.
    """
    if OWN_ID in study.city_by_id:
        raise ValueError(f"the id {OWN_ID} is reserved")
    check_answers(study, own)
    region, subregion = regions_of(own.country)
    if any(part_of_country(city.region) for city in study.cities):
        region = ""  # one of the country's own, and which one is not known
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
    """Raise ValueError for an answer to no scored question, or one that is not possible."""
    scored = {question.id: question for question in study.scored}
    for question, value in own.answers.items():
        if question not in scored:
            raise ValueError(f"{question} is not a scored question of {study.info.id}")
        if value is not None and not can_enter(scored[question], value):
            raise ValueError(f"{value} cannot be an answer to {question}")


def _with_fixed_range(study: Study, question: Question) -> Question:
    """Return a question with the range of the study's own cities as its goalposts."""
    if not question.sample_range:
        return question
    low, high = goalposts(question, study.answers[question.id].to_numpy(dtype=float))
    return replace(question, low=low, high=high, sample_range=False)
