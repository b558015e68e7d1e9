"""Tests of the command for change between editions, and of what check says of a series."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smartgov.cli.change_command import find_others
from smartgov.cli.commands import main
from smartgov.editions.change import COLUMNS
from tests.smartgov.made_studies import SOUND, StudyFolder, write_study

HEADER = ["city_id", "measure", "since", "edition", *COLUMNS, "study", "status", "version"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def editions(tmp_path: Path) -> tuple[StudyFolder, StudyFolder]:
    """Return the folders of two editions; in the later one a city answers otherwise."""
    before, after = (write_study(tmp_path / f"made-{year}") for year in (2014, 2018))
    before.describe_itself(id="made-2014", series="made-series", edition=2014)
    after.describe_itself(id="made-2018", series="made-series", edition=2018)
    after.write("answers.csv", SOUND["answers.csv"].replace("brae,vote,0", "brae,vote,1"))
    return before, after


def rows_of(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_every_city_and_score_has_a_row(editions) -> None:
    rows = rows_of(run("change", editions[1].path, "--since", "2014", "--draws", 50))
    assert list(rows[0]) == HEADER
    assert {row["measure"] for row in rows} == {"overall", "open", "plans", "voice", "data", "plan"}
    voice = {row["city_id"]: row for row in rows if row["measure"] == "voice"}
    assert set(voice) == {"arco", "brae", "cove", "dell"}
    assert float(voice["brae"]["change"]) == pytest.approx(100 / 3)
    assert float(voice["arco"]["change"]) == 0
    assert voice["arco"]["clear"] == "False"
    assert voice["dell"]["change"] == ""
    assert (voice["arco"]["since"], voice["arco"]["edition"]) == ("2014", "2018")


def test_a_later_edition_is_nothing_to_compare_with(editions) -> None:
    result = run("change", editions[0].path, "--since", "2018")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'2018'" in result.stderr


def test_options_are_those_of_score(editions) -> None:
    options = ("--weight", "plans=0", "--draws", 20)
    rows = rows_of(run("change", editions[1].path, "--since", "2014", *options))
    by = {(row["city_id"], row["measure"]): row["change"] for row in rows}
    assert by["brae", "overall"] == by["brae", "open"]


def test_the_same_seed_gives_the_same_output(editions) -> None:
    one, other = (run("change", editions[1].path, "--since", 2014).stdout for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("language", "word"), [("en", "2014"), ("es", "edición"), ("fr", "édition")]
)
def test_an_unknown_edition_is_an_error(editions, language: str, word: str) -> None:
    result = run("--language", language, "change", editions[1].path, "--since", "2016")
    assert result.exit_code == 2
    assert word in result.stderr
    assert "'2016'" in result.stderr


def test_a_break_leaves_nothing_to_compare(editions) -> None:
    changed = {"break": {"en": "New rules."}}
    editions[1].describe_itself(id="made-2018", series="made-series", edition=2018, **changed)
    result = run("change", editions[1].path, "--since", "2014")
    assert result.exit_code == 2
    assert "2014" in result.stderr


def test_a_study_without_series_has_no_other_edition(folder: StudyFolder) -> None:
    assert run("change", folder.path, "--since", "2014").exit_code == 2
    assert find_others(folder.study(), str(folder.path)) == []


def test_check_names_what_does_not_fit(editions) -> None:
    editions[1].change(
        "questions.csv", "listen,voice,scored,scale,0,4", "listen,voice,scored,scale,0,5"
    )
    result = run("check", editions[1].path)
    assert result.exit_code == 0
    assert "listen" in result.output
    assert "2014" in result.output


def test_check_refuses_an_edition_that_is_there_already(editions) -> None:
    editions[1].describe_itself(id="made-2018", series="made-series", edition=2014)
    result = run("check", editions[0].path)
    assert result.exit_code == 1
    assert "made-2018" in result.output
