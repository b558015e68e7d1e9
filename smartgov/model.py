"""The data model: studies, the settings that score them, and their scores.

All objects are immutable. Wide frames are cities × questions with the index named ``city``; a
missing answer is NaN, never zero. Scores range from 0 to 100.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

import numpy as np
import pandas as pd

from smartgov.evidence import Evidence as Evidence
from smartgov.study_info import BASES as BASES
from smartgov.study_info import STATUSES as STATUSES
from smartgov.study_info import Basis as Basis
from smartgov.study_info import Break as Break
from smartgov.study_info import Source as Source
from smartgov.study_info import Status as Status
from smartgov.study_info import StudyInfo as StudyInfo
from smartgov.text import NO_WORDS, Language, Text
from smartgov.tree import Dimension as Dimension
from smartgov.tree import Framework as Framework
from smartgov.tree import Pillar as Pillar

Role = Literal["scored", "context", "barrier"]
QuestionType = Literal["yes_no", "scale", "number"]
Aggregation = Literal["arithmetic", "geometric"]

AGGREGATIONS: tuple[Aggregation, ...] = get_args(Aggregation)

#: JRC rule of thumb: no mean is published when less than 65 % of its weight was answered.
MIN_COVERAGE = 0.65

#: Upper limit of a weight. Weights are relative, so larger ones would only risk overflow.
MAX_WEIGHT = 1e6

#: The id of the visitor's city among the cities of a study.
OWN_ID = "own-city"


@dataclass(frozen=True)
class Question:
    """One question of a study and how its answer is converted to a score.

    ``low`` and ``high`` are the goalposts in the unit of the answer; with ``sample_range`` the
    observed minimum and maximum are used instead. ``direction`` is 1 if more is better and -1 if
    less is better. ``recommendations`` are the ids of the recommendations that the answer is
    evidence for. ``levels`` are the labels of a scale from ``low`` to ``high``; empty if none.
    ``wording`` is the version of its text: editions of a series are compared where it is the same.
    """

    id: str
    dimension: str | None
    role: Role
    type: QuestionType
    low: float
    high: float
    log10: bool
    sample_range: bool
    direction: int
    weight: float
    unit: str
    source_item: str
    recommendations: tuple[str, ...]
    label: Text
    text: Text
    levels: tuple[Text, ...] = ()
    wording: str = "1"


@dataclass(frozen=True)
class City:
    """A participating city; ``country`` is ISO 3166-1 alpha-2, regions are UN M49 codes.

    ``names`` are those that differ in a language; it is found by its ``other_names`` as well, and
    by its ``former_names``, those that it had in earlier editions.
    """

    id: str
    name: str
    country: str
    latitude: float | None
    longitude: float | None
    population: int | None
    population_year: int | None
    region: str
    subregion: str
    note: str
    names: Text = NO_WORDS
    other_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()

    def name_in(self, language: Language) -> str:
        """Get the name in a language."""
        return self.names.given(language) or self.name

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name of the city once, the usual one first."""
        others = (*self.names.words, *self.other_names, *self.former_names)
        return tuple(filter(None, dict.fromkeys((self.name, *others))))


@dataclass(frozen=True)
class Recommendation:
    """One recommendation of the Smart Cities Study and the dimensions that it addresses."""

    id: str
    pillar: str
    dimensions: tuple[str, ...]
    title: Text
    text: Text


