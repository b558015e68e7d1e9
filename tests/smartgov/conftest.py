"""Fixtures for tests of the domain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.smartgov.made_studies import StudyFolder, write_study


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    """Return the folder of a sound made-up study, to be broken at will."""
    return write_study(tmp_path / "made")
