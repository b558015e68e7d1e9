"""What the tests of the interface share: the shipped study and pages made without a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from components.i18n import Translator, translator
from components.page import Page
from components.theme import LIGHT
from components.view.view import View
from smartgov.model import Recommendation, Scores, Study
from smartgov.scoring.score import score
from smartgov.study.catalog import STUDIES
from smartgov.study.framework import read_recommendations
from smartgov.study.load import LoadedStudy, load_study
from smartgov.text import LANGUAGES, Language

SURVEY = STUDIES / "urban-governance-survey-2015"

MakePage = Callable[..., Page]


@pytest.fixture(scope="session")
def survey() -> Study:
    """Return the survey that the project ships. Nothing may write into it."""
    study = load_study(SURVEY).study
    assert study is not None
    return study


@pytest.fixture(scope="session")
def survey_scores(survey: Study) -> Scores:
    """Return the scores of the survey with nothing chosen."""
    return score(survey)


@pytest.fixture(scope="session")
def recommendations() -> tuple[Recommendation, ...]:
    """Return the seven recommendations."""
    return read_recommendations()


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    """Return the translator of each language in turn."""
    return translator(request.param)


@pytest.fixture
def make_page(
    survey: Study, survey_scores: Scores, recommendations: tuple[Recommendation, ...]
) -> MakePage:
    """Return a function that makes the page of a view; of the survey, unless another is given."""

    def make(language: Language = "en", of: Study | None = None, **chosen: Any) -> Page:
        return Page(
            slug="",
            view=View(**chosen),
            t=translator(language),
            theme=LIGHT,
            known=LoadedStudy(SURVEY.name, survey),
            study=of or survey,
            scores=score(of) if of else survey_scores,
            recommendations=recommendations,
        )

    return make
