"""Tests of the versions of a data set: digests of the tables, and what changed between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartgov.study.catalog import STUDIES
from smartgov.study.load import load_study
from smartgov.study.versions import FILE, digest_tables, read_changes
from tests.smartgov.made_studies import SOUND, StudyFolder, write_study

HEADER = "date,digest,text_en,text_es,text_fr\n"
FIRST = "2026-01-02,0a1b2c3d,First,Primera,Première\n"


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    return write_study(tmp_path / "made")


def test_a_changed_answer_is_another_version(folder) -> None:
    before = digest_tables(folder.path)
    assert len(before) == 8
    folder.write("answers.csv", SOUND["answers.csv"].replace("brae,vote,0", "brae,vote,1"))
    assert digest_tables(folder.path) != before


def test_line_endings_and_metadata_make_no_version(folder) -> None:
    before = digest_tables(folder.path)
    file = folder.path / "answers.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    folder.describe_itself(citation="Another")
    assert digest_tables(folder.path) == before


def test_without_a_table_there_is_no_version(folder) -> None:
    (folder.path / "cities.csv").unlink()
    assert digest_tables(folder.path) == ""


def test_a_version_has_the_date_of_its_change(folder) -> None:
    digest = digest_tables(folder.path)
    study = load_study(folder.path).study
    assert study is not None
    assert study.info.version == digest
    folder.write(FILE, f"{HEADER}{FIRST}2026-02-03,{digest},Second,Segunda,Deuxième\n")
    loaded = load_study(folder.path)
    assert loaded.study is not None
    info = loaded.study.info
    assert info.version == f"2026-02-03-{digest}"
    assert [change.text.read("fr") for change in info.changes] == ["Deuxième", "Première"]
    assert info.changes_since(info.version) == ()
    assert info.changes_since("2026-01-02-0a1b2c3d") == info.changes[:1]
    assert info.changes_since("2026-01-02-ffffffff") is None


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        (f"{HEADER}2026-13-01,0a1b2c3d,a,b,c\n", "date", "2026-13-01"),
        (f"{HEADER}20260101,0a1b2c3d,a,b,c\n", "date", "20260101"),
        (f"{HEADER}2026-01-01,0A1B,a,b,c\n", "digest", "0A1B"),
    ],
)
def test_a_wrong_row_is_reported_and_left_out(folder, text, column, value) -> None:
    folder.write(FILE, text + FIRST)
    changes, problems = read_changes(folder.path)
    assert [change.digest for change in changes] == ["0a1b2c3d"]
    assert [(p.code, p.row, p.column, p.value) for p in problems] == [
        ("not_allowed", 2, column, value)
    ]


def test_a_missing_column_is_reported(folder) -> None:
    folder.write(FILE, "date,text_en\n2026-01-01,a\n")
    changes, problems = read_changes(folder.path)
    assert changes == ()
    assert [(p.code, p.column) for p in problems] == [("missing_column", "digest")]


@pytest.mark.parametrize("path", sorted(STUDIES.iterdir()), ids=lambda path: path.name)
def test_the_latest_change_of_every_data_set_is_listed(path) -> None:
    """After an edit of the data, ``changes.csv`` needs a row with the new digest."""
    changes, problems = read_changes(path)
    assert problems == []
    assert changes[0].digest == digest_tables(path)
    assert all(all(change.text.words) for change in changes)
