"""What the tests of the interface share: the shipped study and pages made without a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from components.cache import KnownStudy
from components.i18n import Translator, translator
from components.page import Page
from components.theme import LIGHT
from components.view.view import View
from smartgov.model import Recommendation, Scores, Study
from smartgov.scoring.score import score
from smartgov.text import LANGUAGES, Language
from tests.conftest import SURVEY

MakePage = Callable[..., Page]


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
            known=KnownStudy(SURVEY, "", survey),
            study=of or survey,
            scores=score(of) if of else survey_scores,
            recommendations=recommendations,
        )

    return make
