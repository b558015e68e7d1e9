"""Editions for tests: of the survey, of the demonstration, and of a study made by hand."""

from __future__ import annotations

import pytest

from components.publish.site.edition import Edition
from components.publish.site.sheet import Sheet
from components.publish.site.site_address import Address
from smartgov.model import Scores, Spec, Study
from smartgov.scoring.score import score
from smartgov.study.load import LoadedStudy
from tests.conftest import SURVEY, load_shipped

DEMONSTRATION = "smart-cities-study-2019-demo"


@pytest.fixture(scope="session")
def edition(survey: Study, survey_scores: Scores) -> Edition:
    """Return the edition of the survey."""
    return Edition(name=SURVEY, study=survey, scores=survey_scores)


@pytest.fixture(scope="session")
def demonstration() -> Edition:
    """Return the edition of invented answers, which carry evidence."""
    study = load_shipped(DEMONSTRATION)
    return Edition(name=DEMONSTRATION, study=study, scores=score(study, Spec()))


@pytest.fixture(scope="session")
def series() -> Edition:
    """Return the edition of invented answers, which has one before it."""
    before, shown = (load_known(name) for name in ("smart-cities-study-2017-demo", DEMONSTRATION))
    return Edition(
        name=DEMONSTRATION,
        study=shown.sound,
        scores=score(shown.sound, Spec()),
        editions=(before, shown),
    )


def load_known(name: str) -> LoadedStudy:
    """Return a study of the project as the app has it."""
    return LoadedStudy(name, load_shipped(name), digest=name)


@pytest.fixture(scope="session")
def tiny(small: Study) -> Edition:
    """Return the edition of four cities, on the web."""
    return Edition(
        name="tiny",
        study=small,
        scores=score(small, Spec()),
        base_url="https://example.org/tiny/",
    )


@pytest.fixture(scope="session")
def sheet(edition: Edition) -> Sheet:
    """Return the page of Ghent in French, before it is written."""
    address = Address("fr", "city", "ghent")
    return Sheet(edition, edition.reader("fr", "ghent"), address)
