"""Tests of noticing files that differ from their checksums, and of renewing these."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from smartgov.problems import Problem
from smartgov.study.catalog import STUDIES
from smartgov.study.checksums import TABLES, check_files, describe_file, renew_checksums
from smartgov.study.datapackage import FILE
from smartgov.study.load import load_study
from smartgov.study.storage import MemoryFolder

CITIES = b'id,name\r\na,"A, \nthe first"\r\n\r\nb,B\r\n'


def resource(**fields: object) -> dict[str, object]:
    return {"path": "cities.csv", **describe_file(CITIES), **fields}


def check(content: bytes, *resources: object) -> list[Problem]:
    return check_files(MemoryFolder("made", {"cities.csv": content}), list(resources))


def test_rows_are_counted_without_header_and_blank_lines() -> None:
    assert describe_file(CITIES)["rows"] == 2
    assert describe_file(b"id\n")["rows"] == describe_file(b"")["rows"] == 0
    assert describe_file(b'"' + b"x" * 200_000)["rows"] == 0


def test_line_endings_are_no_change() -> None:
    unix = CITIES.replace(b"\r\n", b"\n")
    resource_of_unix = {"path": "cities.csv", **describe_file(unix)}
    assert check(CITIES, resource()) == check(CITIES, resource_of_unix) == []


def test_change_is_told_and_missing_rows_are_an_error() -> None:
    assert check(CITIES.replace(b"B", b"C"), resource()) == [Problem("hash_mismatch", "cities.csv")]
    assert check(CITIES + b"c,C\r\n", resource()) == [Problem("hash_mismatch", "cities.csv")]
    (problem,) = check(CITIES[: CITIES.index(b"b,B")], resource())
    assert problem == Problem("rows_missing", "cities.csv", value="1", allowed="2")
    assert problem.severity == "error"


def test_framework_that_got_lost_is_not_replaced_silently() -> None:
    """Without it, a study would be scored with the framework of the project."""
    listed = {"path": "framework.csv", **describe_file(CITIES)}
    assert check(CITIES, listed) == [Problem("missing_file", "framework.csv")]
    assert check(CITIES, {"path": "framework.csv"}) == []


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "chile-municipalities-2021"
    return Path(shutil.copytree(STUDIES / folder.name, folder))


def cut_half(file: Path) -> None:
    """Cut a file at the end of a line, as a copy that was broken off."""
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[: len(lines) // 2]))


@pytest.mark.parametrize("name", ["answers.csv", "cities.csv", "questions.csv"])
def test_study_that_was_copied_half_is_refused(copied: Path, name: str) -> None:
    cut_half(copied / name)
    loaded = load_study(copied)
    assert loaded.study is None
    assert [p.file for p in loaded.problems if p.code == "rows_missing"] == [name]


def test_checksums_are_renewed_after_an_edit(copied: Path) -> None:
    before = json.loads((copied / FILE).read_text("utf-8"))
    cut_half(copied / "answers.csv")
    shutil.copy(STUDIES.parent / "framework.csv", copied)
    assert set(renew_checksums(copied, FILE)) == set(TABLES)
    assert {p.code for p in load_study(copied).problems} == {"no_coordinates"}
    after = json.loads((copied / FILE).read_text("utf-8"))
    assert {**after, "resources": 0} == {**before, "resources": 0}
    schemas = [r.get("schema") for r in after["resources"]]
    assert schemas == [*(r["schema"] for r in before["resources"]), None]


def test_renewing_what_is_right_changes_nothing(copied: Path) -> None:
    before = (copied / FILE).read_bytes()
    renew_checksums(copied, FILE)
    assert (copied / FILE).read_bytes() == before


def test_file_that_is_gone_is_no_longer_listed(copied: Path) -> None:
    (copied / "cities.csv").unlink()
    assert renew_checksums(copied, FILE) == ["questions.csv", "answers.csv"]
    (copied / FILE).write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match="not an object"):
        renew_checksums(copied, FILE)
