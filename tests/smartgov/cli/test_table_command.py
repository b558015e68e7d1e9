"""Tests of the command for any table of a study."""

from __future__ import annotations

import csv
import io

import pytest
from click.testing import CliRunner, Result

from smartgov.cli.commands import main
from smartgov.export.tables import TABLES

SURVEY = "urban-governance-survey-2015"
DEMO = "smart-cities-study-2019-demo"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rows_of(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.mark.parametrize("name", [name for name in TABLES if name != "change"])
def test_every_table_is_written(name: str) -> None:
    assert rows_of(run("table", name, DEMO))


@pytest.mark.parametrize(("command", "name"), [("score", "scores"), ("bands", "bands")])
def test_a_command_of_its_own_gives_the_same(command: str, name: str) -> None:
    options = (SURVEY, "--weight", "participation=3", "--aggregation", "geometric")
    assert run(command, *options).stdout == run("table", name, *options).stdout


def test_filters_choose_the_rows() -> None:
    rows = rows_of(run("table", "cities", SURVEY, "--country", "ES", "--search", "barc"))
    assert [row["id"] for row in rows] == ["barcelona"]
    rows = rows_of(run("table", "standards", SURVEY, "--recommendation", "design_together"))
    assert {row["recommendation"] for row in rows} == {"design_together"}


def test_change_is_since_an_edition() -> None:
    result = run("table", "change", DEMO)
    assert result.exit_code == 2
    assert "--since" in result.output
    table = run("table", "change", DEMO, "--since", "2017")
    assert table.stdout == run("change", DEMO, "--since", "2017").stdout


def test_a_measure_that_is_not_there_is_refused() -> None:
    assert run("table", "ranks", SURVEY, "--measure", "luck").exit_code == 2