@dataclass(frozen=True, eq=False)
class Study:
    """A validated study, ready to be scored.

    ``answers`` is a float frame, cities × questions of every role, in the order of ``cities``
    and ``questions``; NaN if a city did not answer. ``evidence`` is what stands behind an answer,
    by the ids of its city and question, where something was given; it is never scored.
    """

    info: StudyInfo
    framework: Framework
    questions: tuple[Question, ...]
    cities: tuple[City, ...]
    answers: pd.DataFrame
    evidence: Mapping[tuple[str, str], Evidence] = field(default_factory=dict)

    @cached_property
    def scored(self) -> tuple[Question, ...]:
        """The questions that count toward the score."""
        return tuple(question for question in self.questions if question.role == "scored")

    @cached_property
    def asked(self) -> tuple[Dimension, ...]:
        """The dimensions that have at least one scored question."""
        asked = {question.dimension for question in self.scored}
        return tuple(d for d in self.framework.dimensions if d.id in asked)

    @cached_property
    def not_asked(self) -> tuple[Dimension, ...]:
        """The dimensions without a scored question."""
        return tuple(d for d in self.framework.dimensions if d not in self.asked)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The ISO 3166-1 codes of the countries of the cities."""
        return frozenset(city.country for city in self.cities)

    @cached_property
    def city_by_id(self) -> dict[str, City]:
        """The cities by id."""
        return {city.id: city for city in self.cities}

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    def scored_in(self, dimension_id: str) -> tuple[Question, ...]:
        """Select the scored questions of one dimension."""
        return tuple(q for q in self.scored if q.dimension == dimension_id)

    def with_role(self, role: Role) -> tuple[Question, ...]:
        """Select the questions with one role, in order."""
        return tuple(q for q in self.questions if q.role == role)


@dataclass(frozen=True)
class Spec:
    """The scoring settings: weights, aggregation and minimum coverage.

    ``weights`` overrides the framework's weights of the pillars and dimensions that it names. A
    weight of 0 excludes a dimension.

    Raises
    ------
    ValueError
        If a weight is negative, not finite or above `MAX_WEIGHT`, the aggregation is unknown, or
        the minimum coverage is outside 0–1.
    """

    weights: tuple[tuple[str, float], ...] = ()
    aggregation: Aggregation = "arithmetic"
    min_coverage: float = MIN_COVERAGE

    def __post_init__(self) -> None:
        for node, weight in self.weights:
            if not 0 <= weight <= MAX_WEIGHT:
                raise ValueError(f"the weight of {node} must be 0 or a positive number")
        if self.aggregation not in AGGREGATIONS:
            raise ValueError(f"aggregation must be one of {', '.join(AGGREGATIONS)}")
        if not 0 <= self.min_coverage <= 1:
            raise ValueError("the minimum coverage must be between 0 and 1")

    def weights_in(self, framework: Framework) -> Mapping[str, float]:
        """Look up the weight of every pillar and dimension under this spec.

        Raises
        ------
        ValueError
            If a weight refers to a pillar or dimension that the framework does not have.
        """
        unknown = [node for node, _ in self.weights if node not in framework.weights]
        if unknown:
            raise ValueError(
                f"no pillar or dimension is called {', '.join(unknown)}; "
                f"there are {', '.join(framework.weights)}"
            )
        return {**framework.weights, **dict(self.weights)}


@dataclass(frozen=True, eq=False)
class Scores:
    """The scores of a study under a spec. Every frame is indexed by city.

    Attributes
    ----------
    normalized
        Cities × scored questions, 0–100.
    dimensions, pillars
        Cities × every dimension or pillar of the framework, 0–100; a column is all NaN if the
        study has no scored question for it.
    overall
        0–100; NaN if the coverage is too low.
    coverage
        Answered share of the total weight of scored questions, 0–1.
    rank
        1 is the highest score; ties share the smaller number; NaN where ``overall`` is NaN.
    """

    spec: Spec
    normalized: pd.DataFrame
    dimensions: pd.DataFrame
    pillars: pd.DataFrame
    overall: pd.Series
    coverage: pd.Series
    rank: pd.Series

    @cached_property
    def ranked(self) -> int:
        """Number of cities that have a rank."""
        return int(self.rank.notna().sum())

    def profile(self, city_id: str) -> dict[str, float]:
        """Look up the score of a city in each dimension, as plain numbers by their ids."""
        return _row(self.dimensions, city_id)

    def normalized_of(self, city_id: str) -> dict[str, float]:
        """Look up the normalized answers of a city, as plain numbers by the ids of questions."""
        return _row(self.normalized, city_id)

    def measure(self, measure: str) -> pd.Series:
        """Select one column of scores: ``overall``, a pillar id or a dimension id.

        Raises
        ------
        KeyError
            If ``measure`` is any other name.
        """
        if measure == "overall":
            return self.overall
        return (self.pillars if measure in self.pillars else self.dimensions)[measure]


def columns_of(table: pd.DataFrame, names: Iterable[str]) -> np.ndarray:
    """Look up columns of numbers as an array, many times faster than as a table of pandas."""
    values: np.ndarray = table.to_numpy(dtype=float)
    return values.T[[table.columns.get_loc(name) for name in names]].T


def _row(table: pd.DataFrame, name: str) -> dict[str, float]:
    """Look up a row of numbers as a dictionary, many times faster than as a series of pandas."""
    row = table.to_numpy()[table.index.get_loc(name)]
    return dict(zip(table.columns, row.tolist(), strict=True))
