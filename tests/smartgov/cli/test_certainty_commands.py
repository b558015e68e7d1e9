"""Tests of the commands on the certainty of a ranking: ranks, sensitivity, coherence."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from smartgov.certainty.bands import rank_bands
from smartgov.certainty.reliability import coherence_table
from smartgov.certainty.robustness import rank_intervals
from smartgov.certainty.sensitivity import rank_shifts
from smartgov.cli.commands import main
from smartgov.model import Spec
from smartgov.scoring.score import score
from tests.smartgov.made_studies import StudyFolder

ROOT = Path(__file__).resolve().parents[3]
SURVEY = "urban-governance-survey-2015"
COMMANDS = ("ranks", "bands", "sensitivity", "coherence")
HEADERS = {
    "ranks": "city_id,rank,rank_p05,rank_p50,rank_p95,top10_share,score,coverage,"
    "study,status,version",
    "bands": "city_id,band,rank,rank_p05,rank_p95,score,study,status,version",
    "sensitivity": "choice,target,shift,study,status,version",
    "coherence": "measure,dimension,other,n,value,study,status,version",
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rows_of(result: Result) -> list[dict[str, str]]:
    """Return the rows that were printed, and nothing else was."""
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return list(csv.DictReader(io.StringIO(result.stdout)))


def column(rows: list[dict[str, str]], name: str) -> list[float]:
    return [float(row[name] or "nan") for row in rows]


def start(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "smartgov", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )


# --- what is printed ---------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_columns(command) -> None:
    result = run(command, SURVEY)
    assert result.stdout.splitlines()[0] == HEADERS[command]
    assert "\r" not in result.stdout
    assert rows_of(result)


def test_ranks_are_printed_unrounded_in_the_order_of_the_study(survey, survey_scores) -> None:
    rows = rows_of(run("ranks", SURVEY))
    table = rank_intervals(survey, survey_scores)
    assert [row["city_id"] for row in rows] == list(table.index)
    for name in table:
        np.testing.assert_array_equal(column(rows, name), table[name])


@pytest.mark.parametrize("measure", ["overall", "open_government", "participation"])
def test_ranks_bands_and_sensitivity_of_a_measure(survey, survey_scores, measure) -> None:
    options = ("--measure", measure, "--draws", "50")
    table = rank_intervals(survey, survey_scores, measure, draws=50)
    rows = rows_of(run("ranks", SURVEY, *options))
    for name in table:
        np.testing.assert_array_equal(column(rows, name), table[name])
    rows = rows_of(run("bands", SURVEY, *options))
    np.testing.assert_array_equal(column(rows, "band"), rank_bands(table))
    np.testing.assert_array_equal(column(rows, "rank_p95"), table["rank_p95"])
    rows = rows_of(run("sensitivity", SURVEY, "--measure", measure))
    shifts = rank_shifts(survey, survey_scores, measure)
    np.testing.assert_array_equal(column(rows, "shift"), shifts["shift"])


@pytest.mark.parametrize("command", ["ranks", "bands", "sensitivity"])
def test_unknown_measure_is_a_usage_error(command) -> None:
    result = run(command, SURVEY, "--measure", "nowhere")
    assert result.exit_code == 2
    assert "'nowhere' is none of overall, open_government" in result.stderr


def test_band_is_a_whole_number_and_blank_where_there_is_none() -> None:
    rows = {row["city_id"]: row for row in rows_of(run("bands", SURVEY))}
    assert [rows["asker"]["band"], rows["barcelona"]["band"]] == ["1", "3"]
    assert set(list(rows["bilbao"].values())[1:-4]) == {""}


def test_rank_is_a_whole_number_and_blank_where_there_is_none() -> None:
    rows = {row["city_id"]: row for row in rows_of(run("ranks", SURVEY))}
    assert rows["barcelona"]["rank"] == "24"
    assert set(list(rows["bilbao"].values())[1:-4]) == {""}


def test_shifts_are_printed_the_largest_first(survey, survey_scores) -> None:
    rows = rows_of(run("sensitivity", SURVEY))
    table = rank_shifts(survey, survey_scores)
    assert [(row["choice"], row["target"]) for row in rows] == list(
        zip(table["choice"], table["target"], strict=True)
    )
    np.testing.assert_array_equal(column(rows, "shift"), table["shift"])


def test_coherence_is_printed_with_what_it_rests_on(survey, survey_scores) -> None:
    rows = rows_of(run("coherence", SURVEY))
    table = coherence_table(survey, survey_scores)
    assert [row["n"] for row in rows] == table["n"].astype(str).tolist()
    np.testing.assert_array_equal(column(rows, "value"), table["value"])
    assert list(rows[0].values())[:-1] == ["alpha", "accountability", "", "1", "", SURVEY, "real"]


# --- options -----------------------------------------------------------------------------------

OPTIONS = ("--weight", "participation=3", "--weight", "open_government=2", "--min-coverage", "0.5")
SPEC = Spec((("participation", 3.0), ("open_government", 2.0)), min_coverage=0.5)


def test_ranks_take_the_options_of_score(survey) -> None:
    rows = rows_of(run("ranks", SURVEY, *OPTIONS, "--draws", "50", "--seed", "3"))
    expected = rank_intervals(survey, score(survey, SPEC), draws=50, seed=3)
    for name in expected:
        np.testing.assert_array_equal(column(rows, name), expected[name])
    other = rank_intervals(survey, score(survey), draws=50, seed=3)
    assert not expected["rank_p50"].equals(other["rank_p50"])


def test_sensitivity_takes_the_options_of_score(survey) -> None:
    rows = rows_of(run("sensitivity", SURVEY, *OPTIONS, "--aggregation", "geometric"))
    spec = Spec(SPEC.weights, "geometric", SPEC.min_coverage)
    expected = rank_shifts(survey, score(survey, spec))
    assert [row["target"] for row in rows] == expected["target"].tolist()
    assert "arithmetic" in {row["target"] for row in rows}


def test_coherence_takes_the_options_of_score(survey) -> None:
    rows = rows_of(run("coherence", SURVEY, "--min-coverage", "1"))
    expected = coherence_table(survey, score(survey, Spec(min_coverage=1)))
    assert [int(row["n"]) for row in rows] == expected["n"].tolist()
    assert expected["n"].tolist() != coherence_table(survey, score(survey))["n"].tolist()


def test_draws_and_seed_have_their_defaults(survey, survey_scores) -> None:
    usual = run("ranks", SURVEY)
    assert run("ranks", SURVEY, "--draws", "1000", "--seed", "2019").stdout == usual.stdout
    assert run("ranks", SURVEY, "--draws", "100").stdout != usual.stdout
    assert run("ranks", SURVEY, "--seed", "1").stdout != usual.stdout


@pytest.mark.parametrize("command", ["ranks", "sensitivity"])
def test_study_of_a_path(folder: StudyFolder, command) -> None:
    rows = rows_of(run(command, folder.path))
    if command == "ranks":
        assert [row["rank"] for row in rows] == ["1", "", "2", ""]
        assert rows[0]["city_id"] == "arco"
    else:
        assert {row["target"] for row in rows if row["choice"] == "weight"} == {
            "voice",
            "data",
            "plan",
        }


def test_coherence_of_a_study_of_a_path(folder: StudyFolder) -> None:
    rows = rows_of(run("coherence", folder.path))
    assert [row["dimension"] for row in rows if row["measure"] == "alpha"] == [
        "voice",
        "data",
        "plan",
    ]


# --- nothing to say ----------------------------------------------------------------------------


def test_study_of_which_no_city_is_ranked(folder: StudyFolder) -> None:
    """Nothing but three weights of 0: blank ranks, and a header without rows."""
    nothing = [part for pillar in ("open", "plans") for part in ("--weight", f"{pillar}=0")]
    rows = rows_of(run("ranks", folder.path, *nothing))
    assert [row["city_id"] for row in rows] == ["arco", "brae", "cove", "dell"]
    assert {value for row in rows for value in list(row.values())[1:-4]} == {""}
    assert run("sensitivity", folder.path, *nothing).stdout == HEADERS["sensitivity"] + "\n"


# --- errors ------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--weight", "nowhere=1", "no pillar or dimension is called nowhere"),
        ("--weight", "voice=-1", "the weight of voice must be 0 or a positive number"),
        ("--weight", "voice", "'voice' is not of the form dimension=number"),
        ("--aggregation", "harmonic", "'harmonic' is not one of 'arithmetic', 'geometric'"),
        ("--min-coverage", "1.1", "1.1 is not in the range 0<=x<=1"),
    ],
)
def test_option_that_makes_no_sense_is_a_usage_error(folder, command, option, value, told) -> None:
    result = run(command, folder.path, option, value)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert told in result.stderr


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--draws", "0"),
        ("--draws", "-5"),
        ("--draws", "1000001"),
        ("--draws", "many"),
        ("--seed", "-1"),
        ("--seed", "x"),
    ],
)
def test_draws_and_seed_that_make_no_sense_are_usage_errors(folder, option, value) -> None:
    for command in ("ranks", "bands"):
        result = run(command, folder.path, option, value)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert option in result.stderr


@pytest.mark.parametrize("command", ["sensitivity", "coherence", "score"])
def test_only_ranks_are_drawn(folder, command) -> None:
    result = run(command, folder.path, "--draws", "10")
    assert result.exit_code == 2
    assert "No such option" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_study_that_does_not_load_is_told(folder: StudyFolder, command) -> None:
    folder.change("cities.csv", "Brae,NA", "Brae,Namibia")
    result = run(command, folder.path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("error: cities.csv, row 3, column country: “Namibia”")


@pytest.mark.parametrize("command", COMMANDS)
def test_unknown_study_is_told(tmp_path: Path, command) -> None:
    result = run(command, tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "There is no such folder" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_it_does(command) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "STUDY" in result.stdout
    assert "--min-coverage" in result.stdout


# --- as a process ------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes() -> None:
    """In another process, too."""
    one = start("ranks", SURVEY, "--draws", 200, "--seed", 11)
    two = run("ranks", SURVEY, "--draws", 200, "--seed", 11)
    other = run("ranks", SURVEY, "--draws", 200, "--seed", 12)
    assert one.returncode == 0, one.stderr
    assert one.stderr == b""
    assert one.stdout.splitlines()[0].decode("ascii") == HEADERS["ranks"]
    assert len(one.stdout.splitlines()) == 79
    assert one.stdout == two.stdout_bytes
    assert one.stdout != other.stdout_bytes
    assert pd.read_csv(io.BytesIO(one.stdout))["rank"].notna().sum() == 69


def test_usage_error_ends_the_process_with_2() -> None:
    process = start("ranks", SURVEY, "--draws", 0)
    assert process.returncode == 2
    assert process.stdout == b""
