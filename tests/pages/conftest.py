"""Fixtures for tests of the pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from components import cache as app_cache
from smartgov.study.catalog import STUDIES, study_folders
from tests.conftest import SURVEY

LookForStudies = Callable[[Callable[[], dict[str, Path]]], None]


@pytest.fixture
def studies(tmp_path: Path, look_for_studies: LookForStudies) -> Path:
    """Return a folder in which the app looks for more studies than the survey, and no other."""
    root = tmp_path / "studies"
    root.mkdir()
    look_for_studies(lambda: {SURVEY: STUDIES / SURVEY, **study_folders(root)})
    return root


@pytest.fixture
def copied(tmp_path: Path, look_for_studies: LookForStudies) -> Path:
    """Return the folder of a copy of the survey, the only study that the app finds."""
    root = tmp_path / "studies"
    shutil.copytree(STUDIES / SURVEY, root / SURVEY)
    look_for_studies(lambda: study_folders(root))
    return root / SURVEY


@pytest.fixture
def look_for_studies(monkeypatch: pytest.MonkeyPatch) -> LookForStudies:
    """Return a function that tells the app where its studies are."""
    monkeypatch.setattr(app_cache, "_valid", {})  # no study of another test is remembered
    return lambda find: monkeypatch.setattr(app_cache, "study_folders", find)
