"""Tests of the cache: studies and scores are recomputed only if a file changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from components import cache
from smartgov.model import Spec, Study
from smartgov.study.catalog import study_folders
from smartgov.study.load import LoadedStudy
from tests.smartgov.made_studies import StudyFolder, write_study


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StudyFolder:
    """Return the folder of the only study that there is."""
    monkeypatch.setattr(cache, "study_folders", lambda: study_folders(tmp_path))
    return write_study(tmp_path / "made")


def known() -> LoadedStudy:
    """Return the study as its files are now."""
    return cache.load_studies()["made"]


def load() -> Study:
    study = known().study
    assert study is not None
    return study


def later(folder: StudyFolder, file: str) -> None:
    """Give a file another time, as an editor does; two writes may fall into one tick."""
    path = folder.path / file
    changed = path.stat().st_mtime_ns + 10**9
    os.utime(path, ns=(changed, changed))


def test_a_study_is_read_once(folder: StudyFolder):
    assert load() is load()


def test_a_changed_file_is_read_anew(folder: StudyFolder):
    before = load()
    folder.change("cities.csv", "arco,Arco", "arco,Arca")
    later(folder, "cities.csv")
    assert (before.cities[0].name, load().cities[0].name) == ("Arco", "Arca")


def test_scores_are_counted_anew_with_the_file(folder: StudyFolder):
    before = cache.load_scores(known(), Spec())
    assert cache.load_scores(known(), Spec()) is before
    folder.change("answers.csv", "arco,vote,1", "arco,vote,0")
    later(folder, "answers.csv")
    after = cache.load_scores(known(), Spec())
    assert after.normalized.loc["arco", "vote"] == 0
    assert before.normalized.loc["arco", "vote"] == 100


def test_scores_belong_to_their_spec(folder: StudyFolder):
    plain = cache.load_scores(known(), Spec())
    weighted = cache.load_scores(known(), Spec(weights=(("plans", 3.0),)))
    assert weighted.overall["arco"] != plain.overall["arco"]


def test_a_broken_study_has_problems_and_no_scores(folder: StudyFolder):
    folder.remove("answers.csv")
    loaded = known()
    assert loaded.study is None
    assert [problem.file for problem in loaded.problems] == ["answers.csv"]
    with pytest.raises(ValueError, match="made has problems"):
        cache.load_scores(known(), Spec())


def test_recommendations_of_the_study_are_those_of_its_framework(
    folder: StudyFolder, survey: Study
):
    assert len(cache.load_recommendations(survey)) == 7
    assert cache.load_recommendations(load()) == ()
