"""Tests of ``python -m smartgov import``, which turns a file into a valid study folder."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from smartgov.cli.commands import main
from smartgov.export.study_files import to_wide_csv, to_workbook
from smartgov.model import STATUSES, Study
from smartgov.scoring.score import score
from smartgov.study.load import load_study
from tests.smartgov.cases.test_own_cases import ROW, table
from tests.smartgov.made_studies import to_zip

ID = "smart-cities-study-2019"


def run(file: Path, out: Path, *options: str) -> Result:
    arguments = ["import", str(file), "--id", ID, "--out", str(out), *options]
    return CliRunner().invoke(main, arguments)


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.fixture
def partly(tmp_path: Path, survey: Study) -> Path:
    """Return a workbook with an answer that cannot be."""
    book = openpyxl.load_workbook(io.BytesIO(to_workbook(survey)))
    book["Answers"]["B2"] = 7
    path = tmp_path / "partly.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("name", "pack"), [("a.xlsx", to_workbook), ("a.csv", to_wide_csv), ("a.zip", to_zip)]
)
def test_a_file_becomes_a_study_that_check_passes(
    tmp_path: Path, survey: Study, name: str, pack
) -> None:
    out = tmp_path / "studies"
    result = run(write(tmp_path, name, pack(survey)), out)
    assert result.exit_code == 0, result.output
    assert "78 cities, 30 questions, can be used" in result.output
    loaded = load_study(out / ID)
    assert loaded.study is not None
    assert loaded.study.info.id == ID
    assert score(loaded.study).overall.equals(score(survey).overall)
    checked = CliRunner().invoke(main, ["check", str(out / ID)])
    assert checked.exit_code == 0
    assert "error" not in checked.output


def test_a_file_with_problems_writes_nothing(tmp_path: Path, partly: Path) -> None:
    result = run(partly, tmp_path / "studies")
    assert result.exit_code == 1
    assert "Rows with problems: 1" in result.stderr
    assert "Answers" in result.stderr
    assert not (tmp_path / "studies").exists()


def test_rows_with_problems_can_be_done_without(tmp_path: Path, partly: Path) -> None:
    result = run(partly, tmp_path / "studies", "--skip-rows")
    assert result.exit_code == 0
    assert "77 cities" in result.stdout
    package = json.loads((tmp_path / "studies" / ID / "datapackage.json").read_text("utf-8"))
    assert package["left_out"] == 1
    study = load_study(tmp_path / "studies" / ID).study
    assert study is not None
    assert study.info.left_out == 1


def test_a_file_that_says_nothing_of_itself_is_told_to_be_imported(
    tmp_path: Path, survey: Study
) -> None:
    out = tmp_path / "studies"
    run(write(tmp_path, "a.csv", to_wide_csv(survey)), out)
    run(write(tmp_path, "a.zip", to_zip(survey)), tmp_path / "others")
    silent, told = load_study(out / ID).study, load_study(tmp_path / "others" / ID).study
    assert silent is not None and told is not None
    assert "imported" in silent.info.caveat.en
    assert told.info.caveat == survey.info.caveat


def test_a_useless_file_says_why(tmp_path: Path) -> None:
    result = run(write(tmp_path, "a.xlsx", b"%PDF-1.7"), tmp_path / "studies", "--language", "es")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: a.xlsx: Es un archivo")
    assert not (tmp_path / "studies").exists()


def test_a_study_that_is_there_is_left_alone(tmp_path: Path, survey: Study) -> None:
    file, out = write(tmp_path, "a.zip", to_zip(survey)), tmp_path / "studies"
    (out / ID).mkdir(parents=True)
    (out / ID / "note.txt").touch()
    result = run(file, out)
    assert result.exit_code == 1
    assert ID in result.stderr
    assert [path.name for path in (out / ID).iterdir()] == ["note.txt"]


@pytest.mark.parametrize("study_id", ["", "a b", "../a", "a/b", ".a"])
def test_an_id_that_is_no_folder_name_is_refused(
    tmp_path: Path, survey: Study, study_id: str
) -> None:
    file = write(tmp_path, "a.zip", to_zip(survey))
    arguments = ["import", str(file), "--id", study_id, "--out", str(tmp_path / "studies")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert not (tmp_path / "studies").exists()


# --- what must be decided -------------------------------------------------------------------------

REAL = ("--status", "real")

TICKS = "Ciudad;País;voting;strategic_plan\nBilbao;ES;X;\nPorto;PT;;X\nLyon;FR;X;X\n"


@pytest.fixture
def ticks(tmp_path: Path) -> Path:
    """Return a list of ticks, in which it is not clear what a blank means."""
    return write(tmp_path, "ticks.csv", TICKS.encode())


def test_a_list_of_ticks_needs_to_be_told_what_a_blank_means(tmp_path: Path, ticks: Path) -> None:
    result = run(ticks, tmp_path / "studies", *REAL)
    assert result.exit_code == 1
    assert "--blank no" in result.stderr
    assert "voting, strategic_plan" in result.stderr
    assert not (tmp_path / "studies").exists()


@pytest.mark.parametrize(("means", "count"), [("no", 6), ("missing", 4)])
def test_what_was_decided_is_kept_in_the_folder_and_can_be_used_again(
    tmp_path: Path, ticks: Path, means: str, count: int
) -> None:
    out, again = tmp_path / "studies", tmp_path / "again"
    assert run(ticks, out, *REAL, "--blank", means).exit_code == 0
    study = load_study(out / ID).study
    assert study is not None
    assert int(study.answers.notna().sum().sum()) == count
    assert "blank cells were read" in study.info.caveat.en
    assert "imported" in study.info.caveat.en
    saved = out / ID / "mapping.json"
    assert json.loads(saved.read_text("utf-8"))["blank"] == dict.fromkeys(
        ("voting", "strategic_plan"), means
    )
    assert run(ticks, again, *REAL, "--mapping", str(saved)).exit_code == 0
    repeated = load_study(again / ID).study
    assert repeated is not None
    assert repeated.answers.equals(study.answers)
    assert (again / ID / "mapping.json").read_bytes() == saved.read_bytes()


def test_nothing_is_kept_where_nothing_was_decided(tmp_path: Path, survey: Study) -> None:
    run(write(tmp_path, "a.zip", to_zip(survey)), tmp_path / "studies")
    assert not (tmp_path / "studies" / ID / "mapping.json").exists()


def test_a_mapping_that_is_none_is_told(tmp_path: Path, ticks: Path) -> None:
    result = run(ticks, tmp_path / "studies", "--mapping", str(ticks))
    assert result.exit_code == 1
    assert "ticks.csv: This is not a mapping" in result.stderr
    assert not (tmp_path / "studies").exists()


@pytest.mark.parametrize(("sign", "number"), [("comma", 2500), ("point", 2.5)])
def test_the_decimal_sign_can_be_given(tmp_path: Path, sign: str, number: float) -> None:
    lines = "City;Country;transparency_audit;community_organizations\n"
    file = write(tmp_path, "a.csv", f"{lines}Arica;CL;70;2.500\nTalca;CL;60;9\n".encode())
    assert "--decimal" in run(file, tmp_path / "studies").stderr
    assert run(file, tmp_path / "studies", *REAL, "--decimal", sign).exit_code == 0
    study = load_study(tmp_path / "studies" / ID).study
    assert study is not None
    assert study.answers["community_organizations"].tolist() == [number, 9]


# --- whether the answers are real --------------------------------------------------------------


@pytest.fixture
def silent(tmp_path: Path) -> Path:
    """Return a file that does not say whether its answers are real."""
    return write(tmp_path, "a.csv", b"City,Country,contracts\nArco,ES,3\n")


def test_file_that_does_not_say_whether_it_is_real_needs_a_status(
    tmp_path: Path, silent: Path
) -> None:
    result = run(silent, tmp_path / "studies")
    assert result.exit_code == 1
    assert "--status real" in result.stderr
    assert not (tmp_path / "studies").exists()


@pytest.mark.parametrize("status", STATUSES)
def test_status_that_is_given_is_written(tmp_path: Path, silent: Path, status: str) -> None:
    assert run(silent, tmp_path / "studies", "--status", status).exit_code == 0
    loaded = load_study(tmp_path / "studies" / ID)
    assert loaded.study is not None
    assert loaded.study.info.status == status


def test_status_against_the_file_is_refused(tmp_path: Path, survey: Study) -> None:
    file = write(tmp_path, "a.csv", to_wide_csv(survey))
    result = run(file, tmp_path / "studies", "--status", "demonstration")
    assert result.exit_code == 1
    assert "is real" in result.stderr
    assert run(file, tmp_path / "studies", "--status", "real").exit_code == 0


# --- in the language of the reader -------------------------------------------------------------


def test_everything_is_said_in_the_language(tmp_path: Path, silent: Path, partly: Path) -> None:
    out, spanish = tmp_path / "studies", ("--language", "es")
    assert "no indica si" in run(silent, out, *spanish).stderr
    assert "Filas con problemas: 1" in run(partly, out, *spanish).stderr
    done = run(silent, out, "--status", "real", *spanish)
    assert "1 ciudades, 1 preguntas, se puede utilizar" in done.stdout
    assert "advertencia: a.csv" in done.stderr
    again = run(silent, out, "--status", "real", *spanish)
    assert "Ya existe" in again.stderr
    assert "exists" not in again.stderr


# --- checksums ---------------------------------------------------------------------------------


def test_checksums_of_an_edited_folder_are_renewed(tmp_path: Path, survey: Study) -> None:
    folder = tmp_path / "studies" / ID
    run(write(tmp_path, "a.zip", to_zip(survey)), folder.parent)
    cities = folder / "cities.csv"
    cities.write_bytes(cities.read_bytes().replace(b"Barcelona", b"Barcelone"))
    checked = CliRunner().invoke(main, ["check", str(folder)])
    assert "python -m smartgov checksums" in checked.output
    renewed = CliRunner().invoke(main, ["checksums", str(folder), "--language", "fr"])
    assert "mises à jour" in renewed.output
    assert load_study(folder).problems == ()


def test_checksums_of_no_folder_say_why(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["checksums", str(tmp_path)])
    assert result.exit_code == 1
    assert "No such file" in result.output
    (tmp_path / "datapackage.json").write_text("{", encoding="utf-8")
    assert CliRunner().invoke(main, ["checksums", str(tmp_path)]).exit_code == 1


def test_practices_are_kept_with_the_study_and_checked(tmp_path: Path, survey: Study) -> None:
    file, out = write(tmp_path, "a.zip", to_zip(survey)), tmp_path / "studies"
    good = write(tmp_path, "mine.csv", table({**ROW, "city": "bilbao"}))
    result = run(file, out, "--practices", str(good))
    assert result.exit_code == 0, result.output
    kept = out / ID / "practices.csv"
    assert kept.read_bytes() == good.read_bytes()
    checked = CliRunner().invoke(main, ["check", str(out / ID)])
    assert checked.exit_code == 0, checked.output
    kept.write_bytes(table({**ROW, "city": "atlantis"}))
    checked = CliRunner().invoke(main, ["check", str(out / ID)])
    assert checked.exit_code == 1
    assert "practices.csv, row 2, column city" in checked.output


def test_practices_with_a_problem_write_nothing(tmp_path: Path, survey: Study) -> None:
    bad = write(tmp_path, "mine.csv", table({**ROW, "address": "javascript:1", "seen": "x"}))
    file = write(tmp_path, "a.zip", to_zip(survey))
    result = run(file, tmp_path / "studies", "--practices", str(bad))
    assert result.exit_code == 1
    assert result.stderr.count("mine.csv, row 2") == 3  # address, date and the unknown city
    assert not (tmp_path / "studies").exists()
