"""Tests of the command line, mostly run in the same process."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from smartgov.cli.commands import main
from smartgov.export.spreadsheets import scores_table
from smartgov.model import Scores, Study
from smartgov.scoring.score import score
from smartgov.text import LANGUAGES
from tests.smartgov.made_studies import StudyFolder

ROOT = Path(__file__).resolve().parents[3]
SURVEY = "urban-governance-survey-2015"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rows_of(result: Result) -> dict[str, dict[str, str]]:
    """Return the rows that were printed, by city id."""
    assert result.exit_code == 0, result.output
    return {row["city_id"]: row for row in csv.DictReader(io.StringIO(result.stdout))}


# --- studies -----------------------------------------------------------------------------------


def test_studies_are_listed_with_what_they_are(survey: Study) -> None:
    lines = run("studies").stdout.splitlines()
    assert (
        "urban-governance-survey-2015\t"
        "How Cities are Governed: Urban Governance Survey, 2014–15\treal\t78 cities\t"
        f"{survey.info.version}"
    ) in lines


def test_study_that_does_not_load_is_listed_with_how_to_see_why(folder, monkeypatch) -> None:
    folder.remove("cities.csv")
    folders = {"made": folder.path}
    monkeypatch.setattr("smartgov.cli.commands.study_folders", lambda: folders)
    result = run("studies")
    assert result.exit_code == 0
    assert result.stdout == "made\tnot loaded: see python -m smartgov check made\n"


# --- score -------------------------------------------------------------------------------------


def test_columns_are_the_city_its_scores_coverage_and_rank() -> None:
    result = run("score", SURVEY)
    assert result.stdout.splitlines()[0] == (
        "city_id,city,country,overall,open_government,strategic_management,"
        "transparency,accountability,participation,collaboration,open_data,"
        "strategic_planning,evaluation,foresight,advanced_analytics,coverage,rank,"
        "study,status,version"
    )
    assert result.stderr == ""


def test_printed_scores_are_those_of_the_study_unrounded(
    survey: Study, survey_scores: Scores
) -> None:
    rows = rows_of(run("score", SURVEY))
    assert list(rows) == [city.id for city in survey.cities]
    for name in ("overall", "coverage", "rank"):
        printed = [float(row[name] or "nan") for row in rows.values()]
        np.testing.assert_array_equal(printed, getattr(survey_scores, name))
    for part in (survey_scores.pillars, survey_scores.dimensions):
        printed = [[float(row[name] or "nan") for name in part] for row in rows.values()]
        np.testing.assert_array_equal(printed, part.to_numpy())
    assert rows["barcelona"]["country"] == "ES"
    assert rows["barcelona"]["rank"] == "24"


def test_what_is_not_available_is_blank() -> None:
    row = rows_of(run("score", SURVEY))["bilbao"]
    assert row["overall"] == row["rank"] == row["accountability"] == row["open_data"] == ""
    assert row["city"] == "Bilbao"
    assert row["participation"] != ""
    assert 0 < float(row["coverage"]) < 1


def test_study_of_a_path_is_scored_with_its_own_framework(folder: StudyFolder) -> None:
    result = run("score", folder.path)
    rows = rows_of(result)
    assert list(rows["arco"]) == [
        *("city_id", "city", "country", "overall", "open", "plans"),
        *("voice", "data", "plan", "look", "coverage", "rank"),
        *("study", "status", "version"),
    ]
    assert float(rows["arco"]["overall"]) == pytest.approx(745 / 9)
    assert rows["arco"]["look"] == ""
    assert rows["brae"]["country"] == "NA"
    assert [row["rank"] for row in rows.values()] == ["1", "", "2", ""]


def test_weight_replaces_that_of_the_framework(folder: StudyFolder) -> None:
    """Without data, open government is voice alone, which Cove and Dell did not answer.

    Plans are then three of four parts, which is enough for those two: 100, from the plan alone.
    """
    rows = rows_of(run("score", folder.path, "--weight", "data=0", "--weight", "plans=3"))
    assert [row["rank"] for row in rows.values()] == ["3", "4", "1", "1"]
    assert float(rows["brae"]["overall"]) == pytest.approx(200 / 3 / 4)
    assert float(rows["arco"]["overall"]) == pytest.approx((250 / 3 + 3 * 100) / 4)


def test_weight_may_have_spaces_around_and_the_last_one_counts(folder: StudyFolder) -> None:
    spaced = run("score", folder.path, "--weight", "data=9", "--weight", " data = 0 ")
    assert spaced.stdout == run("score", folder.path, "--weight", "data=0").stdout
    assert spaced.exit_code == 0


def test_aggregation_may_be_geometric(folder: StudyFolder) -> None:
    rows = rows_of(run("score", folder.path, "--aggregation", "geometric"))
    assert float(rows["arco"]["voice"]) == pytest.approx((100 * 75 * 75) ** (1 / 3))


def test_minimum_coverage_may_be_any_share(folder: StudyFolder) -> None:
    none = rows_of(run("score", folder.path, "--min-coverage", "0"))
    full = rows_of(run("score", folder.path, "--min-coverage", "1"))
    assert [row["rank"] for row in none.values()] == ["2", "4", "3", "1"]
    assert [row["rank"] for row in full.values()] == ["1", "", "", ""]


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--weight", "nowhere=1", "no pillar or dimension is called nowhere"),
        ("--weight", "voice=-1", "the weight of voice must be 0 or a positive number"),
        ("--weight", "voice=nan", "the weight of voice must be 0 or a positive number"),
        ("--weight", "voice=inf", "the weight of voice must be 0 or a positive number"),
        ("--weight", "voice", "'voice' is not of the form dimension=number"),
        ("--weight", "voice=much", "'voice=much' is not of the form dimension=number"),
        ("--weight", "voice=1=2", "'voice=1=2' is not of the form dimension=number"),
        ("--weight", "=1", "no pillar or dimension is called"),
        ("--aggregation", "harmonic", "'harmonic' is not one of 'arithmetic', 'geometric'"),
        ("--min-coverage", "1.1", "1.1 is not in the range 0<=x<=1"),
        ("--min-coverage", "-0.1", "-0.1 is not in the range 0<=x<=1"),
        ("--min-coverage", "nan", ""),
    ],
)
def test_option_that_makes_no_sense_is_a_usage_error(folder, option, value, told) -> None:
    result = run("score", folder.path, option, value)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Usage:")
    assert told in result.stderr


def test_study_that_does_not_load_is_not_scored(folder: StudyFolder) -> None:
    folder.change("cities.csv", "Brae,NA", "Brae,Namibia")
    result = run("score", folder.path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        "error: cities.csv, row 3, column country: “Namibia” is not a country code. "
        "Use the two letters of ISO 3166-1, such as ES.\n"
    )


def test_unknown_study_is_told(tmp_path: Path) -> None:
    result = run("score", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "There is no such folder" in result.stderr


def test_table_of_scores_is_a_new_one(survey: Study, survey_scores: Scores) -> None:
    table = scores_table(survey, survey_scores)
    table.loc[:, "overall"] = 0
    assert survey_scores.overall.max() > 0


# --- check -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_sound_study_can_be_used(folder: StudyFolder, language: str) -> None:
    result = run("check", folder.path, "--language", language)
    assert result.exit_code == 0
    said = {
        "en": "made: 4 cities, 7 questions, can be used\n",
        "es": "made: 4 ciudades, 7 preguntas, se puede utilizar\n",
        "fr": "made\u00a0: 4 villes, 7 questions, utilisable\n",
    }
    assert result.stdout == said[language]


def test_shipped_study_is_checked_by_its_id() -> None:
    result = run("check", SURVEY)
    assert (result.exit_code, result.stdout) == (
        0,
        f"{SURVEY}: 78 cities, 30 questions, can be used\n",
    )


@pytest.mark.parametrize(
    ("language", "place", "kinds"),
    [
        ("en", "row 3", ["error", "error", "warning"]),
        ("es", "fila 3", ["error", "error", "advertencia"]),
        ("fr", "ligne 3", ["erreur", "erreur", "avertissement"]),
    ],
)
def test_every_problem_is_told_in_the_language_and_the_exit_code_is_1(
    folder, language, place, kinds
) -> None:
    folder.change("cities.csv", "Brae,NA", ",Namibia")
    folder.change("cities.csv", "CL,-33.4,-70.6", "CL,,")
    result = run("check", folder.path, "--language", language)
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in lines] == kinds
    assert all(place in line for line in lines[:2])
    assert "can be used" not in result.stdout


def test_coordinates_of_another_place_are_told(folder: StudyFolder) -> None:
    folder.change("cities.csv", "Arco,ES,43.3,-3", "Bilbao,ES,-2.93,43.26")
    result = run("check", folder.path)
    assert result.exit_code == 0
    assert result.stdout.startswith("warning: cities.csv, column latitude: “Bilbao”")
    assert "43.26, -2.93" in result.stdout


def test_warnings_do_not_fail(folder: StudyFolder) -> None:
    folder.change("cities.csv", "CL,-33.4,-70.6", "CL,,")
    result = run("check", folder.path)
    assert result.exit_code == 0
    assert result.stdout.startswith("warning: cities.csv, row 4, column latitude: ")
    assert result.stdout.endswith("made: 4 cities, 7 questions, can be used\n")


def test_folder_that_is_not_there_fails(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"error: {tmp_path / 'nowhere'}: There is no such folder.")


def test_unknown_language_is_a_usage_error(folder: StudyFolder) -> None:
    assert run("check", folder.path, "--language", "de").exit_code == 2


# --- as a process ------------------------------------------------------------------------------


def start(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "smartgov", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_module_runs_as_a_program(folder: StudyFolder) -> None:
    folder.change("cities.csv", "Arco,ES", "Årço,ES")
    process = start("score", folder.path, PYTHONUTF8="1")
    assert process.returncode == 0, process.stderr
    lines = process.stdout.decode("utf-8").splitlines()
    assert len(lines) == 5
    assert lines[1].startswith("arco,Årço,ES,82.77")
    assert score(folder.study()).overall["arco"] == float(lines[1].split(",")[3])


def test_output_is_utf8_wherever_it_goes(folder: StudyFolder) -> None:
    folder.change("cities.csv", "Arco,ES", "Fălticeni,ES")
    process = start("score", folder.path, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert process.returncode == 0
    assert "Fălticeni" in process.stdout.decode("utf-8")
