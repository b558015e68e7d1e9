"""Fixtures for tests of the pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from components import cache as app_cache
from smartgov.model import Recommendation, Scores, Study
from smartgov.scoring.score import score
from smartgov.study.catalog import STUDIES, study_folders
from smartgov.study.framework import read_recommendations
from smartgov.study.load import load_study

SURVEY = "urban-governance-survey-2015"

UseStudies = Callable[[], Path]


@pytest.fixture(scope="session", autouse=True)
def look_for_components_once() -> Iterator[None]:
    """Keep what Streamlit finds in the installed packages.

    Every run of AppTest looks through all of them anew, which takes longer than most pages.
    """
    with pytest.MonkeyPatch.context() as patch:
        found = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture(scope="session")
def survey() -> Study:
    """Return the survey that the project ships. Nothing may write into it."""
    study = load_study(STUDIES / SURVEY).study
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


@pytest.fixture
def studies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which the app looks for its studies instead; the survey is in it."""
    root = tmp_path / "studies"
    shutil.copytree(STUDIES / SURVEY, root / SURVEY)
    monkeypatch.setattr(app_cache, "study_folders", lambda: study_folders(root))
    return root
