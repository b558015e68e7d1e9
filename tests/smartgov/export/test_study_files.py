"""Tests that an exported study is read back as the same study."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import numpy as np
import openpyxl
import pytest

from smartgov.export.study_files import study_files, to_workbook, write_study
from smartgov.model import Study
from smartgov.problems import has_errors
from smartgov.scoring.score import score
from smartgov.study.catalog import study_folders
from smartgov.study.load import load_study
from smartgov.text import Text
from tests.conftest import load_shipped
from tests.smartgov.made_studies import to_zip


@pytest.fixture(scope="module", params=study_folders())
def study(request: pytest.FixtureRequest) -> Study:
    return load_shipped(request.param)


#: Names that a spreadsheet would run as formulas.
FORMULAS = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)")


def renamed(study: Study, names: Sequence[str]) -> Study:
    """Return a study whose first cities are called otherwise."""
    cities = [replace(city, name=name) for city, name in zip(study.cities, names, strict=False)]
    return replace(study, cities=(*cities, *study.cities[len(cities) :]))


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_written_folder_is_the_same_study(study: Study, tmp_path: Path) -> None:
    write_study(study, tmp_path / study.info.id)
    loaded = load_study(tmp_path / study.info.id)
    assert not has_errors(loaded.problems)
    assert loaded.study is not None
    assert loaded.study.info == study.info
    assert loaded.study.framework == study.framework
    assert loaded.study.questions == study.questions
    assert loaded.study.cities == study.cities
    assert loaded.study.answers.equals(study.answers)
    assert score(loaded.study).overall.equals(score(study).overall)


def test_a_folder_that_is_there_is_left_alone(study: Study, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "note.txt").touch()
    with pytest.raises(FileExistsError):
        write_study(study, tmp_path / "made")
    assert [path.name for path in tmp_path.rglob("*")] == ["made", "note.txt"]


def test_a_folder_without_files_is_in_nobodys_way(study: Study, tmp_path: Path) -> None:
    (tmp_path / study.info.id).mkdir()
    write_study(study, tmp_path / study.info.id)
    assert load_study(tmp_path / study.info.id).study is not None


@pytest.mark.parametrize("failing", ["study_files", "Path.write_bytes"])
def test_a_study_is_written_whole_or_not_at_all(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"smartgov.export.study_files.{failing}", fail)
    with pytest.raises(OSError, match="No space"):
        write_study(study, tmp_path / "made")
    assert list(tmp_path.iterdir()) == []


def test_the_package_describes_its_files(study: Study) -> None:
    files = study_files(study)
    package = json.loads(files["datapackage.json"])
    assert package["status"] == study.info.status
    for resource in package["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        header = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert [field["name"] for field in resource["schema"]["fields"]] == header


def test_a_row_stands_for_an_answer_that_was_given(study: Study) -> None:
    rows = rows_of(study_files(study)["answers.csv"])
    assert len(rows) == int(study.answers.notna().to_numpy().sum())
    numbers = study.answers.to_numpy()
    if (numbers[~np.isnan(numbers)] % 1 == 0).all():
        assert not any("." in row["value"] for row in rows)


def test_the_readme_says_what_a_reader_must_know(study: Study) -> None:
    readme = study_files(study)["README.md"].decode()
    info = study.info
    for text in (info.title, info.caveat):
        assert all(words in readme for words in text.words)
    for words in (info.licence, info.citation, f"{len(study.cities)} cities"):
        assert words in readme
    statuses = {
        "real": ("real", "real", "réel"),
        "demonstration": ("demonstration", "demostración", "démonstration"),
        "not_stated": ("not stated", "no indicado", "non indiqué"),
    }
    for name, words in zip(
        ("Status: ", "Estado: ", "Statut\u00a0: "), statuses[info.status], strict=True
    ):
        assert f"{name}{words}." in readme
    assert "{" not in readme


def test_a_zip_holds_the_folder_and_is_the_same_each_time(study: Study) -> None:
    content = to_zip(study)
    assert content == to_zip(study)
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    found = {name: archive.read(name) for name in archive.namelist()}
    folder = study.info.id
    assert found == {f"{folder}/{name}": data for name, data in study_files(study).items()}


def test_a_workbook_has_a_row_a_city_and_a_column_a_question(study: Study) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(to_workbook(study)))
    further = ["Evidence"] if study.evidence else []
    sheets = ["Data set", "Framework", "Questions", "Cities", "Answers", *further]
    assert workbook.sheetnames == sheets
    header, *rows = workbook["Answers"].iter_rows(values_only=True)
    assert list(header) == ["city", *(question.id for question in study.questions)]
    assert [row[0] for row in rows] == [city.id for city in study.cities]
    given = sum(value is not None for row in rows for value in row[1:])
    assert given == int(study.answers.notna().to_numpy().sum())
    fields = dict(workbook["Data set"].iter_rows(min_row=2, values_only=True))
    assert (fields["status"], fields["basis"]) == (study.info.status, study.info.basis)
    assert fields["caveat_fr"] == study.info.caveat.given("fr")
    assert fields["short_title_es"] == study.info.short_title.given("es")


def test_no_name_is_run_by_a_spreadsheet(study: Study, tmp_path: Path) -> None:
    hostile, guarded = renamed(study, FORMULAS), [f"'{name}" for name in FORMULAS]
    rows = rows_of(study_files(hostile)["cities.csv"])
    assert [row["name"] for row in rows[: len(FORMULAS)]] == guarded
    workbook = openpyxl.load_workbook(io.BytesIO(to_workbook(hostile)))
    cells = [workbook["Cities"].cell(row, 2) for row in range(2, 2 + len(FORMULAS))]
    assert [cell.value for cell in cells] == guarded
    assert {cell.data_type for cell in cells} == {"s"}
    write_study(hostile, tmp_path / "made")
    loaded = load_study(tmp_path / "made").study
    assert loaded is not None
    assert tuple(city.name for city in loaded.cities[: len(FORMULAS)]) == FORMULAS


def test_names_in_other_languages_are_written_where_there_are_any(survey: Study) -> None:
    cities = study_files(survey)["cities.csv"].decode("utf-8-sig").splitlines()
    assert cities[0].startswith("id,name,name_es,name_fr,other_names,country")
    assert any(line.startswith("ghent,Ghent,Gante,Gand,Gent,BE") for line in cities)
    plain = [replace(city, names=Text(""), other_names=()) for city in survey.cities]
    unnamed = replace(survey, cities=tuple(plain))
    assert study_files(unnamed)["cities.csv"].decode("utf-8-sig").startswith("id,name,country,")
