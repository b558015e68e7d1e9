"""Load or create the studies for the benchmarks: the survey, and made-up ones of any size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from smartgov.model import Study
from smartgov.study.catalog import STUDIES
from smartgov.study.load import load_study

#: Share of blank answers in a made-up study.
BLANK = 0.1


def read_survey() -> Study:
    """Load the survey of 78 cities."""
    study = load_study(STUDIES / "urban-governance-survey-2015").study
    if study is None:
        raise ValueError("the survey does not load")
    return study


def make_study(cities: int, questions: int) -> Study:
    """Create a study of random answers, its questions spread over the nine dimensions."""
    survey = read_survey()
    dimensions = survey.framework.dimensions
    asked = [
        replace(
            survey.scored[0],
            id=f"question_{n}",
            dimension=dimensions[n % len(dimensions)].id,
            type="number",
            low=0.0,
            high=100.0,
        )
        for n in range(questions)
    ]
    generator = np.random.default_rng(2019)
    values = generator.uniform(0, 100, (cities, questions))
    values[generator.random(values.shape) < BLANK] = np.nan
    units = tuple(replace(survey.cities[0], id=f"city_{n}") for n in range(cities))
    answers = pd.DataFrame(
        values,
        index=pd.Index([city.id for city in units], name="city"),
        columns=[question.id for question in asked],
    )
    return replace(survey, questions=tuple(asked), cities=units, answers=answers)
