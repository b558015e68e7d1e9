"""Tests of listing studies and of detecting changed ones."""

from __future__ import annotations

import os

import pytest

from smartgov.study.catalog import PREFERRED, STUDIES, fingerprint, study_folders
from tests.smartgov.made_studies import write_study


def make_folders(root, *names):
    for name in names:
        (root / name).mkdir()
    return root


def test_survey_is_the_default_until_the_answers_of_2019_are_there(tmp_path) -> None:
    survey = "urban-governance-survey-2015"
    root = make_folders(tmp_path, "a", survey, "z", "smart-cities-study-2019-demo")
    assert list(study_folders(root)) == [survey, "a", "smart-cities-study-2019-demo", "z"]
    make_folders(root, "smart-cities-study-2019")
    assert list(study_folders(root))[:3] == ["smart-cities-study-2019", survey, "a"]


def test_study_is_a_folder(tmp_path) -> None:
    make_folders(tmp_path, "a")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert study_folders(tmp_path) == {"a": tmp_path / "a"}


def test_a_study_that_is_being_written_is_hidden(tmp_path) -> None:
    (tmp_path / ".made").mkdir()
    assert study_folders(tmp_path) == {}


def test_there_may_be_no_study(tmp_path) -> None:
    assert study_folders(tmp_path) == {}
    assert study_folders(tmp_path / "nowhere") == {}


def test_shipped_study_is_found() -> None:
    assert next(iter(study_folders())) in PREFERRED
    assert study_folders()["urban-governance-survey-2015"].parent == STUDIES


def test_fingerprint_of_the_same_files_is_the_same(folder) -> None:
    assert fingerprint(folder.path) == fingerprint(folder.path)


def test_fingerprint_changes_with_the_size_of_a_file(folder) -> None:
    path = folder.path / "answers.csv"
    before, status = fingerprint(folder.path), path.stat()
    folder.change("answers.csv", "dell,strategy,1\n", "dell,strategy,1\ndell,vote,1\n")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert fingerprint(folder.path) != before


def test_fingerprint_changes_with_the_time_of_a_file(folder) -> None:
    path = folder.path / "answers.csv"
    before, status = fingerprint(folder.path), path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))
    assert fingerprint(folder.path) != before


@pytest.mark.parametrize("file", ["framework.csv", "cities.csv"])
def test_fingerprint_changes_with_a_file_less(folder, file) -> None:
    before = fingerprint(folder.path)
    folder.remove(file)
    assert fingerprint(folder.path) != before


@pytest.mark.parametrize("shared", ["FRAMEWORK_FILE", "RECOMMENDATIONS_FILE"])
def test_fingerprint_changes_with_what_studies_share(folder, tmp_path, monkeypatch, shared) -> None:
    path = tmp_path / "shared.csv"
    path.write_text("id\n", encoding="utf-8")
    monkeypatch.setattr(f"smartgov.study.catalog.{shared}", path)
    before = fingerprint(folder.path)
    path.write_text("id,parent\n", encoding="utf-8")
    assert fingerprint(folder.path) != before


def test_fingerprints_of_two_folders_with_the_same_files_differ(folder, tmp_path) -> None:
    other = write_study(tmp_path / "other")
    for path in folder.path.iterdir():
        status = path.stat()
        os.utime(other.path / path.name, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert fingerprint(folder.path) != fingerprint(other.path)


def test_fingerprint_of_no_folder_is_no_error(tmp_path) -> None:
    assert fingerprint(tmp_path / "nowhere") == fingerprint(tmp_path / "elsewhere")


def test_further_folders_are_named_by_the_environment(tmp_path, monkeypatch) -> None:
    ours, theirs, others = (tmp_path / name for name in ("ours", "theirs", "others"))
    for root in (ours, theirs, others):
        root.mkdir()
    make_folders(ours, "a")
    make_folders(theirs, "smart-cities-study-2019")
    make_folders(others, "b", "a")
    named = os.pathsep.join(map(str, (theirs, tmp_path / "nowhere", "", others)))
    monkeypatch.setenv("SMARTGOV_STUDIES", named)
    assert study_folders(ours) == {
        "smart-cities-study-2019": theirs / "smart-cities-study-2019",
        "a": ours / "a",
        "b": others / "b",
    }
