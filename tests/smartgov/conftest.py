"""Fixtures for tests of the domain."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartgov.model import Scores, Study
from smartgov.scoring.score import score
from smartgov.study.catalog import STUDIES
from smartgov.study.load import load_study
from tests.smartgov.made_studies import StudyFolder, write_study


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    """Return the folder of a sound made-up study, to be broken at will."""
    return write_study(tmp_path / "made")


@pytest.fixture(scope="session")
def survey() -> Study:
    """Return the survey that the project ships. Nothing may write into it."""
    study = load_study(STUDIES / "urban-governance-survey-2015").study
    assert study is not None
    return study


@pytest.fixture(scope="session")
def survey_scores(survey: Study) -> Scores:
    """Return the scores of the survey with nothing chosen."""
    return score(survey)
